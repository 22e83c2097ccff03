import { Readable } from 'node:stream';
import type { ComputeClient } from '@leister/compute';
import type { RestClient, WaitOptions } from '@leister/rest';

/** The clients whose calls are tried, all on one origin. */
export interface Clients {
  compute: ComputeClient;
  rest: RestClient;
}

/**
 * Kinds of calls: those of one kind come out of any fault alike. The text says, for the documentation, what they have
 * in common.
 */
export const kinds = {
  read: 'GET, the answer is understood',
  page: 'GET of a further page of a listing',
  wait: 'GET, again and again; the fault comes after the first look',
  exists: 'GET, the status is the answer',
  head: 'HEAD',
  put: 'PUT, answered with what it made',
  delete: 'PUT or DELETE, answered with nothing (204)',
  create: 'POST, answered with what it made',
  action: 'POST, answered with nothing (202)',
  upload: 'PUT of bytes, or of a factory of streams',
  'upload once': 'PUT of a bare stream, which cannot be sent a second time',
  download: 'GET, the answer is a stream',
} as const;

export type Kind = keyof typeof kinds;

/** Calls that are tried against every fault. */
export interface Family {
  /** The method and, where it matters, how it is used. */
  name: string;
  kind: Kind;
  call(clients: Clients, patience: WaitOptions): PromiseLike<unknown>;
}

export const adminPassword = 'correct-horse-Zx81-battery-staple';

const newServer = { name: 'five', flavorId: '1', imageId: 'a', adminPassword };

