import { accepted, acknowledged, action, gone, type MethodCase } from './method-case.js';
import { flavor } from './nova-bodies.js';

const time = '2026-01-01T10:00:00.000000';

const group = { id: 'g-1', name: 'together', policies: ['affinity'], members: ['s-1'], project_id: 'p-1' };
const groupAsRead = {
  id: 'g-1',
  name: 'together',
  policy: 'affinity',
  members: ['s-1'],
  projectId: 'p-1',
  raw: group,
};
const ruled = {
  id: 'g-2',
  name: 'apart',
  policy: 'anti-affinity',
  rules: { max_server_per_host: 3 },
  members: [],
};

const serverGroups: MethodCase[] = [
  {
    method: 'listServerGroups',
    call: (client) => client.listServerGroups({ allProjects: true, limit: 5, offset: 2 }),
    request: 'GET /os-server-groups?all_projects=true&limit=5&offset=2',
    answer: { body: { server_groups: [group] } },
    result: [groupAsRead],
  },
  {
    method: 'getServerGroupDetails',
    call: (client) => client.getServerGroupDetails('g-1'),
    request: 'GET /os-server-groups/g-1',
    answer: { body: { server_group: group } },
    result: groupAsRead,
  },
  {
    method: 'createServerGroup',
    call: (client) => client.createServerGroup({ name: 'together', policy: 'affinity' }),
    request: 'POST /os-server-groups',
    body: { server_group: { name: 'together', policies: ['affinity'] } },
    answer: { body: { server_group: group } },
    result: groupAsRead,
  },
  {
    method: 'createServerGroup',
    when: 'that need not be kept',
    call: (client) => client.createServerGroup({ name: 'together', policy: 'soft-affinity' }),
    request: 'POST /os-server-groups',
    body: { server_group: { name: 'together', policies: ['soft-affinity'] } },
    microversion: '2.15',
    answer: { body: { server_group: group } },
    result: groupAsRead,
  },
  {
    method: 'createServerGroup',
    when: 'with a rule',
    call: (client) =>
      client.createServerGroup({ name: 'apart', policy: 'anti-affinity', maxServerPerHost: 3 }),
    request: 'POST /os-server-groups',
    body: { server_group: { name: 'apart', policy: 'anti-affinity', rules: { max_server_per_host: 3 } } },
    microversion: '2.64',
    answer: { body: { server_group: ruled } },
    result: {
      id: 'g-2',
      name: 'apart',
      policy: 'anti-affinity',
      maxServerPerHost: 3,
      members: [],
      raw: ruled,
    },
  },
  {
    method: 'deleteServerGroup',
    call: (client) => client.deleteServerGroup('g-1'),
    request: 'DELETE /os-server-groups/g-1',
    answer: gone,
    result: acknowledged,
  },
];

const quotaSet = { id: 'p-1', cores: 20, ram: -1 };
const quotasAsRead = { limits: { cores: 20, ram: -1 }, raw: quotaSet };
const detailed = { id: 'p-1', cores: { limit: 20, in_use: 2, reserved: 1 } };
const quotaClass = { id: 'default', cores: 20 };

