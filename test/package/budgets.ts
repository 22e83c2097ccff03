/** What a package may bring into an empty project: itself, what it needs and what that needs. */
export interface Budget {
  packages: number;
  megabytes: number;
}

/** Measured, and a little more. Whoever raises one says in the same change what it buys. */
export const budgets: Readonly<Record<string, Budget>> = {
  '@leister/rest': { packages: 31, megabytes: 5 },
  '@leister/openstack': { packages: 32, megabytes: 5 },
  '@leister/identity': { packages: 33, megabytes: 5.4 },
  '@leister/compute': { packages: 33, megabytes: 5.7 },
  '@leister/image': { packages: 33, megabytes: 5.4 },
  '@leister/network': { packages: 33, megabytes: 5.6 },
  '@leister/block-storage': { packages: 33, megabytes: 5.6 },
  '@leister/storage': { packages: 33, megabytes: 5.6 },
  '@leister/testkit': { packages: 34, megabytes: 6 },
  '@leister/dummy': { packages: 39, megabytes: 6 },
  // The whole API of LXD with its types, and lxdapi.
  '@leister/lxd': { packages: 36, megabytes: 7.6 },
  // Nearly half of it is the list of public domains that a jar of cookies asks, in each form a program may want.
  '@leister/orchestrator': { packages: 38, megabytes: 10.2 },
  '@leister/clouds': { packages: 53, megabytes: 17.2 },
  // PostgreSQL itself, as WebAssembly, is 27 of them.
  'leister-orchestrator': { packages: 125, megabytes: 64 },
  // All that the command needs is in its bundle.
  leister: { packages: 1, megabytes: 3.3 },
};
