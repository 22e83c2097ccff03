import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Image } from '@leister/image';
import type { WaitOptions } from '@leister/rest';
import type { Clients, Family, Kind } from './calls.js';
import { chunks, drain } from './content.js';
import { content, type ServiceName } from './service-answers.js';

const services: Readonly<Record<ServiceName, string>> = {
  identity: 'Keystone',
  image: 'Glance',
  network: 'Neutron',
  volume: 'Cinder',
  storage: 'Swift',
};

function of<N extends ServiceName>(
  client: N,
  name: string,
  kind: Kind,
  call: (client: Clients[N], patience: WaitOptions) => PromiseLike<unknown>,
): Family {
  return {
    name: `${name} (${services[client]})`,
    kind,
    client,
    call: (clients, patience) => call(clients[client], patience),
  };
}

/** As it was read before, so that its data is all that is asked for. */
const knownImage: Image = {
  id: '1',
  name: 'thing 1',
  status: 'active',
  size: content.length,
  checksum: createHash('md5').update(content).digest('hex'),
  raw: {},
};

/** Every family of methods of the services beside Nova, by one of its members or more. */
export const serviceFamilies: readonly Family[] = [
  of('identity', 'listProjects', 'read', (client) => client.listProjects()),
  of('identity', 'createProject', 'create', (client) => client.createProject({ name: 'a' })),
  of('identity', 'updateProject', 'create', (client) => client.updateProject('1', { name: 'b' })),
  of('identity', 'deleteProject', 'delete', (client) => client.deleteProject('1')),
  of('identity', 'createApplicationCredential', 'create', (client) =>
    client.createApplicationCredential({ name: 'a' }, { userId: '1' }),
  ),
  of('image', 'listImages, all pages', 'page', (client) =>
    client.listImages({}, { query: { paged: 'yes' } }),
  ),
  of('image', 'createImage', 'create', (client) => client.createImage({ name: 'a' })),
  of('image', 'deactivateImage', 'post', (client) => client.deactivateImage('1')),
  of('image', 'deleteImage', 'delete', (client) => client.deleteImage('1')),
  of('image', 'downloadImage', 'checked download', async (client) =>
    drain(await client.downloadImage(knownImage)),
  ),
  of('network', 'listNetworks, all pages', 'page', (client) =>
    client.listNetworks({}, { query: { paged: 'yes' } }),
  ),
  of('network', 'getNetworkDetails', 'read', (client) => client.getNetworkDetails('1')),
  of('network', 'createNetworks', 'create', (client) =>
    client.createNetworks([{ name: 'a' }, { name: 'b' }]),
  ),
  of('network', 'updateNetwork', 'put', (client) => client.updateNetwork('1', { name: 'b' })),
  of('network', 'deleteNetwork', 'delete', (client) => client.deleteNetwork('1')),
  of('network', 'waitPortUntil', 'wait', (client, patience) => client.waitPortUntil('1', 'ACTIVE', patience)),
  of('volume', 'listVolumes, all pages', 'page', (client) =>
    client.listVolumes({}, { query: { paged: 'yes' } }),
  ),
  of('volume', 'createVolume', 'create', (client) => client.createVolume({ size: 1 })),
  of('volume', 'updateVolume', 'put', (client) => client.updateVolume('1', { name: 'b' })),
  of('volume', 'deleteVolume', 'upload', (client) => client.deleteVolume('1')),
  of('volume', 'extendVolume', 'action', (client) => client.extendVolume('1', { size: 2 })),
  of('volume', 'waitVolumeWhile', 'wait', (client, patience) =>
    client.waitVolumeWhile('1', 'creating', patience),
  ),
  of('storage', 'listObjects', 'read', (client) => client.listObjects('box', { limit: 2 })),
  of('storage', 'getObjectInfo', 'head', (client) => client.getObjectInfo('o')),
  of('storage', 'createContainer', 'upload', (client) => client.createContainer('box')),
  of('storage', 'copyObject', 'upload', (client) => client.copyObject({ object: 'o' }, { object: 'copy' })),
  of('storage', 'deleteObject', 'delete', (client) => client.deleteObject('o')),
  of('storage', 'setAccountMeta', 'post', (client) => client.setAccountMeta({ colour: 'red' })),
  of('storage', 'uploadObject, of a factory of streams', 'upload', (client) =>
    client.uploadObject('o', () => Readable.from(chunks)),
  ),
  of('storage', 'uploadObject, of a stream', 'upload once', (client) =>
    client.uploadObject('o', Readable.from(chunks)),
  ),
  of('storage', 'downloadToBytes', 'checked download', (client) => client.downloadToBytes('o')),
];