const quotas: MethodCase[] = [
  {
    method: 'getQuotas',
    call: (client) => client.getQuotas('p-1', { userId: 'u-1' }),
    request: 'GET /os-quota-sets/p-1?user_id=u-1',
    answer: { body: { quota_set: quotaSet } },
    result: quotasAsRead,
  },
  {
    method: 'getQuotaDefaults',
    call: (client) => client.getQuotaDefaults('p-1'),
    request: 'GET /os-quota-sets/p-1/defaults',
    answer: { body: { quota_set: quotaSet } },
    result: quotasAsRead,
  },
  {
    method: 'getQuotaDetails',
    call: (client) => client.getQuotaDetails('p-1'),
    request: 'GET /os-quota-sets/p-1/detail',
    answer: { body: { quota_set: detailed } },
    result: { quotas: { cores: { limit: 20, inUse: 2, reserved: 1 } }, raw: detailed },
  },
  {
    method: 'updateQuotas',
    call: (client) => client.updateQuotas('p-1', { cores: 20 }, { force: true }),
    request: 'PUT /os-quota-sets/p-1',
    body: { quota_set: { cores: 20, force: true } },
    answer: { body: { quota_set: quotaSet } },
    result: quotasAsRead,
  },
  {
    method: 'deleteQuotas',
    call: (client) => client.deleteQuotas('p-1'),
    request: 'DELETE /os-quota-sets/p-1',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'getQuotaClass',
    call: (client) => client.getQuotaClass('default'),
    request: 'GET /os-quota-class-sets/default',
    answer: { body: { quota_class_set: quotaClass } },
    result: { limits: { cores: 20 }, raw: quotaClass },
  },
  {
    method: 'updateQuotaClass',
    call: (client) => client.updateQuotaClass('default', { cores: 20 }),
    request: 'PUT /os-quota-class-sets/default',
    body: { quota_class_set: { cores: 20 } },
    answer: { body: { quota_class_set: quotaClass } },
    result: { limits: { cores: 20 }, raw: quotaClass },
  },
];

const used = {
  instance_id: 's-1',
  name: 'web',
  hours: 2,
  vcpus: 1,
  memory_mb: 512,
  local_gb: 5,
  flavor: 'small',
  state: 'active',
  started_at: time,
  ended_at: null,
};
const usage = {
  tenant_id: 'p-1',
  start: time,
  stop: time,
  total_hours: 2,
  total_vcpus_usage: 2,
  total_memory_mb_usage: 1_024,
  total_local_gb_usage: 10,
  server_usages: [used],
};
const usageAsRead = {
  projectId: 'p-1',
  start: `${time}Z`,
  stop: `${time}Z`,
  totalHours: 2,
  vcpuHours: 2,
  ramHours: 1_024,
  diskHours: 10,
  servers: [
    {
      serverId: 's-1',
      name: 'web',
      hours: 2,
      vcpus: 1,
      ram: 512,
      disk: 5,
      flavor: 'small',
      state: 'active',
      started: `${time}Z`,
      raw: used,
    },
  ],
  raw: usage,
};

const usages: MethodCase[] = [
  {
    method: 'listUsage',
    call: (client) =>
      client.listUsage({ start: '2026-01-01', end: '2026-01-02T00:00:00+02:00', detailed: true }),
    request:
      'GET /os-simple-tenant-usage?start=2026-01-01T00%3A00%3A00.000&end=2026-01-01T22%3A00%3A00.000&detailed=1',
    answer: { body: { tenant_usages: [usage] } },
    result: [usageAsRead],
  },
  {
    method: 'getUsage',
    call: (client) => client.getUsage('p-1'),
    request: 'GET /os-simple-tenant-usage/p-1',
    answer: { body: { tenant_usage: usage } },
    result: usageAsRead,
  },
  {
    method: 'getUsage',
    when: 'of a project that has none',
    call: (client) => client.getUsage('p-1'),
    request: 'GET /os-simple-tenant-usage/p-1',
    answer: { body: { tenant_usage: {} } },
    result: undefined,
  },
];

const zone = { zoneName: 'north', zoneState: { available: true }, hosts: { h1: {} } };

const zones: MethodCase[] = [
  {
    method: 'listAvailabilityZones',
    call: (client) => client.listAvailabilityZones(),
    request: 'GET /os-availability-zone',
    answer: { body: { availabilityZoneInfo: [{ ...zone, hosts: null }] } },
    result: [{ name: 'north', available: true, raw: { ...zone, hosts: null } }],
  },
  {
    method: 'listAvailabilityZones',
    when: 'with their machines',
    call: (client) => client.listAvailabilityZones({ detail: true }),
    request: 'GET /os-availability-zone/detail',
    answer: { body: { availabilityZoneInfo: [zone] } },
    result: [{ name: 'north', available: true, hosts: ['h1'], raw: zone }],
  },
];

