import type { ComputeClient } from '@leister/compute';
import { administrationCases } from './administration-cases.js';
import { acknowledged, accepted, action, gone, headers, type MethodCase } from './method-case.js';
import { flavor, image, keypair, server, serverAsRead } from './nova-bodies.js';
import { serverPartCases } from './server-part-cases.js';

const servers: MethodCase[] = [
  {
    method: 'listServers',
    call: (client) => client.listServers(),
    request: 'GET /servers/detail',
    answer: { body: { servers: [server] } },
    result: [serverAsRead],
  },
  {
    method: 'listServers',
    when: 'in short',
    call: (client) => client.listServers({ detail: false }),
    request: 'GET /servers',
    answer: { body: { servers: [{ id: 's-1', name: 'web', links: [] }] } },
    result: [{ id: 's-1', name: 'web', status: 'UNKNOWN', raw: { id: 's-1', name: 'web', links: [] } }],
  },
  {
    method: 'listServers',
    when: 'with every filter',
    call: (client) =>
      client.listServers({
        name: 'web 1',
        status: 'stopped',
        image: 'i-1',
        flavor: 'f-1',
        host: 'h1',
        changesSince: '2026-01-01T00:00:00Z',
        marker: 's-0',
        limit: 5,
      }),
    request:
      'GET /servers/detail?name=web%201&image=i-1&flavor=f-1&host=h1&marker=s-0&limit=5' +
      '&changes-since=2026-01-01T00%3A00%3A00Z&status=SHUTOFF',
    answer: { body: { servers: [] } },
    result: [],
  },
  {
    method: 'getServerDetails',
    call: (client) => client.getServerDetails('s 1/2'),
    request: 'GET /servers/s%201%2F2',
    answer: { body: { server } },
    result: serverAsRead,
  },
  {
    method: 'createServer',
    call: (client) => client.createServer({ name: 'web', flavorId: 'f-1', imageId: 'i-1' }),
    request: 'POST /servers',
    body: { server: { name: 'web', flavorRef: 'f-1', imageRef: 'i-1' } },
    answer: { status: 202, body: { server: { id: 's-1', adminPass: 'Ku3-xx', links: [] } } },
    result: {
      id: 's-1',
      name: 'web',
      status: 'BUILD',
      adminPassword: 'Ku3-xx',
      raw: { id: 's-1', adminPass: 'Ku3-xx', links: [] },
    },
  },
  {
    method: 'deleteServer',
    call: (client) => client.deleteServer('s-1'),
    request: 'DELETE /servers/s-1',
    answer: gone,
    result: acknowledged,
  },
  {
    method: 'updateServerName',
    call: (client) => client.updateServerName('s-1', 'web'),
    request: 'PUT /servers/s-1',
    body: { server: { name: 'web' } },
    answer: { body: { server } },
    result: serverAsRead,
  },
  {
    method: 'updateServerName',
    when: 'of Cyclades, which says nothing',
    call: (client) => client.updateServerName('s-1', 'web'),
    request: 'PUT /servers/s-1',
    body: { server: { name: 'web' } },
    answer: gone,
    result: { id: 's-1', name: 'web', status: 'UNKNOWN', raw: headers },
  },
];

