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
  '@leister/storage': { packages: 33, megabytes: 5.4 },
  '@leister/testkit': { packages: 34, megabytes: 6 },
  '@leister/dummy': { packages: 39, megabytes: 6 },
  '@leister/lxd': { packages: 36, megabytes: 6.8 },
  // A third of it are the suffixes of public domains that a jar of cookies wants to know.
  '@leister/orchestrator': { packages: 38, megabytes: 7 },
  '@leister/clouds': { packages: 46, megabytes: 10.4 },
  // PostgreSQL itself, as WebAssembly, is 27 of them.
  'leister-orchestrator': { packages: 125, megabytes: 64 },
  // All that the command needs is in its bundle.
  leister: { packages: 1, megabytes: 2 },
};