/** Every family of methods, by one of its members or more. */
export const families: readonly Family[] = [
  { name: 'listServers', kind: 'read', call: ({ compute }) => compute.listServers() },
  {
    name: 'listServers, without details',
    kind: 'read',
    call: ({ compute }) => compute.listServers({ detail: false }),
  },
  { name: 'listFlavors', kind: 'read', call: ({ compute }) => compute.listFlavors() },
  { name: 'listImages', kind: 'read', call: ({ compute }) => compute.listImages() },
  { name: 'listKeypairs', kind: 'read', call: ({ compute }) => compute.listKeypairs() },
  { name: 'getFloatingIps', kind: 'read', call: ({ compute }) => compute.getFloatingIps() },
  { name: 'listVolumeAttachments', kind: 'read', call: ({ compute }) => compute.listVolumeAttachments('1') },
  { name: 'getServerDetails', kind: 'read', call: ({ compute }) => compute.getServerDetails('1') },
  { name: 'getFlavorDetails', kind: 'read', call: ({ compute }) => compute.getFlavorDetails('1') },
  { name: 'findServer', kind: 'read', call: ({ compute }) => compute.findServer('server 1') },
  { name: 'getServerMetadata', kind: 'read', call: ({ compute }) => compute.getServerMetadata('1') },
  { name: 'listTags', kind: 'read', call: ({ compute }) => compute.listTags('1') },
  { name: 'getServerNics', kind: 'read', call: ({ compute }) => compute.getServerNics('1') },
  { name: 'getServerDiagnostics', kind: 'read', call: ({ compute }) => compute.getServerDiagnostics('1') },
  { name: 'getLimits', kind: 'read', call: ({ compute }) => compute.getLimits() },
  { name: 'features', kind: 'read', call: ({ compute }) => compute.features() },
  {
    name: 'waitServerUntil, its first look',
    kind: 'read',
    call: ({ compute }, patience) => compute.waitServerUntil('1', ['ACTIVE', 'BUILD'], patience),
  },
  { name: 'get', kind: 'read', call: ({ rest }) => rest.get('/servers/1') },

  {
    name: 'listServers, all pages',
    kind: 'page',
    call: ({ compute }) => compute.listServers({}, { query: { paged: 'yes' } }),
  },
  {
    name: 'listServers, server by server',
    kind: 'page',
    call: ({ compute }) => drain(compute.listServers({}, { query: { paged: 'yes' } })),
  },

  {
    name: 'waitServerUntil',
    kind: 'wait',
    call: ({ compute }, patience) => compute.waitServerUntil('1', 'ACTIVE', patience),
  },
  {
    name: 'waitServerWhile',
    kind: 'wait',
    call: ({ compute }, patience) => compute.waitServerWhile('1', 'BUILD', patience),
  },
  {
    name: 'waitServersUntil',
    kind: 'wait',
    call: ({ compute }, patience) => firstFailure(compute.waitServersUntil(['1', '2'], 'ACTIVE', patience)),
  },

  { name: 'checkTagExists', kind: 'exists', call: ({ compute }) => compute.checkTagExists('1', 'blue') },
  { name: 'head', kind: 'head', call: ({ rest }) => rest.head('/objects/one') },

  {
    name: 'createServerMetadata',
    kind: 'put',
    call: ({ compute }) => compute.createServerMetadata('1', { key: 'role', value: 'web' }),
  },
  { name: 'replaceTags', kind: 'put', call: ({ compute }) => compute.replaceTags('1', ['blue', 'green']) },

  { name: 'deleteServer', kind: 'delete', call: ({ compute }) => compute.deleteServer('1') },
  {
    name: 'deleteServerMetadata',
    kind: 'delete',
    call: ({ compute }) => compute.deleteServerMetadata('1', 'role'),
  },
  { name: 'addTag', kind: 'delete', call: ({ compute }) => compute.addTag('1', 'red') },
  { name: 'deleteTags', kind: 'delete', call: ({ compute }) => compute.deleteTags('1') },

  { name: 'createServer', kind: 'create', call: ({ compute }) => compute.createServer(newServer) },
  {
    name: 'createServers',
    kind: 'create',
    call: ({ compute }) => firstFailure(compute.createServers([newServer])),
  },
  {
    name: 'updateServerMetadata',
    kind: 'create',
    call: ({ compute }) => compute.updateServerMetadata('1', { role: 'db' }),
  },
  { name: 'createKey', kind: 'create', call: ({ compute }) => compute.createKey('mine') },
  { name: 'attachVolume', kind: 'create', call: ({ compute }) => compute.attachVolume('1', 'v-1') },
  { name: 'getServerConsole', kind: 'create', call: ({ compute }) => compute.getServerConsole('1') },
  {
    name: 'rebuildServer',
    kind: 'create',
    call: ({ compute }) => compute.rebuildServer('1', { imageId: 'a' }),
  },

  { name: 'startServer', kind: 'action', call: ({ compute }) => compute.startServer('1') },
  { name: 'rebootServer', kind: 'action', call: ({ compute }) => compute.rebootServer('1', true) },
  { name: 'resizeServer', kind: 'action', call: ({ compute }) => compute.resizeServer('1', '2') },
  {
    name: 'changeAdminPassword',
    kind: 'action',
    call: ({ compute }) => compute.changeAdminPassword('1', adminPassword),
  },
  {
    name: 'createServerImage',
    kind: 'action',
    call: ({ compute }) => compute.createServerImage('1', { name: 'kept' }),
  },

  {
    name: 'put, of bytes',
    kind: 'upload',
    call: ({ rest }) => rest.put('/objects/one', { body: Buffer.concat(chunks) }),
  },
  {
    name: 'put, of a factory of streams',
    kind: 'upload',
    call: ({ rest }) => rest.put('/objects/one', { body: () => Readable.from(chunks) }),
  },
  {
    name: 'put, of a stream',
    kind: 'upload once',
    call: ({ rest }) => rest.put('/objects/one', { body: Readable.from(chunks) }),
  },

  {
    name: 'get, as a stream',
    kind: 'download',
    call: async ({ rest }) => drain((await rest.get<Readable>('/objects/one', { as: 'stream' })).body),
  },
];

/** How many requests of a kind are answered well before a fault can meet it in the middle. */
export function requestsBefore(kind: Kind): number {
  return kind === 'page' || kind === 'wait' ? 1 : 0;
}

const chunk = Buffer.alloc(64 * 1024, 'leister ');
const chunks = Array.from({ length: 16 }, () => chunk);

async function drain(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _item of items) count++;
  return count;
}

/** Work on many things tells for each what became of it: here one failure is a failure. */
async function firstFailure(work: Promise<readonly { error?: Error }[]>): Promise<void> {
  for (const { error } of await work) if (error) throw error;
}