const aggregate = {
  id: 7,
  name: 'fast',
  availability_zone: 'north',
  hosts: ['h1'],
  metadata: { ssd: 'true' },
  created_at: time,
  updated_at: null,
};
const aggregateAsRead = {
  id: '7',
  name: 'fast',
  availabilityZone: 'north',
  hosts: ['h1'],
  metadata: { ssd: 'true' },
  created: `${time}Z`,
  raw: aggregate,
};
const ofAggregate = (fields: Omit<MethodCase, 'answer' | 'result'>): MethodCase => ({
  ...fields,
  answer: { body: { aggregate } },
  result: aggregateAsRead,
});

const aggregates: MethodCase[] = [
  {
    method: 'listAggregates',
    call: (client) => client.listAggregates(),
    request: 'GET /os-aggregates',
    answer: { body: { aggregates: [aggregate] } },
    result: [aggregateAsRead],
  },
  ofAggregate({
    method: 'getAggregateDetails',
    call: (client) => client.getAggregateDetails('7'),
    request: 'GET /os-aggregates/7',
  }),
  ofAggregate({
    method: 'createAggregate',
    call: (client) => client.createAggregate({ name: 'fast', availabilityZone: 'north' }),
    request: 'POST /os-aggregates',
    body: { aggregate: { name: 'fast', availability_zone: 'north' } },
  }),
  ofAggregate({
    method: 'updateAggregate',
    call: (client) => client.updateAggregate('7', { name: 'fast' }),
    request: 'PUT /os-aggregates/7',
    body: { aggregate: { name: 'fast' } },
  }),
  ofAggregate({
    method: 'addAggregateHost',
    call: (client) => client.addAggregateHost('7', 'h1'),
    request: 'POST /os-aggregates/7/action',
    body: { add_host: { host: 'h1' } },
  }),
  ofAggregate({
    method: 'removeAggregateHost',
    call: (client) => client.removeAggregateHost('7', 'h1'),
    request: 'POST /os-aggregates/7/action',
    body: { remove_host: { host: 'h1' } },
  }),
  ofAggregate({
    method: 'setAggregateMetadata',
    call: (client) => client.setAggregateMetadata('7', { ssd: 'true', old: null }),
    request: 'POST /os-aggregates/7/action',
    body: { set_metadata: { metadata: { ssd: 'true', old: null } } },
  }),
  {
    method: 'cacheAggregateImages',
    call: (client) => client.cacheAggregateImages('7', ['i-1', 'i-2']),
    request: 'POST /os-aggregates/7/images',
    body: { cache: [{ id: 'i-1' }, { id: 'i-2' }] },
    microversion: '2.81',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'deleteAggregate',
    call: (client) => client.deleteAggregate('7'),
    request: 'DELETE /os-aggregates/7',
    answer: gone,
    result: acknowledged,
  },
];

const capacity = {
  vcpus: 8,
  vcpus_used: 2,
  memory_mb: 4_096,
  memory_mb_used: 512,
  local_gb: 90,
  local_gb_used: 5,
  running_vms: 3,
};
const capacityAsRead = {
  vcpus: 8,
  vcpusUsed: 2,
  ram: 4_096,
  ramUsed: 512,
  disk: 90,
  diskUsed: 5,
  runningServers: 3,
};
const hypervisor = {
  id: 'y-1',
  hypervisor_hostname: 'h1.test',
  hypervisor_type: 'QEMU',
  hypervisor_version: 7_002_000,
  host_ip: '192.0.2.1',
  state: 'up',
  status: 'disabled',
  service: { id: 'c-1', host: 'h1', disabled_reason: 'for repair' },
  servers: [{ uuid: 's-1', name: 'instance-1' }],
  ...capacity,
};
const hypervisorAsRead = {
  id: 'y-1',
  hostname: 'h1.test',
  type: 'QEMU',
  version: 7_002_000,
  address: '192.0.2.1',
  state: 'up',
  status: 'disabled',
  host: 'h1',
  disabledReason: 'for repair',
  servers: [{ id: 's-1', name: 'instance-1' }],
  ...capacityAsRead,
  raw: hypervisor,
};

