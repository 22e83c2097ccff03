import { accepted, acknowledged, action, gone, type MethodCase } from './method-case.js';
import { server, serverAsRead } from './nova-bodies.js';

/** An action that needs a microversion. */
const since = (microversion: string, one: MethodCase): MethodCase => ({ ...one, microversion });

const actions: MethodCase[] = [
  action('shelveServer', (client) => client.shelveServer('s-1'), { shelve: null }),
  action('shelveOffloadServer', (client) => client.shelveOffloadServer('s-1'), { shelveOffload: null }),
  action('unshelveServer', (client) => client.unshelveServer('s-1'), { unshelve: null }),
  since(
    '2.77',
    action(
      'unshelveServer',
      (client) => client.unshelveServer('s-1', { availabilityZone: 'north' }),
      { unshelve: { availability_zone: 'north' } },
      'to a zone',
    ),
  ),
  since(
    '2.91',
    action(
      'unshelveServer',
      (client) => client.unshelveServer('s-1', { availabilityZone: null, host: 'h1' }),
      { unshelve: { availability_zone: null, host: 'h1' } },
      'to a machine, whatever its zone',
    ),
  ),
  action('lockServer', (client) => client.lockServer('s-1'), { lock: null }),
  since(
    '2.73',
    action(
      'lockServer',
      (client) => client.lockServer('s-1', 'mine'),
      { lock: { locked_reason: 'mine' } },
      'for a reason',
    ),
  ),
  action('unlockServer', (client) => client.unlockServer('s-1'), { unlock: null }),
  since(
    '2.17',
    action('triggerCrashDump', (client) => client.triggerCrashDump('s-1'), { trigger_crash_dump: null }),
  ),
  action('migrateServer', (client) => client.migrateServer('s-1'), { migrate: null }),
  since(
    '2.56',
    action(
      'migrateServer',
      (client) => client.migrateServer('s-1', 'h2'),
      { migrate: { host: 'h2' } },
      'to a machine',
    ),
  ),
  since(
    '2.25',
    action('liveMigrateServer', (client) => client.liveMigrateServer('s-1'), {
      'os-migrateLive': { host: null, block_migration: 'auto' },
    }),
  ),
  since(
    '2.25',
    action(
      'liveMigrateServer',
      (client) => client.liveMigrateServer('s-1', { host: 'h2', blockMigration: true }),
      { 'os-migrateLive': { host: 'h2', block_migration: true } },
      'to a machine, disks and all',
    ),
  ),
  since(
    '2.14',
    action(
      'evacuateServer',
      (client) => client.evacuateServer('s-1', { host: 'h2', adminPassword: 'Ev-77xq' }),
      {
        evacuate: { host: 'h2', adminPass: 'Ev-77xq' },
      },
    ),
  ),
  action('resetServerState', (client) => client.resetServerState('s-1', 'error'), {
    'os-resetState': { state: 'error' },
  }),
  action('attachFloatingIp', (client) => client.attachFloatingIp('s-1', { address: '192.0.2.7' }), {
    addFloatingIp: { address: '192.0.2.7' },
  }),
  action('detachFloatingIp', (client) => client.detachFloatingIp('s-1', '192.0.2.7'), {
    removeFloatingIp: { address: '192.0.2.7' },
  }),
  action('addServerSecurityGroup', (client) => client.addServerSecurityGroup('s-1', 'web'), {
    addSecurityGroup: { name: 'web' },
  }),
  action('removeServerSecurityGroup', (client) => client.removeServerSecurityGroup('s-1', 'web'), {
    removeSecurityGroup: { name: 'web' },
  }),
  {
    ...action(
      'createServerBackup',
      (client) => client.createServerBackup('s-1', { name: 'kept', type: 'daily', rotation: 2 }),
      { createBackup: { name: 'kept', backup_type: 'daily', rotation: 2 } },
    ),
    answer: { status: 202, headers: { location: 'http://glance.test/images/i-9' } },
    result: { imageId: 'i-9', raw: 'http://glance.test/images/i-9' },
  },
];

const card = {
  port_id: 'p-1',
  net_id: 'n-1',
  mac_addr: 'FA:16:3E:00:00:05',
  port_state: 'ACTIVE',
  fixed_ips: [
    { ip_address: '10.0.0.5', subnet_id: 'sub-1' },
    { ip_address: '2001:db8::5', subnet_id: 'sub-2' },
  ],
  tag: null,
};
const cardAsRead = {
  portId: 'p-1',
  networkId: 'n-1',
  mac: 'fa:16:3e:00:00:05',
  state: 'ACTIVE',
  addresses: [
    { address: '10.0.0.5', version: 4, subnetId: 'sub-1' },
    { address: '2001:db8::5', version: 6, subnetId: 'sub-2' },
  ],
  raw: card,
};

