import { Readable } from 'node:stream';
import type { BlockStorageClient } from '@leister/block-storage';
import type { ComputeClient } from '@leister/compute';
import type { ImageClient } from '@leister/image';
import type { LxdClient } from '@leister/lxd';
import type { NetworkClient } from '@leister/network';
import type { OrchestratorClient } from '@leister/orchestrator';
import type { RestClient, WaitOptions } from '@leister/rest';
import type { StorageClient } from '@leister/storage';
import type { ServiceMethods } from '../../packages/identity/src/methods/services.js';
import { imageFingerprint } from './lxd-answers.js';
import { chunks, drain } from './content.js';
import { serviceFamilies } from './service-calls.js';

/** The clients whose calls are tried, all on one origin. */
export interface Clients {
  compute: ComputeClient;
  lxd: LxdClient;
  orchestrator: OrchestratorClient;
  rest: RestClient;
  /** IdentityClient without a login of its own. */
  identity: ServiceMethods;
  image: ImageClient;
  network: NetworkClient;
  volume: BlockStorageClient;
  storage: StorageClient;
}

/**
 * Kinds of calls: those of one kind come out of any fault alike. The text says, for the documentation, what they have
 * in common.
 */
export const kinds = {
  read: 'GET, the answer is understood',
  view: 'GET of instances, then of what is going on with them (LXD)',
  page: 'GET of a further page of a listing',
  wait: 'GET, again and again; the fault comes after the first look',
  exists: 'GET, the status is the answer',
  head: 'HEAD',
  put: 'PUT, answered with what it made',
  delete: 'PUT or DELETE, answered with nothing (204)',
  create: 'POST or PATCH, answered with what it made; PUT (Orchestrator), answered with what came of it',
  action: 'POST, answered with an empty body (202)',
  post: 'POST, answered with nothing (204)',
  upload:
    'PUT of bytes, of a factory of streams or of nothing, or DELETE, answered with an empty body (201, 202)',
  'upload once': 'PUT of a bare stream, which cannot be sent a second time',
  download: 'GET, the answer is a stream',
  'checked download': 'GET, the answer is a stream that is compared with its hash',
  order: 'POST of a new instance (LXD); where its answer was lost, GET tells whether it was taken',
  change: 'PUT or PATCH (LXD), after a look; where its answer was lost, GET tells whether it was taken',
  removal:
    'DELETE of an instance (LXD), after a look; where its answer was lost, GET tells whether it was taken',
  operation: 'GET of the end of an operation (LXD); the fault comes after it was begun',
} as const;

export type Kind = keyof typeof kinds;

/** Calls that are tried against every fault. */
export interface Family {
  /** The method and, where it matters, how it is used. */
  name: string;
  kind: Kind;
  client: keyof Clients;
  call(clients: Clients, patience: WaitOptions): PromiseLike<unknown>;
}

export const adminPassword = 'correct-horse-Zx81-battery-staple';

const newServer = { name: 'five', flavorId: '1', imageId: 'a', adminPassword };
const newInstance = { name: 'c2', flavorId: 'profile:default', imageId: 'small' };