const actions: MethodCase[] = [
  action('startServer', (client) => client.startServer('s-1'), { 'os-start': null }),
  action('shutdownServer', (client) => client.shutdownServer('s-1'), { 'os-stop': null }),
  action('rebootServer', (client) => client.rebootServer('s-1'), { reboot: { type: 'SOFT' } }),
  action('rebootServer', (client) => client.rebootServer('s-1', true), { reboot: { type: 'HARD' } }, 'hard'),
  action('pauseServer', (client) => client.pauseServer('s-1'), { pause: null }),
  action('unpauseServer', (client) => client.unpauseServer('s-1'), { unpause: null }),
  action('suspendServer', (client) => client.suspendServer('s-1'), { suspend: null }),
  action('resumeServer', (client) => client.resumeServer('s-1'), { resume: null }),
  action('changeAdminPassword', (client) => client.changeAdminPassword('s-1', 'Tg5-word'), {
    changePassword: { adminPass: 'Tg5-word' },
  }),
  action('resizeServer', (client) => client.resizeServer('s-1', 'f-2'), { resize: { flavorRef: 'f-2' } }),
  action('confirmResizeServer', (client) => client.confirmResizeServer('s-1'), { confirmResize: null }),
  action('revertResizeServer', (client) => client.revertResizeServer('s-1'), { revertResize: null }),
  action('rescueServer', (client) => client.rescueServer('s-1'), { rescue: {} }),
  action(
    'rescueServer',
    (client) => client.rescueServer('s-1', 'i-2'),
    { rescue: { rescue_image_ref: 'i-2' } },
    'from an image',
  ),
  action('unrescueServer', (client) => client.unrescueServer('s-1'), { unrescue: null }),
  {
    ...action(
      'rebuildServer',
      (client) => client.rebuildServer('s-1', { imageId: 'i-2', name: 'new', adminPassword: 'Pw-77xq' }),
      { rebuild: { imageRef: 'i-2', name: 'new', adminPass: 'Pw-77xq' } },
    ),
    answer: { status: 202, body: { server } },
    result: serverAsRead,
  },
  {
    ...action(
      'createServerImage',
      (client) => client.createServerImage('s-1', { name: 'kept', metadata: { of: 'web' } }),
      { createImage: { name: 'kept', metadata: { of: 'web' } } },
    ),
    answer: { status: 202, headers: { location: 'http://glance.test/images/i-9' } },
    result: { imageId: 'i-9', raw: 'http://glance.test/images/i-9' },
  },
  {
    ...action(
      'createServerImage',
      (client) => client.createServerImage('s-1', { name: 'kept' }),
      { createImage: { name: 'kept', metadata: {} } },
      'of Nova since 2.45',
    ),
    answer: { status: 202, body: { image_id: 'i-9' } },
    result: { imageId: 'i-9', raw: { image_id: 'i-9' } },
  },
  {
    ...action('getConsoleLog', (client) => client.getConsoleLog('s-1'), { 'os-getConsoleOutput': {} }),
    answer: { body: { output: 'login:\n' } },
    result: 'login:\n',
  },
  {
    ...action(
      'getConsoleLog',
      (client) => client.getConsoleLog('s-1', 20),
      { 'os-getConsoleOutput': { length: 20 } },
      'its last lines',
    ),
    answer: { body: { output: '' } },
    result: '',
  },
];

const remoteConsole = { protocol: 'vnc', type: 'novnc', url: 'http://console.test:6080/vnc?token=f00d-41' };

/** Metadata is the same of servers and of images. */
const metadataOf = (
  kind: 'Server' | 'Image',
  at: string,
  call: (client: ComputeClient) => {
    get(key?: string): Promise<unknown>;
    create(entry: { key: string; value: string }): Promise<unknown>;
    update(entries: Record<string, string>): Promise<unknown>;
    remove(key: string): Promise<unknown>;
  },
): MethodCase[] => [
  {
    method: `get${kind}Metadata`,
    call: (client) => call(client).get(),
    request: `GET ${at}`,
    answer: { body: { metadata: { role: 'web', tier: 1 } } },
    result: { role: 'web', tier: '1' },
  },
  {
    method: `get${kind}Metadata`,
    when: 'of one key',
    call: (client) => call(client).get('a/b'),
    request: `GET ${at}/a%2Fb`,
    answer: { body: { meta: { 'a/b': 'c' } } },
    result: { 'a/b': 'c' },
  },
  {
    method: `create${kind}Metadata`,
    call: (client) => call(client).create({ key: 'role', value: 'db' }),
    request: `PUT ${at}/role`,
    body: { meta: { role: 'db' } },
    answer: { body: { meta: { role: 'db' } } },
    result: { role: 'db' },
  },
  {
    method: `update${kind}Metadata`,
    call: (client) => call(client).update({ role: 'db' }),
    request: `POST ${at}`,
    body: { metadata: { role: 'db' } },
    answer: { body: { metadata: { role: 'db', tier: '1' } } },
    result: { role: 'db', tier: '1' },
  },
  {
    method: `delete${kind}Metadata`,
    call: (client) => call(client).remove('role'),
    request: `DELETE ${at}/role`,
    answer: gone,
    result: acknowledged,
  },
];

const tagged = (fields: Omit<MethodCase, 'microversion'>): MethodCase => ({
  ...fields,
  microversion: '2.26',
});