const interfaces: MethodCase[] = [
  {
    method: 'listServerInterfaces',
    call: (client) => client.listServerInterfaces('s-1'),
    request: 'GET /servers/s-1/os-interface',
    answer: { body: { interfaceAttachments: [card] } },
    result: [cardAsRead],
  },
  {
    method: 'getServerInterface',
    call: (client) => client.getServerInterface('s-1', 'p-1'),
    request: 'GET /servers/s-1/os-interface/p-1',
    answer: { body: { interfaceAttachment: card } },
    result: cardAsRead,
  },
  {
    method: 'attachServerInterface',
    call: (client) => client.attachServerInterface('s-1'),
    request: 'POST /servers/s-1/os-interface',
    body: { interfaceAttachment: {} },
    answer: { body: { interfaceAttachment: card } },
    result: cardAsRead,
  },
  {
    method: 'attachServerInterface',
    when: 'with all wishes',
    call: (client) =>
      client.attachServerInterface('s-1', { networkId: 'n-1', fixedIps: ['10.0.0.5'], tag: 'lan' }),
    request: 'POST /servers/s-1/os-interface',
    body: { interfaceAttachment: { net_id: 'n-1', fixed_ips: [{ ip_address: '10.0.0.5' }], tag: 'lan' } },
    microversion: '2.49',
    answer: { body: { interfaceAttachment: card } },
    result: cardAsRead,
  },
  {
    method: 'detachServerInterface',
    call: (client) => client.detachServerInterface('s-1', 'p-1'),
    request: 'DELETE /servers/s-1/os-interface/p-1',
    answer: accepted,
    result: acknowledged,
  },
];

const volumes: MethodCase[] = [
  {
    method: 'attachVolume',
    when: 'under a tag, as a device',
    call: (client) => client.attachVolume('s-1', 'v-1', { device: '/dev/vdc', tag: 'data' }),
    request: 'POST /servers/s-1/os-volume_attachments',
    body: { volumeAttachment: { volumeId: 'v-1', device: '/dev/vdc', tag: 'data' } },
    microversion: '2.49',
    answer: { body: { volumeAttachment: { volumeId: 'v-1' } } },
    result: { id: 'v-1', volumeId: 'v-1', raw: { volumeId: 'v-1' } },
  },
  {
    method: 'updateVolumeAttachment',
    call: (client) => client.updateVolumeAttachment('s-1', 'v-1', { deleteOnTermination: true }),
    request: 'PUT /servers/s-1/os-volume_attachments/v-1',
    body: { volumeAttachment: { volumeId: 'v-1', delete_on_termination: true } },
    microversion: '2.85',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'updateVolumeAttachment',
    when: 'by another volume',
    call: (client) => client.updateVolumeAttachment('s-1', 'v-1', { volumeId: 'v-2' }),
    request: 'PUT /servers/s-1/os-volume_attachments/v-1',
    body: { volumeAttachment: { volumeId: 'v-2' } },
    answer: accepted,
    result: acknowledged,
  },
];

const actionTaken = {
  action: 'stop',
  instance_uuid: 's-1',
  request_id: 'req-1',
  user_id: 'u-1',
  project_id: 'p-1',
  start_time: '2026-01-01T10:00:00.000000',
  updated_at: '2026-01-01T10:00:01.000000',
  message: null,
};
const event = {
  event: 'compute_stop_instance',
  start_time: '2026-01-01T10:00:00.000000',
  finish_time: '2026-01-01T10:00:01.000000',
  result: 'Error',
  traceback: 'a trace',
  host: 'h1',
  details: 'it was off',
};
const actionAsRead = {
  requestId: 'req-1',
  action: 'stop',
  serverId: 's-1',
  started: '2026-01-01T10:00:00.000000Z',
  updated: '2026-01-01T10:00:01.000000Z',
  userId: 'u-1',
  projectId: 'p-1',
};
const topology = {
  nodes: [
    { memory_mb: 512, host_node: 1, vcpu_set: [0, 1], siblings: [], cpu_pinning: { '0': 4, '1': 5 } },
    {},
  ],
  pagesize_kb: 4,
};
const group = { id: 'g-1', name: 'web', description: 'for the web', rules: [], tenant_id: 'p-1' };

