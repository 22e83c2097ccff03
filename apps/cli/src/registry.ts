import type { Command, Group } from './command.js';

/** A first word of the command line. What is behind it is loaded when it is named. */
export interface Entry {
  name: string;
  summary: string;
  load: () => Promise<Group | Command>;
}

/** A first word that is a program of its own: `leister-NAME`, found on the PATH. */
export interface Program {
  name: string;
  summary: string;
  /** Absolute path. */
  program: string;
}

/** What first words there are. */
export interface Groups {
  find(name: string): Promise<Entry | Program | undefined>;
  all(): Promise<readonly (Entry | Program)[]>;
}

export const registry: readonly Entry[] = [
  {
    name: 'server',
    summary: 'servers: virtual machines and containers',
    load: async () => (await import('./commands/server/index.js')).server,
  },
  {
    name: 'flavor',
    summary: 'the sizes servers come in',
    load: async () => (await import('./commands/flavor/index.js')).flavor,
  },
  {
    name: 'imagecompute',
    summary: 'images that servers are made from, as the compute service knows them',
    load: async () => (await import('./commands/imagecompute/index.js')).imagecompute,
  },
  {
    name: 'keypair',
    summary: 'key pairs that new servers let in',
    load: async () => (await import('./commands/keypair/index.js')).keypair,
  },
  {
    name: 'image',
    summary: 'what disks are made from, as the image service keeps it',
    load: async () => (await import('./commands/image/index.js')).image,
  },
  {
    name: 'volume',
    summary: 'disks that servers can be given',
    load: async () => (await import('./commands/volume/index.js')).volume,
  },
  {
    name: 'snapshot',
    summary: 'what volumes held at one time',
    load: async () => (await import('./commands/snapshot/index.js')).snapshot,
  },
  {
    name: 'volume-type',
    summary: 'the kinds of volumes there are',
    load: async () => (await import('./commands/volume-type/index.js')).volumeType,
  },
  {
    name: 'volume-backup',
    summary: 'copies of volumes that are kept elsewhere',
    load: async () => (await import('./commands/volume-backup/index.js')).volumeBackup,
  },
  {
    name: 'volume-transfer',
    summary: 'volumes that go over to another project',
    load: async () => (await import('./commands/volume-transfer/index.js')).volumeTransfer,
  },
  {
    name: 'container',
    summary: 'what objects are kept in',
    load: async () => (await import('./commands/container/index.js')).container,
  },
  {
    name: 'file',
    summary: 'objects: files in the store, and on their way',
    load: async () => (await import('./commands/file/index.js')).file,
  },
  {
    name: 'node',
    summary: 'nodes of an Orchestrator, and whose they are',
    load: async () => (await import('./commands/node/index.js')).node,
  },
  {
    name: 'network',
    summary: 'networks that servers are connected by',
    load: async () => (await import('./commands/network/index.js')).network,
  },
  {
    name: 'subnet',
    summary: 'the ranges of addresses of networks',
    load: async () => (await import('./commands/subnet/index.js')).subnet,
  },
  {
    name: 'port',
    summary: 'where servers and routers meet networks',
    load: async () => (await import('./commands/port/index.js')).port,
  },
  {
    name: 'ip',
    summary: 'floating IPs: addresses that the outside knows',
    load: async () => (await import('./commands/ip/index.js')).ip,
  },
  {
    name: 'router',
    summary: 'what connects networks, with each other and the outside',
    load: async () => (await import('./commands/router/index.js')).router,
  },
  {
    name: 'security-group',
    summary: 'what may be spoken with servers',
    load: async () => (await import('./commands/security-group/index.js')).securityGroup,
  },
  {
    name: 'catalog',
    summary: 'what services a login is good for',
    load: async () => (await import('./commands/catalog/index.js')).catalog,
  },
  {
    name: 'token',
    summary: 'what services know you by',
    load: async () => (await import('./commands/token/index.js')).token,
  },
  {
    name: 'quota',
    summary: 'how much a project may have',
    load: async () => (await import('./commands/quota/index.js')).quota,
  },
  {
    name: 'limits',
    summary: 'what services allow',
    load: async () => (await import('./commands/limits/index.js')).limits,
  },
  {
    name: 'identity',
    summary: 'users, projects, roles and domains of a cloud, and credentials',
    load: async () => (await import('./commands/identity/index.js')).identity,
  },
  {
    name: 'cloud',
    summary: 'the clouds that are configured, and what they can do',
    load: async () => (await import('./commands/cloud/index.js')).cloud,
  },
  {
    name: 'config',
    summary: 'the configuration: clouds, and what holds for all of them',
    load: async () => (await import('./commands/config/index.js')).config,
  },
  {
    name: 'history',
    summary: 'the commands that were given',
    load: async () => (await import('./commands/history/index.js')).history,
  },
  {
    name: 'completion',
    summary: 'completion for a shell',
    load: async () => (await import('./commands/completion.js')).completion,
  },
  {
    name: 'help',
    summary: 'help on a group, a command or a topic',
    load: async () => (await import('./commands/help.js')).help,
  },
];

/** What comes with leister. */
export const builtInGroups: Groups = {
  find: async (name) => registry.find((entry) => entry.name === name),
  all: async () => registry,
};

export function isProgram(entry: Entry | Program): entry is Program {
  return 'program' in entry;
}