const hypervisors: MethodCase[] = [
  {
    method: 'listHypervisors',
    call: (client) => client.listHypervisors({ hostname: 'h1', withServers: true }),
    request: 'GET /os-hypervisors/detail?hypervisor_hostname_pattern=h1&with_servers=true',
    microversion: '2.53',
    answer: { body: { hypervisors: [hypervisor] } },
    result: [hypervisorAsRead],
  },
  {
    method: 'listHypervisors',
    when: 'in short',
    call: (client) => client.listHypervisors({ detail: false, marker: 'y-0', limit: 2 }),
    request: 'GET /os-hypervisors?marker=y-0&limit=2',
    microversion: '2.53',
    answer: { body: { hypervisors: [] } },
    result: [],
  },
  {
    method: 'getHypervisorDetails',
    call: (client) => client.getHypervisorDetails('y-1', { withServers: true }),
    request: 'GET /os-hypervisors/y-1?with_servers=true',
    microversion: '2.53',
    answer: { body: { hypervisor } },
    result: hypervisorAsRead,
  },
  {
    method: 'getHypervisorStatistics',
    call: (client) => client.getHypervisorStatistics(),
    request: 'GET /os-hypervisors/statistics',
    microversion: '2.53',
    answer: { body: { hypervisor_statistics: { count: 1, ...capacity } } },
    result: { count: 1, ...capacityAsRead, raw: { count: 1, ...capacity } },
  },
  {
    method: 'getHypervisorUptime',
    call: (client) => client.getHypervisorUptime('y-1'),
    request: 'GET /os-hypervisors/y-1/uptime',
    microversion: '2.53',
    answer: { body: { hypervisor: { id: 'y-1', uptime: 'up 9 days' } } },
    result: 'up 9 days',
  },
];

const service = {
  id: 'c-1',
  binary: 'nova-compute',
  host: 'h1',
  zone: 'north',
  status: 'disabled',
  state: 'down',
  disabled_reason: 'for repair',
  forced_down: true,
  updated_at: time,
};
const serviceAsRead = {
  id: 'c-1',
  binary: 'nova-compute',
  host: 'h1',
  zone: 'north',
  status: 'disabled',
  state: 'down',
  disabledReason: 'for repair',
  forcedDown: true,
  updated: `${time}Z`,
  raw: service,
};

const services: MethodCase[] = [
  {
    method: 'listComputeServices',
    call: (client) => client.listComputeServices({ host: 'h1', binary: 'nova-compute' }),
    request: 'GET /os-services?host=h1&binary=nova-compute',
    microversion: '2.53',
    answer: { body: { services: [service] } },
    result: [serviceAsRead],
  },
  {
    method: 'updateComputeService',
    call: (client) =>
      client.updateComputeService('c-1', {
        status: 'disabled',
        disabledReason: 'for repair',
        forcedDown: true,
      }),
    request: 'PUT /os-services/c-1',
    body: { status: 'disabled', disabled_reason: 'for repair', forced_down: true },
    microversion: '2.53',
    answer: { body: { service } },
    result: serviceAsRead,
  },
  {
    method: 'deleteComputeService',
    call: (client) => client.deleteComputeService('c-1'),
    request: 'DELETE /os-services/c-1',
    microversion: '2.53',
    answer: gone,
    result: acknowledged,
  },
];

const flavorAsRead = { id: 'f-1', name: 'small', vcpus: 2, ram: 512, disk: 5, isPublic: true, raw: flavor };
const access = { flavor_access: [{ flavor_id: 'f-1', tenant_id: 'p-1' }] };