const insight: MethodCase[] = [
  {
    method: 'listServerActions',
    call: (client) => client.listServerActions('s-1'),
    request: 'GET /servers/s-1/os-instance-actions',
    microversion: '2.58',
    answer: { body: { instanceActions: [actionTaken] } },
    result: [{ ...actionAsRead, raw: actionTaken }],
  },
  {
    method: 'listServerActions',
    when: 'of a time',
    call: (client) =>
      client.listServerActions('s-1', {
        changesSince: '2026-01-01',
        changesBefore: '2026-02-01',
        marker: 'req-0',
        limit: 2,
      }),
    request:
      'GET /servers/s-1/os-instance-actions?changes-since=2026-01-01&changes-before=2026-02-01&marker=req-0&limit=2',
    microversion: '2.66',
    answer: { body: { instanceActions: [] } },
    result: [],
  },
  {
    method: 'getServerAction',
    call: (client) => client.getServerAction('s-1', 'req-1'),
    request: 'GET /servers/s-1/os-instance-actions/req-1',
    microversion: '2.58',
    answer: { body: { instanceAction: { ...actionTaken, message: 'Error', events: [event] } } },
    result: {
      ...actionAsRead,
      message: 'Error',
      events: [
        {
          event: 'compute_stop_instance',
          started: '2026-01-01T10:00:00.000000Z',
          finished: '2026-01-01T10:00:01.000000Z',
          result: 'Error',
          traceback: 'a trace',
          host: 'h1',
          details: 'it was off',
          raw: event,
        },
      ],
      raw: { ...actionTaken, message: 'Error', events: [event] },
    },
  },
  {
    method: 'getServerTopology',
    call: (client) => client.getServerTopology('s-1'),
    request: 'GET /servers/s-1/topology',
    microversion: '2.78',
    answer: { body: topology },
    result: {
      nodes: [{ vcpus: [0, 1], memory: 512, hostNode: 1, cpuPinning: { '0': 4, '1': 5 } }, { vcpus: [] }],
      pageSize: 4,
      raw: topology,
    },
  },
  {
    method: 'getServerPassword',
    call: (client) => client.getServerPassword('s-1'),
    request: 'GET /servers/s-1/os-server-password',
    answer: { body: { password: 'ZW5jcnlwdGVk' } },
    result: 'ZW5jcnlwdGVk',
  },
  {
    method: 'clearServerPassword',
    call: (client) => client.clearServerPassword('s-1'),
    request: 'DELETE /servers/s-1/os-server-password',
    answer: gone,
    result: acknowledged,
  },
  {
    method: 'listServerSecurityGroups',
    call: (client) => client.listServerSecurityGroups('s-1'),
    request: 'GET /servers/s-1/os-security-groups',
    answer: { body: { security_groups: [group] } },
    result: [{ id: 'g-1', name: 'web', description: 'for the web', raw: group }],
  },
];

const changes: MethodCase[] = [
  {
    method: 'updateServer',
    call: (client) =>
      client.updateServer('s-1', { name: 'web', accessIpv4: '192.0.2.7', diskConfig: 'AUTO' }),
    request: 'PUT /servers/s-1',
    body: { server: { name: 'web', accessIPv4: '192.0.2.7', 'OS-DCF:diskConfig': 'AUTO' } },
    answer: { body: { server } },
    result: serverAsRead,
  },
  {
    method: 'updateServer',
    when: 'with what later ones know',
    call: (client) =>
      client.updateServer('s-1', { description: null, hostname: 'web', accessIpv6: '2001:db8::7' }),
    request: 'PUT /servers/s-1',
    body: { server: { description: null, hostname: 'web', accessIPv6: '2001:db8::7' } },
    microversion: '2.90',
    answer: { body: { server } },
    result: serverAsRead,
  },
  {
    ...action(
      'rebuildServer',
      (client) =>
        client.rebuildServer('s-1', {
          imageId: 'i-2',
          metadata: { role: 'db' },
          description: 'new',
          keyName: null,
          userData: 'hello',
          preserveEphemeral: true,
        }),
      {
        rebuild: {
          imageRef: 'i-2',
          metadata: { role: 'db' },
          description: 'new',
          key_name: null,
          user_data: 'aGVsbG8=',
          preserve_ephemeral: true,
        },
      },
      'with all that may change',
    ),
    microversion: '2.57',
    answer: { status: 202, body: { server } },
    result: serverAsRead,
  },
  {
    method: 'listServers',
    when: 'with the filters of administrators',
    call: (client) =>
      client.listServers({
        allProjects: true,
        projectId: 'p-2',
        tags: ['a', 'b'],
        ip: '10.0',
        availabilityZone: 'north',
        changesBefore: '2026-01-01',
      }),
    request:
      'GET /servers/detail?ip=10.0&changes-before=2026-01-01&all_tenants=true&project_id=p-2&tags=a%2Cb&availability_zone=north',
    microversion: '2.66',
    answer: { body: { servers: [] } },
    result: [],
  },
];

/** Methods about servers and their parts that most clouds do not have. */
export const serverPartCases: readonly MethodCase[] = [
  ...actions,
  ...interfaces,
  ...volumes,
  ...insight,
  ...changes,
];
