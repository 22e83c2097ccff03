import { type CloudState, itemKinds } from './state.js';

/** What a cloud holds when it is new. What is left out is as in {@link defaultSeed}. */
export interface DummySeed {
  images?: readonly { id: string; name: string; metadata?: Readonly<Record<string, string>> }[];
  /** `ram` in MiB, `disk` in GiB. */
  flavors?: readonly { id: string; name: string; ram: number; disk: number; vcpus?: number }[];
  /** Servers that are there from the start, ACTIVE; by default with the address 127.0.0.1. */
  servers?: readonly { id: string; name: string; flavorId: string; imageId: string; address?: string }[];
  /** `size` in GiB. */
  volumes?: readonly { id: string; name: string; size: number }[];
}

/** The images, sizes and first nodes that the Orchestrator's document shows, and two volumes to attach. */
export const defaultSeed: Required<DummySeed> = {
  images: [
    { id: '1', name: 'Ubuntu 9.10' },
    { id: '2', name: 'Ubuntu 9.04' },
    { id: '3', name: 'Slackware 4' },
  ],
  flavors: [
    { id: '1', name: 'Small', ram: 128, disk: 4 },
    { id: '2', name: 'Medium', ram: 512, disk: 16 },
    { id: '3', name: 'Big', ram: 4096, disk: 32 },
    { id: '4', name: 'XXL Big', ram: 8192, disk: 128 },
  ],
  servers: [
    { id: '1', name: 'dummy-1', flavorId: '1', imageId: '1' },
    { id: '2', name: 'dummy-2', flavorId: '1', imageId: '1' },
  ],
  volumes: [
    { id: '1', name: 'volume-1', size: 1 },
    { id: '2', name: 'volume-2', size: 10 },
  ],
};

/** The day of the document's examples: two new clouds are equal to the letter. */
const dayOfSeed = '2015-06-29T14:40:00.000Z';

/** A new cloud. */
export function newCloud(seed: DummySeed = {}): CloudState {
  const { images, flavors, servers, volumes } = { ...defaultSeed, ...seed };
  const state: CloudState = {
    serials: { servers: 0, flavors: 0, images: 0, keypairs: 0, floatingIps: 0, volumes: 0 },
    images: images.map((image, index) => ({
      serial: index + 1,
      ...image,
      metadata: { ...image.metadata },
      created: dayOfSeed,
      updated: dayOfSeed,
    })),
    flavors: flavors.map((flavor, index) => ({ serial: index + 1, ...flavor })),
    servers: servers.map(({ address = '127.0.0.1', ...server }, index) => ({
      serial: index + 1,
      ...server,
      status: 'ACTIVE',
      addresses: { public: [address] },
      metadata: {},
      tags: [],
      created: dayOfSeed,
      updated: dayOfSeed,
      log: [],
      securityGroups: [],
      extra: { foo: 'bar' },
    })),
    keypairs: [],
    floatingIps: [],
    volumes: volumes.map((volume, index) => ({ serial: index + 1, ...volume })),
  };
  for (const kind of itemKinds) state.serials[kind] = state[kind].length;
  return state;
}