const flavors: MethodCase[] = [
  {
    method: 'createFlavor',
    call: (client) => client.createFlavor({ name: 'small', vcpus: 2, ram: 512, disk: 5 }),
    request: 'POST /flavors',
    body: { flavor: { name: 'small', vcpus: 2, ram: 512, disk: 5 } },
    answer: { body: { flavor } },
    result: flavorAsRead,
  },
  {
    method: 'createFlavor',
    when: 'with all there is to say',
    call: (client) =>
      client.createFlavor({
        name: 'small',
        vcpus: 2,
        ram: 512,
        disk: 5,
        id: 'f-1',
        ephemeral: 1,
        swap: 64,
        rxtxFactor: 2,
        isPublic: false,
        description: 'mine',
      }),
    request: 'POST /flavors',
    body: {
      flavor: {
        name: 'small',
        vcpus: 2,
        ram: 512,
        disk: 5,
        id: 'f-1',
        'OS-FLV-EXT-DATA:ephemeral': 1,
        swap: 64,
        rxtx_factor: 2,
        'os-flavor-access:is_public': false,
        description: 'mine',
      },
    },
    microversion: '2.55',
    answer: { body: { flavor } },
    result: flavorAsRead,
  },
  {
    method: 'listFlavors',
    when: 'of all, as a newer one tells them',
    call: (client) => client.listFlavors({ access: 'all' }),
    request: 'GET /flavors/detail?is_public=none',
    answer: {
      body: {
        flavors: [
          { ...flavor, swap: '', 'OS-FLV-EXT-DATA:ephemeral': 1, description: 'mine', extra_specs: { a: 1 } },
        ],
      },
    },
    result: [
      {
        ...flavorAsRead,
        swap: 0,
        ephemeral: 1,
        description: 'mine',
        extraSpecs: { a: '1' },
        raw: {
          ...flavor,
          swap: '',
          'OS-FLV-EXT-DATA:ephemeral': 1,
          description: 'mine',
          extra_specs: { a: 1 },
        },
      },
    ],
  },
  {
    method: 'updateFlavor',
    call: (client) => client.updateFlavor('f-1', { description: null }),
    request: 'PUT /flavors/f-1',
    body: { flavor: { description: null } },
    microversion: '2.55',
    answer: { body: { flavor } },
    result: flavorAsRead,
  },
  {
    method: 'deleteFlavor',
    call: (client) => client.deleteFlavor('f-1'),
    request: 'DELETE /flavors/f-1',
    answer: accepted,
    result: acknowledged,
  },
  {
    method: 'getFlavorExtraSpecs',
    call: (client) => client.getFlavorExtraSpecs('f-1'),
    request: 'GET /flavors/f-1/os-extra_specs',
    answer: { body: { extra_specs: { 'hw:a': '1' } } },
    result: { 'hw:a': '1' },
  },
  {
    method: 'getFlavorExtraSpec',
    call: (client) => client.getFlavorExtraSpec('f-1', 'hw:a'),
    request: 'GET /flavors/f-1/os-extra_specs/hw%3Aa',
    answer: { body: { 'hw:a': '1' } },
    result: { 'hw:a': '1' },
  },
  {
    method: 'createFlavorExtraSpecs',
    call: (client) => client.createFlavorExtraSpecs('f-1', { 'hw:a': '1' }),
    request: 'POST /flavors/f-1/os-extra_specs',
    body: { extra_specs: { 'hw:a': '1' } },
    answer: { body: { extra_specs: { 'hw:a': '1' } } },
    result: { 'hw:a': '1' },
  },
  {
    method: 'updateFlavorExtraSpec',
    call: (client) => client.updateFlavorExtraSpec('f-1', { key: 'hw:a', value: '2' }),
    request: 'PUT /flavors/f-1/os-extra_specs/hw%3Aa',
    body: { 'hw:a': '2' },
    answer: { body: { 'hw:a': '2' } },
    result: { 'hw:a': '2' },
  },
  {
    method: 'deleteFlavorExtraSpec',
    call: (client) => client.deleteFlavorExtraSpec('f-1', 'hw:a'),
    request: 'DELETE /flavors/f-1/os-extra_specs/hw%3Aa',
    answer: gone,
    result: acknowledged,
  },
  {
    method: 'listFlavorAccess',
    call: (client) => client.listFlavorAccess('f-1'),
    request: 'GET /flavors/f-1/os-flavor-access',
    answer: { body: access },
    result: ['p-1'],
  },
  {
    method: 'addFlavorAccess',
    call: (client) => client.addFlavorAccess('f-1', 'p-1'),
    request: 'POST /flavors/f-1/action',
    body: { addTenantAccess: { tenant: 'p-1' } },
    answer: { body: access },
    result: ['p-1'],
  },
  {
    method: 'removeFlavorAccess',
    call: (client) => client.removeFlavorAccess('f-1', 'p-1'),
    request: 'POST /flavors/f-1/action',
    body: { removeTenantAccess: { tenant: 'p-1' } },
    answer: { body: { flavor_access: [] } },
    result: [],
  },
];

