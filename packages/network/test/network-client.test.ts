import { describe, expect, test } from 'vitest';
import type { Handler, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connectTo, rejection, sentTo, startService } from '../../../test/support/stub-service.js';
import { NetworkClient } from '../src/index.js';

async function neutron(handler: Handler): Promise<{ client: NetworkClient; service: Loopback }> {
  const service = await startService(handler);
  return { client: connectTo(NetworkClient, service, '/network'), service };
}

test('a version is added to an endpoint that names none', async () => {
  const { client, service } = await neutron(() => ({ body: { networks: [] } }));
  await client.listNetworks();
  await connectTo(NetworkClient, service, '/network/v2.0').listNetworks();
  expect(askedOf(service)).toEqual(['GET /network/v2.0/networks', 'GET /network/v2.0/networks']);
});

test('a list goes on where links lead, and only forwards', async () => {
  const { client, service } = await neutron(({ url }) => {
    const link = (rel: string, marker: string): object => ({
      rel,
      href: `${service.url}/network/v2.0/ports?limit=1&marker=${marker}`,
    });
    if (url.includes('marker=a'))
      return { body: { ports: [{ id: 'b' }], ports_links: [link('previous', 'b')] } };
    return { body: { ports: [{ id: 'a' }], ports_links: [link('next', 'a')] } };
  });
  expect((await client.listPorts({ limit: 1 })).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a port as Synnefo tells it, and as an administrator sees it', async () => {
  const synnefo = {
    id: 7,
    network_id: 3,
    status: 'ACTIVE',
    device_id: 42,
    tenant_id: 'p-1',
    fixed_ips: [{ subnet: 5, ip_address: '10.0.0.2' }],
    security_groups: [],
  };
  const whole = {
    id: 'p',
    network_id: 'n',
    status: 'DOWN',
    'binding:host_id': 'h',
    'binding:vif_type': 'ovs',
    device_id: '',
  };
  const { client } = await neutron(() => ({ body: { ports: [synnefo, whole] } }));
  const [first, second] = await client.listPorts();
  expect(first).toEqual({
    id: '7',
    name: '',
    networkId: '3',
    status: 'ACTIVE',
    deviceId: '42',
    projectId: 'p-1',
    fixedIps: [{ subnetId: '5', ipAddress: '10.0.0.2' }],
    securityGroups: [],
    allowedAddressPairs: [],
    dhcpOptions: [],
    raw: synnefo,
  });
  expect(second).toMatchObject({ hostId: 'h', vifType: 'ovs' });
  expect(second).not.toHaveProperty('deviceId');
});

describe('what is sent', () => {
  test.each<[string, (client: NetworkClient) => PromiseLike<unknown>, string, unknown]>([
    [
      'a network of an administrator',
      (client) =>
        client.createNetwork({
          name: 'n',
          external: true,
          networkType: 'flat',
          physicalNetwork: 'p',
          availabilityZoneHints: ['z'],
          qosPolicyId: null,
        }),
      'POST /network/v2.0/networks',
      {
        network: {
          name: 'n',
          'router:external': true,
          'provider:network_type': 'flat',
          'provider:physical_network': 'p',
          availability_zone_hints: ['z'],
          qos_policy_id: null,
        },
      },
    ],
    [
      'a subnet of IPv6',
      (client) => client.createSubnet({ networkId: 'n', cidr: 'fd00::/64', ipv6AddressMode: 'slaac' }),
      'POST /network/v2.0/subnets',
      { subnet: { network_id: 'n', cidr: 'fd00::/64', ip_version: 6, ipv6_address_mode: 'slaac' } },
    ],
    [
      'a subnet of the default pool',
      (client) =>
        client.createSubnet({ networkId: 'n', useDefaultSubnetPool: true, prefixLength: 28, ipVersion: 4 }),
      'POST /network/v2.0/subnets',
      { subnet: { network_id: 'n', use_default_subnetpool: true, prefixlen: 28, ip_version: 4 } },
    ],
    [
      'a subnet without a gateway from now on',
      (client) => client.updateSubnet('s', { gatewayIp: null }),
      'PUT /network/v2.0/subnets/s',
      { subnet: { gateway_ip: null } },
    ],
    [
      'a router with a gateway of its own address',
      (client) =>
        client.createRouter({
          gateway: { networkId: 'n', enableSnat: false, fixedIps: [{ ipAddress: '1.2.3.4' }] },
          highAvailability: true,
        }),
      'POST /network/v2.0/routers',
      {
        router: {
          ha: true,
          external_gateway_info: {
            network_id: 'n',
            enable_snat: false,
            external_fixed_ips: [{ ip_address: '1.2.3.4' }],
          },
        },
      },
    ],
    [
      'a router without a gateway',
      (client) => client.updateRouter('r', { gateway: null }),
      'PUT /network/v2.0/routers/r',
      { router: { external_gateway_info: null } },
    ],
    [
      'a floating IP that points at nothing',
      (client) => client.updateFloatingip('f', { portId: null }),
      'PUT /network/v2.0/floatingips/f',
      { floatingip: { port_id: null } },
    ],
    [
      'a trunk with a subport',
      (client) =>
        client.createTrunk({ portId: 'p', subPorts: [{ portId: 'q', segmentationType: 'inherit' }] }),
      'POST /network/v2.0/trunks',
      { trunk: { port_id: 'p', sub_ports: [{ port_id: 'q', segmentation_type: 'inherit' }] } },
    ],
  ])('%s', async (_, call, request, body) => {
    const { client, service } = await neutron(() => ({
      status: 400,
      body: { NeutronError: { message: 'no', type: 'X', detail: '' } },
    }));
    expect(await rejection(call(client))).toMatchObject({ code: 'BAD_REQUEST', message: 'no' });
    expect(askedOf(service)).toEqual([request]);
    expect(sentTo(service)).toEqual([body]);
  });
});

test('filters in the spelling of the API', async () => {
  const { client, service } = await neutron(() => ({ body: { networks: [], ports: [], agents: [] } }));
  await client.listNetworks({
    external: true,
    tagsAny: 'a,b',
    notTags: 'c',
    order: '-created_at',
    id: ['x', 'y'],
  });
  await client.listPorts({ ipAddress: '10.0.0.5', securityGroups: ['g'] });
  await client.listAgents({ type: 'DHCP agent' });
  expect(askedOf(service).map(decodeURIComponent)).toEqual([
    'GET /network/v2.0/networks?router:external=true&tags-any=a,b&not-tags=c&id=x&id=y&sort_key=created_at&sort_dir=desc',
    'GET /network/v2.0/ports?security_groups=g&fixed_ips=ip_address=10.0.0.5',
    'GET /network/v2.0/agents?agent_type=DHCP agent',
  ]);
});

test.each([
  ['no id', (client: NetworkClient) => client.getNetworkDetails('')],
  ['an id that climbs', (client: NetworkClient) => client.deletePort('..')],
  ['an id of a router', (client: NetworkClient) => client.addRouterInterface('.', { subnetId: 's' })],
  ['a tag', (client: NetworkClient) => client.addTag({ resource: 'ports', id: 'p' }, '')],
  ['a project', (client: NetworkClient) => client.getQuotaUsage('')],
  ['what is no list of networks', (client: NetworkClient) => client.createNetworks(undefined as never)],
])('%s: rejects, does not throw, and sends nothing', async (_, call) => {
  const { client, service } = await neutron(() => ({ body: {} }));
  await expect(call(client)).rejects.toBeInstanceOf(Error);
  expect(service.requests).toEqual([]);
});

describe('an answer of another shape than the API promises', () => {
  test.each([
    ['a list', (client: NetworkClient) => client.listNetworks(), { networks: 'none' }],
    [
      'a network without an id',
      (client: NetworkClient) => client.getNetworkDetails('n'),
      { network: { name: 'x' } },
    ],
    ['many networks', (client: NetworkClient) => client.createNetworks([{ name: 'x' }]), { network: {} }],
    [
      'a router interface',
      (client: NetworkClient) => client.addRouterInterface('r', { portId: 'p' }),
      { id: 'r' },
    ],
    ['tags', (client: NetworkClient) => client.listTags({ resource: 'ports', id: 'p' }), []],
    ['a quota', (client: NetworkClient) => client.getQuota('p'), {}],
  ])('%s', async (_, call, body) => {
    const { client } = await neutron(() => ({ body }));
    expect(await rejection(call(client))).toMatchObject({ code: 'PARSE', status: 200 });
  });
});

test('a floating IP is found by its address', async () => {
  const { client, service } = await neutron(() => ({
    body: { floatingips: [{ id: 'f', floating_ip_address: '1.2.3.4' }] },
  }));
  expect(await client.findFloatingip('1.2.3.4')).toMatchObject({ id: 'f', floatingIpAddress: '1.2.3.4' });
  expect(askedOf(service)).toEqual(['GET /network/v2.0/floatingips?floating_ip_address=1.2.3.4']);
  expect(await rejection(client.findFloatingip('1.2.3.5'))).toMatchObject({
    code: 'NOT_FOUND',
    message: 'no floating IP has the id or name "1.2.3.5"',
  });
});

test.each([
  [
    'no address is free',
    409,
    'IpAddressGenerationFailure',
    'No more IP addresses available on network n.',
    'CONFLICT',
  ],
  ['the quota is used up', 409, 'OverQuota', "Quota exceeded for resources: ['port'].", 'OVER_LIMIT'],
])('%s', async (_, status, type, message, code) => {
  const { client } = await neutron(() => ({ status, body: { NeutronError: { type, message, detail: '' } } }));
  expect(await rejection(client.createPort({ networkId: 'n' }))).toMatchObject({ code, status, message });
});

test('a port that is waited for', async () => {
  const statuses = ['BUILD', 'BUILD', 'ACTIVE'];
  const { client } = await neutron(() => ({
    body: { port: { id: 'p', network_id: 'n', status: statuses.shift() } },
  }));
  expect(await client.waitPortWhile('p', 'BUILD', { interval: 2 })).toMatchObject({ status: 'ACTIVE' });
  statuses.push('ERROR');
  expect(await rejection(client.waitPortUntil('p'))).toMatchObject({
    code: 'OPERATION_FAILED',
    message: 'port p is in ERROR',
  });
});