const tags: MethodCase[] = [
  tagged({
    method: 'checkTagExists',
    call: (client) => client.checkTagExists('s-1', 'blue'),
    request: 'GET /servers/s-1/tags/blue',
    answer: gone,
    result: true,
  }),
  tagged({
    method: 'checkTagExists',
    when: 'of one that does not',
    call: (client) => client.checkTagExists('s-1', 'blue'),
    request: 'GET /servers/s-1/tags/blue',
    answer: { status: 404, body: { itemNotFound: { message: 'no such tag', code: 404 } } },
    result: false,
  }),
  tagged({
    method: 'addTag',
    call: (client) => client.addTag('s-1', 'sky blue'),
    request: 'PUT /servers/s-1/tags/sky%20blue',
    answer: { status: 201 },
    result: acknowledged,
  }),
  tagged({
    method: 'deleteTag',
    call: (client) => client.deleteTag('s-1', 'blue'),
    request: 'DELETE /servers/s-1/tags/blue',
    answer: gone,
    result: acknowledged,
  }),
  tagged({
    method: 'listTags',
    call: (client) => client.listTags('s-1'),
    request: 'GET /servers/s-1/tags',
    answer: { body: { tags: ['blue', 'red'] } },
    result: ['blue', 'red'],
  }),
  tagged({
    method: 'replaceTags',
    call: (client) => client.replaceTags('s-1', ['red']),
    request: 'PUT /servers/s-1/tags',
    body: { tags: ['red'] },
    answer: { body: { tags: ['red'] } },
    result: ['red'],
  }),
  tagged({
    method: 'deleteTags',
    call: (client) => client.deleteTags('s-1'),
    request: 'DELETE /servers/s-1/tags',
    answer: gone,
    result: acknowledged,
  }),
];

const ips = [{ addr: '10.0.0.5', version: 4 }];
const attachment = { id: 'v-1', volumeId: 'v-1', serverId: 's-1', device: '/dev/vdb' };
const attachmentAsRead = { id: 'v-1', volumeId: 'v-1', serverId: 's-1', device: '/dev/vdb', raw: attachment };

const parts: MethodCase[] = [
  {
    method: 'getServerNics',
    call: (client) => client.getServerNics('s-1'),
    request: 'GET /servers/s-1/ips',
    answer: { body: { addresses: { lan: ips, wan: [{ addr: '2001:db8::5', version: 6 }] } } },
    result: [
      { network: 'lan', addresses: [{ address: '10.0.0.5', version: 4 }], raw: ips },
      {
        network: 'wan',
        addresses: [{ address: '2001:db8::5', version: 6 }],
        raw: [{ addr: '2001:db8::5', version: 6 }],
      },
    ],
  },
  {
    method: 'getServerNetworkNics',
    call: (client) => client.getServerNetworkNics('s-1', 'lan'),
    request: 'GET /servers/s-1/ips/lan',
    answer: { body: { lan: ips } },
    result: { network: 'lan', addresses: [{ address: '10.0.0.5', version: 4 }], raw: ips },
  },
  {
    method: 'getServerConsole',
    call: (client) => client.getServerConsole('s-1'),
    request: 'POST /servers/s-1/remote-consoles',
    body: { remote_console: { protocol: 'vnc', type: 'novnc' } },
    microversion: '2.6',
    answer: { body: { remote_console: remoteConsole } },
    result: { type: 'novnc', url: remoteConsole.url, raw: remoteConsole },
  },
  {
    method: 'getServerConsole',
    when: 'of another type',
    call: (client) => client.getServerConsole('s-1', 'spice-html5'),
    request: 'POST /servers/s-1/remote-consoles',
    body: { remote_console: { protocol: 'spice', type: 'spice-html5' } },
    microversion: '2.6',
    answer: { body: { remote_console: { type: 'spice-html5', url: 'no URL' } } },
    result: { type: 'spice-html5', url: 'no URL', raw: { type: 'spice-html5', url: 'no URL' } },
  },
  {
    method: 'listVolumeAttachments',
    call: (client) => client.listVolumeAttachments('s-1'),
    request: 'GET /servers/s-1/os-volume_attachments',
    answer: { body: { volumeAttachments: [attachment] } },
    result: [attachmentAsRead],
  },
  {
    method: 'getVolumeAttachment',
    call: (client) => client.getVolumeAttachment('s-1', 'v-1'),
    request: 'GET /servers/s-1/os-volume_attachments/v-1',
    answer: { body: { volumeAttachment: attachment } },
    result: attachmentAsRead,
  },
  {
    method: 'attachVolume',
    call: (client) => client.attachVolume('s-1', 'v-1'),
    request: 'POST /servers/s-1/os-volume_attachments',
    body: { volumeAttachment: { volumeId: 'v-1' } },
    answer: { body: { volumeAttachment: attachment } },
    result: attachmentAsRead,
  },
  {
    method: 'deleteVolumeAttachment',
    call: (client) => client.deleteVolumeAttachment('s-1', 'v-1'),
    request: 'DELETE /servers/s-1/os-volume_attachments/v-1',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'getServerDiagnostics',
    call: (client) => client.getServerDiagnostics('s-1'),
    request: 'GET /servers/s-1/diagnostics',
    answer: { body: { cpu0_time: 1_730, memory: 524_288 } },
    result: [{ raw: { cpu0_time: 1_730, memory: 524_288 } }],
  },
];