/** Every family of methods, by one of its members or more. */
export const families: readonly Family[] = [
  nova('listServers', 'read', (client) => client.listServers()),
  nova('listServers, without details', 'read', (client) => client.listServers({ detail: false })),
  nova('listFlavors', 'read', (client) => client.listFlavors()),
  nova('listImages', 'read', (client) => client.listImages()),
  nova('listKeypairs', 'read', (client) => client.listKeypairs()),
  nova('getFloatingIps', 'read', (client) => client.getFloatingIps()),
  nova('listVolumeAttachments', 'read', (client) => client.listVolumeAttachments('1')),
  nova('getServerDetails', 'read', (client) => client.getServerDetails('1')),
  nova('getFlavorDetails', 'read', (client) => client.getFlavorDetails('1')),
  nova('findServer', 'read', (client) => client.findServer('server 1')),
  nova('getServerMetadata', 'read', (client) => client.getServerMetadata('1')),
  nova('listTags', 'read', (client) => client.listTags('1')),
  nova('getServerNics', 'read', (client) => client.getServerNics('1')),
  nova('getServerDiagnostics', 'read', (client) => client.getServerDiagnostics('1')),
  nova('getLimits', 'read', (client) => client.getLimits()),
  nova('features', 'read', (client) => client.features()),
  nova('waitServerUntil, its first look', 'read', (client, patience) =>
    client.waitServerUntil('1', ['ACTIVE', 'BUILD'], patience),
  ),
  rest('get', 'read', (client) => client.get('/servers/1')),
  nova('listServers, all pages', 'page', (client) => client.listServers({}, { query: { paged: 'yes' } })),
  nova('listServers, server by server', 'page', (client) =>
    drain(client.listServers({}, { query: { paged: 'yes' } })),
  ),
  nova('waitServerUntil', 'wait', (client, patience) => client.waitServerUntil('1', 'ACTIVE', patience)),
  nova('waitServerWhile', 'wait', (client, patience) => client.waitServerWhile('1', 'BUILD', patience)),
  nova('waitServersUntil', 'wait', (client, patience) =>
    firstFailure(client.waitServersUntil(['1', '2'], 'ACTIVE', patience)),
  ),
  nova('checkTagExists', 'exists', (client) => client.checkTagExists('1', 'blue')),
  rest('head', 'head', (client) => client.head('/objects/one')),
  nova('createServerMetadata', 'put', (client) =>
    client.createServerMetadata('1', { key: 'role', value: 'web' }),
  ),
  nova('replaceTags', 'put', (client) => client.replaceTags('1', ['blue', 'green'])),
  nova('deleteServer', 'delete', (client) => client.deleteServer('1')),
  nova('deleteServerMetadata', 'delete', (client) => client.deleteServerMetadata('1', 'role')),
  nova('addTag', 'delete', (client) => client.addTag('1', 'red')),
  nova('deleteTags', 'delete', (client) => client.deleteTags('1')),
  nova('createServer', 'create', (client) => client.createServer(newServer)),
  nova('createServers', 'create', (client) => firstFailure(client.createServers([newServer]))),
  nova('updateServerMetadata', 'create', (client) => client.updateServerMetadata('1', { role: 'db' })),
  nova('createKey', 'create', (client) => client.createKey('mine')),
  nova('attachVolume', 'create', (client) => client.attachVolume('1', 'v-1')),
  nova('getServerConsole', 'create', (client) => client.getServerConsole('1')),
  nova('rebuildServer', 'create', (client) => client.rebuildServer('1', { imageId: 'a' })),
  nova('startServer', 'action', (client) => client.startServer('1')),
  nova('rebootServer', 'action', (client) => client.rebootServer('1', true)),
  nova('resizeServer', 'action', (client) => client.resizeServer('1', '2')),
  nova('changeAdminPassword', 'action', (client) => client.changeAdminPassword('1', adminPassword)),
  nova('createServerImage', 'action', (client) => client.createServerImage('1', { name: 'kept' })),
  rest('put, of bytes', 'upload', (client) => client.put('/objects/one', { body: Buffer.concat(chunks) })),
  rest('put, of a factory of streams', 'upload', (client) =>
    client.put('/objects/one', { body: () => Readable.from(chunks) }),
  ),
  rest('put, of a stream', 'upload once', (client) =>
    client.put('/objects/one', { body: Readable.from(chunks) }),
  ),
  rest('get, as a stream', 'download', async (client) =>
    drain((await client.get<Readable>('/objects/one', { as: 'stream' })).body),
  ),
  ...serviceFamilies,
  lxd('listServers', 'view', (client) => client.listServers()),
  lxd('listServers, without details', 'read', (client) => client.listServers({ detail: false })),
  lxd('listFlavors', 'read', (client) => client.listFlavors()),
  lxd('listImages', 'read', (client) => client.listImages()),
  lxd('getServerDetails', 'view', (client) => client.getServerDetails('c1')),
  lxd('getServerMetadata', 'read', (client) => client.getServerMetadata('c1')),
  lxd('listTags', 'read', (client) => client.listTags('c1')),
  lxd('createServer', 'order', (client) => client.createServer(newInstance)),
  lxd('startServer', 'change', (client) => client.startServer('c1')),
  lxd('unpauseServer', 'change', (client) => client.unpauseServer('c1')),
  lxd('deleteServerMetadata', 'change', (client) => client.deleteServerMetadata('c1', 'role')),
  lxd('deleteServer', 'removal', (client) => client.deleteServer('c1')),
  lxd('deleteImage, begun', 'operation', (client, { timeout = 0 }) =>
    client.deleteImage(imageFingerprint, { timeout }),
  ),
  nodes('listNodes', 'read', (client) => client.listNodes()),
  nodes('listServers', 'read', (client) => client.listServers()),
  nodes('getServerDetails', 'read', (client) => client.getServerDetails('1')),
  nodes('listImages', 'read', (client) => client.listImages()),
  nodes('listFlavors', 'read', (client) => client.listFlavors()),
  nodes('listTenants', 'read', (client) => client.listTenants()),
  nodes('listAssignments', 'read', (client) => client.listAssignments()),
  nodes('startVm', 'create', (client) => client.startVm({ name: 'web', image: '1', size: '1' })),
  nodes('stopVm', 'create', (client) => client.stopVm({ node: '1' })),
  nodes('assignVm', 'create', (client) => client.assignVm({ node: '1', user: 'ann', vmType: 'shop' })),
  nodes('releaseVm', 'create', (client) => client.releaseVm({ node: '1' })),
];

/** How many requests of a kind are answered well before a fault can meet it in the middle. */
export function requestsBefore(kind: Kind): number {
  if (kind === 'operation') return 2;
  return ['page', 'wait', 'change', 'removal'].includes(kind) ? 1 : 0;
}

/** Work on many things tells for each what became of it: here one failure is a failure. */
async function firstFailure(work: Promise<readonly { error?: Error }[]>): Promise<void> {
  for (const { error } of await work) if (error) throw error;
}

type Calling<C> = (client: C, patience: WaitOptions) => PromiseLike<unknown>;

function nova(name: string, kind: Kind, call: Calling<ComputeClient>): Family {
  return { name, kind, client: 'compute', call: ({ compute }, patience) => call(compute, patience) };
}

function lxd(name: string, kind: Kind, call: Calling<LxdClient>): Family {
  return { name: `${name} (LXD)`, kind, client: 'lxd', call: ({ lxd }, patience) => call(lxd, patience) };
}

function nodes(name: string, kind: Kind, call: Calling<OrchestratorClient>): Family {
  return {
    name: `${name} (Orchestrator)`,
    kind,
    client: 'orchestrator',
    call: ({ orchestrator }, patience) => call(orchestrator, patience),
  };
}

function rest(name: string, kind: Kind, call: Calling<RestClient>): Family {
  return { name, kind, client: 'rest', call: ({ rest }, patience) => call(rest, patience) };
}