const migration = {
  id: 9,
  uuid: 'm-1',
  status: 'running',
  migration_type: 'live-migration',
  instance_uuid: 's-1',
  source_compute: 'h1',
  dest_compute: 'h2',
  project_id: 'p-1',
  user_id: 'u-1',
  created_at: time,
  updated_at: time,
};
const migrationAsRead = {
  id: '9',
  uuid: 'm-1',
  status: 'running',
  type: 'live-migration',
  serverId: 's-1',
  sourceHost: 'h1',
  destinationHost: 'h2',
  projectId: 'p-1',
  userId: 'u-1',
  created: `${time}Z`,
  updated: `${time}Z`,
  raw: migration,
};
const underWay = { id: 9, status: 'running', server_uuid: 's-1', memory_total_bytes: 1_024 };

const migrations: MethodCase[] = [
  {
    method: 'listMigrations',
    call: (client) => client.listMigrations(),
    request: 'GET /os-migrations',
    microversion: '2.59',
    answer: { body: { migrations: [migration] } },
    result: [migrationAsRead],
  },
  {
    method: 'listMigrations',
    when: 'with every filter',
    call: (client) =>
      client.listMigrations({
        host: 'h1',
        server: 's-1',
        status: 'error',
        type: 'resize',
        sourceHost: 'h2',
        changesSince: '2026-01-01',
        changesBefore: '2026-02-01',
        marker: 'm-0',
        limit: 2,
      }),
    request:
      'GET /os-migrations?instance_uuid=s-1&migration_type=resize&source_compute=h2' +
      '&changes-since=2026-01-01&changes-before=2026-02-01&host=h1&status=error&marker=m-0&limit=2',
    microversion: '2.66',
    answer: { body: { migrations: [] } },
    result: [],
  },
  {
    method: 'listServerMigrations',
    call: (client) => client.listServerMigrations('s-1'),
    request: 'GET /servers/s-1/migrations',
    microversion: '2.23',
    answer: { body: { migrations: [underWay] } },
    result: [{ id: '9', status: 'running', serverId: 's-1', raw: underWay }],
  },
  {
    method: 'getServerMigration',
    call: (client) => client.getServerMigration('s-1', '9'),
    request: 'GET /servers/s-1/migrations/9',
    microversion: '2.23',
    answer: { body: { migration: underWay } },
    result: { id: '9', status: 'running', serverId: 's-1', raw: underWay },
  },
  {
    ...action('forceCompleteServerMigration', (client) => client.forceCompleteServerMigration('s-1', '9'), {
      force_complete: null,
    }),
    request: 'POST /servers/s-1/migrations/9/action',
    microversion: '2.22',
  },
  {
    method: 'abortServerMigration',
    call: (client) => client.abortServerMigration('s-1', '9'),
    request: 'DELETE /servers/s-1/migrations/9',
    microversion: '2.24',
    answer: accepted,
    result: acknowledged,
  },
];

/** Methods about what is there beside servers, most of them for administrators. */
export const administrationCases: readonly MethodCase[] = [
  ...serverGroups,
  ...quotas,
  ...usages,
  ...zones,
  ...aggregates,
  ...hypervisors,
  ...services,
  ...flavors,
  ...migrations,
];