const flavorAsRead = { id: 'f-1', name: 'small', vcpus: 2, ram: 512, disk: 5, isPublic: true, raw: flavor };
const imageAsRead = {
  id: 'i-1',
  name: 'debian',
  status: 'ACTIVE',
  size: 4_096,
  minDisk: 2,
  minRam: 256,
  metadata: { os: 'linux' },
  created: '2026-01-01T10:00:00Z',
  updated: '2026-01-01T11:00:00Z',
  progress: 100,
  raw: image,
};
const keypairAsRead = { name: 'mine', publicKey: 'ssh-ed25519 AAAA', fingerprint: '1e:2c' };
const floatingIp = { id: 3, ip: '192.0.2.7', fixed_ip: null, instance_id: 's-1', pool: 'public' };
const floatingIpAsRead = { id: '3', address: '192.0.2.7', pool: 'public', serverId: 's-1', raw: floatingIp };
const limits = { rate: [], absolute: { maxTotalInstances: 10, totalInstancesUsed: 2, note: 'none' } };

const catalog: MethodCase[] = [
  {
    method: 'listFlavors',
    call: (client) => client.listFlavors(),
    request: 'GET /flavors/detail',
    answer: { body: { flavors: [flavor] } },
    result: [flavorAsRead],
  },
  {
    method: 'listFlavors',
    when: 'in short, with every filter',
    call: (client) => client.listFlavors({ detail: false, minDisk: 5, minRam: 512, marker: 'f-0', limit: 2 }),
    request: 'GET /flavors?minDisk=5&minRam=512&marker=f-0&limit=2',
    answer: { body: { flavors: [] } },
    result: [],
  },
  {
    method: 'getFlavorDetails',
    call: (client) => client.getFlavorDetails('f-1'),
    request: 'GET /flavors/f-1',
    answer: { body: { flavor } },
    result: flavorAsRead,
  },
  {
    method: 'findFlavor',
    call: (client) => client.findFlavor('small'),
    request: 'GET /flavors/detail',
    answer: { body: { flavors: [flavor] } },
    result: flavorAsRead,
  },
  {
    method: 'listImages',
    call: (client) => client.listImages(),
    request: 'GET /images/detail',
    answer: { body: { images: [image] } },
    result: [imageAsRead],
  },
  {
    method: 'listImages',
    when: 'in short, with every filter',
    call: (client) =>
      client.listImages({
        detail: false,
        name: 'debian',
        status: 'ACTIVE',
        server: 's-1',
        type: 'snapshot',
        changesSince: '2026-01-01',
        marker: 'i-0',
        limit: 2,
      }),
    request:
      'GET /images?name=debian&status=ACTIVE&server=s-1&type=snapshot&marker=i-0&limit=2&changes-since=2026-01-01',
    answer: { body: { images: [] } },
    result: [],
  },
  {
    method: 'getImageDetails',
    call: (client) => client.getImageDetails('i-1'),
    request: 'GET /images/i-1',
    answer: { body: { image } },
    result: imageAsRead,
  },
  {
    method: 'findImage',
    call: (client) => client.findImage('debian'),
    request: 'GET /images/detail',
    answer: { body: { images: [image] } },
    result: imageAsRead,
  },
  {
    method: 'deleteImage',
    call: (client) => client.deleteImage('i-1'),
    request: 'DELETE /images/i-1',
    answer: gone,
    result: acknowledged,
  },
  {
    method: 'listKeypairs',
    call: (client) => client.listKeypairs(),
    request: 'GET /os-keypairs',
    answer: { body: { keypairs: [{ keypair }] } },
    result: [{ ...keypairAsRead, raw: { keypair } }],
  },
  {
    method: 'getKeypairDetails',
    call: (client) => client.getKeypairDetails('mine'),
    request: 'GET /os-keypairs/mine',
    answer: { body: { keypair } },
    result: { ...keypairAsRead, raw: keypair },
  },
  {
    method: 'createKey',
    call: (client) => client.createKey('mine', 'ssh-ed25519 AAAA'),
    request: 'POST /os-keypairs',
    body: { keypair: { name: 'mine', public_key: 'ssh-ed25519 AAAA' } },
    answer: { body: { keypair } },
    result: { ...keypairAsRead, raw: keypair },
  },
  {
    method: 'createKey',
    when: 'made by the cloud',
    call: (client) => client.createKey('mine'),
    request: 'POST /os-keypairs',
    body: { keypair: { name: 'mine' } },
    answer: { body: { keypair: { ...keypair, private_key: 'a key' } } },
    result: { ...keypairAsRead, privateKey: 'a key', raw: { ...keypair, private_key: 'a key' } },
  },
  {
    method: 'deleteKeypair',
    call: (client) => client.deleteKeypair('mine'),
    request: 'DELETE /os-keypairs/mine',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'getFloatingIpPools',
    call: (client) => client.getFloatingIpPools(),
    request: 'GET /os-floating-ip-pools',
    answer: { body: { floating_ip_pools: [{ name: 'public' }, { name: 'lab' }] } },
    result: ['public', 'lab'],
  },
  {
    method: 'getFloatingIps',
    call: (client) => client.getFloatingIps(),
    request: 'GET /os-floating-ips',
    answer: { body: { floating_ips: [floatingIp] } },
    result: [floatingIpAsRead],
  },
  {
    method: 'getFloatingIp',
    call: (client) => client.getFloatingIp('3'),
    request: 'GET /os-floating-ips/3',
    answer: { body: { floating_ip: floatingIp } },
    result: floatingIpAsRead,
  },
  {
    method: 'allocFloatingIp',
    call: (client) => client.allocFloatingIp('public'),
    request: 'POST /os-floating-ips',
    body: { pool: 'public' },
    answer: { body: { floating_ip: floatingIp } },
    result: floatingIpAsRead,
  },
  {
    method: 'allocFloatingIp',
    when: 'from any pool',
    call: (client) => client.allocFloatingIp(),
    request: 'POST /os-floating-ips',
    body: {},
    answer: { body: { floating_ip: floatingIp } },
    result: floatingIpAsRead,
  },
  {
    method: 'deleteFloatingIp',
    call: (client) => client.deleteFloatingIp('3'),
    request: 'DELETE /os-floating-ips/3',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'getLimits',
    call: (client) => client.getLimits(),
    request: 'GET /limits',
    answer: { body: { limits } },
    result: { absolute: { maxTotalInstances: 10, totalInstancesUsed: 2 }, raw: limits },
  },
];

/** Every method that sends one request. */
export const methodCases: readonly MethodCase[] = [
  ...servers,
  ...actions,
  ...metadataOf('Server', '/servers/s-1/metadata', (client) => ({
    get: (key) => client.getServerMetadata('s-1', key),
    create: (entry) => client.createServerMetadata('s-1', entry),
    update: (entries) => client.updateServerMetadata('s-1', entries),
    remove: (key) => client.deleteServerMetadata('s-1', key),
  })),
  ...metadataOf('Image', '/images/i-1/metadata', (client) => ({
    get: (key) => client.getImageMetadata('i-1', key),
    create: (entry) => client.createImageMetadata('i-1', entry),
    update: (entries) => client.updateImageMetadata('i-1', entries),
    remove: (key) => client.deleteImageMetadata('i-1', key),
  })),
  ...tags,
  ...parts,
  ...catalog,
  ...serverPartCases,
  ...administrationCases,
];
