import { CollectionClient } from '@leister/openstack';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeOpenStack,
  Leftovers,
  type Login,
  logIn,
  methodsBeyond,
  patience,
  recordCalls,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { type Network, NetworkClient, type Subnet } from '../../src/index.js';

/** What is no public method. */
const inner = ['changeSubPorts', 'plugRouter', 'portSight', 'readTags', 'routeRouter'];

describeOpenStack('NetworkClient, on a real Neutron', () => {
  let admin: Login;
  let demo: Login;
  let neutron: NetworkClient;
  let member: NetworkClient;
  let called: Set<string>;
  const leftovers = new Leftovers();

  beforeAll(async () => {
    [admin, demo] = await Promise.all([logIn('openrc'), logIn('openrc-demo')]);
    ({ client: neutron, called } = recordCalls(
      new NetworkClient({ session: admin.session, region: 'RegionOne', proxy: false }),
    ));
    member = new NetworkClient({ session: demo.session, proxy: false });
  });
  afterEach(() => leftovers.clear(), patience);
  afterAll(() => Promise.all([neutron?.close(), member?.close()]));

  async function makeNetwork(): Promise<Network> {
    const network = await neutron.createNetwork({ name: uniqueName('net') });
    leftovers.add(() => neutron.deleteNetwork(network.id));
    return network;
  }

  async function makeSubnet(cidr = '10.77.0.0/24'): Promise<Subnet> {
    const network = await makeNetwork();
    return neutron.createSubnet({ networkId: network.id, cidr, name: network.name });
  }

  test('a network', async () => {
    const name = uniqueName('net');
    const network = await neutron.createNetwork({
      name,
      description: 'of a test',
      adminStateUp: false,
      shared: false,
      mtu: 1400,
      networkType: 'vlan',
      physicalNetwork: 'physnet1',
      segmentationId: 137,
    });
    leftovers.add(() => neutron.deleteNetwork(network.id));
    expect(network).toMatchObject({
      name,
      description: 'of a test',
      adminStateUp: false,
      shared: false,
      external: false,
      mtu: 1400,
      networkType: 'vlan',
      segmentationId: 137,
      projectId: admin.projectId,
    });
    const changed = await neutron.updateNetwork(network.id, { name: `${name}-new`, adminStateUp: true });
    expect(changed).toMatchObject({ name: `${name}-new`, adminStateUp: true, description: 'of a test' });
    expect(await neutron.getNetworkDetails(network.id)).toEqual(changed);
    expect(await neutron.findNetwork(`${name}-new`)).toEqual(changed);
    expect(await neutron.findNetwork(network.id)).toEqual(changed);
    await expect(member.getNetworkDetails(network.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
    await expect(member.createNetwork({ name, shared: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(neutron.updateNetwork(network.id, { mtu: -1 })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await neutron.deleteNetwork(network.id);
    await expect(neutron.getNetworkDetails(network.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('many networks, all or none, and lists of them by pages', async () => {
    const description = uniqueName('many');
    const made = await neutron.createNetworks(
      ['b', 'a', 'c'].map((name) => ({ name, description, adminStateUp: name !== 'c' })),
    );
    for (const { id } of made) leftovers.add(() => neutron.deleteNetwork(id));
    expect(made.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
    const names = async (filter: Parameters<NetworkClient['listNetworks']>[0]): Promise<string[]> =>
      (await neutron.listNetworks({ description, ...filter })).map(({ name }) => name);
    expect(await names({ order: 'name', limit: 1 })).toEqual(['a', 'b', 'c']);
    expect(await names({ order: '-name', limit: 2 })).toEqual(['c', 'b', 'a']);
    expect(await names({ name: ['a', 'c'], order: 'name' })).toEqual(['a', 'c']);
    expect(await names({ adminStateUp: false })).toEqual(['c']);
    expect(await names({ external: true })).toEqual([]);
    expect(await names({ networkType: 'flat' })).toEqual([]);
    expect(await names({ order: 'name', marker: made[1]!.id, limit: 5 })).toEqual(['b', 'c']);
    const broken = [
      { name: 'd', description },
      { name: 'e', description, mtu: -1 },
    ];
    await expect(neutron.createNetworks(broken)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await names({ order: 'name' })).toEqual(['a', 'b', 'c']);
  });

  test('subnets', async () => {
    const network = await makeNetwork();
    const subnet = await neutron.createSubnet({
      networkId: network.id,
      cidr: '10.66.0.0/24',
      name: network.name,
      gatewayIp: null,
      enableDhcp: false,
      allocationPools: [{ start: '10.66.0.10', end: '10.66.0.20' }],
      dnsNameservers: ['10.66.0.2'],
      hostRoutes: [{ destination: '10.67.0.0/24', nexthop: '10.66.0.3' }],
    });
    expect(subnet).toMatchObject({
      networkId: network.id,
      cidr: '10.66.0.0/24',
      ipVersion: 4,
      enableDhcp: false,
      allocationPools: [{ start: '10.66.0.10', end: '10.66.0.20' }],
      dnsNameservers: ['10.66.0.2'],
      hostRoutes: [{ destination: '10.67.0.0/24', nexthop: '10.66.0.3' }],
    });
    expect(subnet).not.toHaveProperty('gatewayIp');
    const [six, four] = await neutron.createSubnets([
      { networkId: network.id, cidr: 'fd00:66::/64', ipv6RaMode: 'slaac', ipv6AddressMode: 'slaac' },
      { networkId: network.id, cidr: '10.68.0.0/24' },
    ]);
    expect(six).toMatchObject({ ipVersion: 6, ipv6RaMode: 'slaac', gatewayIp: 'fd00:66::' });
    expect(four).toMatchObject({ ipVersion: 4, gatewayIp: '10.68.0.1' });
    expect((await neutron.listSubnets({ networkId: network.id, ipVersion: 6 })).map(({ id }) => id)).toEqual([
      six!.id,
    ]);
    const changed = await neutron.updateSubnet(subnet.id, {
      gatewayIp: '10.66.0.1',
      hostRoutes: [],
      enableDhcp: true,
    });
    expect(changed).toMatchObject({ gatewayIp: '10.66.0.1', hostRoutes: [], enableDhcp: true });
    expect(await neutron.getSubnetDetails(subnet.id)).toEqual(changed);
    expect(await neutron.findSubnet(network.name)).toEqual(changed);
    await expect(
      neutron.createSubnet({ networkId: network.id, cidr: '10.66.0.128/25' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST', status: 400 });
    await neutron.deleteSubnet(six!.id);
    await expect(neutron.deleteSubnet(six!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('ports', async () => {
    const subnet = await makeSubnet();
    const group = await neutron.findSecurityGroup(
      (await neutron.listSecurityGroups({ projectId: admin.projectId, name: 'default' }))[0]!.id,
    );
    const name = uniqueName('port');
    const port = await neutron.createPort({
      networkId: subnet.networkId,
      name,
      fixedIps: [{ subnetId: subnet.id, ipAddress: '10.77.0.50' }],
      macAddress: 'fa:16:3e:00:77:01',
      securityGroups: [group.id],
      allowedAddressPairs: [{ ipAddress: '10.77.0.99' }],
      dhcpOptions: [{ name: 'mtu', value: '1400', ipVersion: 4 }],
      dnsName: 'port-of-a-test',
      vnicType: 'normal',
      hostId: 'fakehost',
    });
    leftovers.add(() => neutron.deletePort(port.id));
    expect(port).toMatchObject({
      name,
      networkId: subnet.networkId,
      fixedIps: [{ subnetId: subnet.id, ipAddress: '10.77.0.50' }],
      macAddress: 'fa:16:3e:00:77:01',
      securityGroups: [group.id],
      allowedAddressPairs: [{ ipAddress: '10.77.0.99' }],
      dhcpOptions: [{ name: 'mtu', value: '1400', ipVersion: 4 }],
      dnsName: 'port-of-a-test',
      vnicType: 'normal',
      hostId: 'fakehost',
    });
    const changed = await neutron.updatePort(port.id, {
      fixedIps: [{ subnetId: subnet.id, ipAddress: '10.77.0.51' }],
      securityGroups: [],
      allowedAddressPairs: [],
      deviceId: 'somewhere',
      deviceOwner: 'leister:test',
    });
    expect(changed).toMatchObject({
      fixedIps: [{ ipAddress: '10.77.0.51' }],
      securityGroups: [],
      allowedAddressPairs: [],
      deviceId: 'somewhere',
    });
    expect(await neutron.getPortDetails(port.id)).toMatchObject({ id: port.id, deviceOwner: 'leister:test' });
    expect(await neutron.findPort(name)).toMatchObject({ id: port.id });
    const found = { ipAddress: '10.77.0.51', subnetId: subnet.id, deviceId: ['somewhere', 'else'] };
    expect(await neutron.listPorts(found)).toMatchObject([{ id: port.id }]);
    expect(await neutron.listPorts({ ...found, ipAddress: '10.77.0.52' })).toEqual([]);
    const many = await neutron.createPorts([
      { networkId: subnet.networkId },
      { networkId: subnet.networkId },
    ]);
    expect((await neutron.listPorts({ networkId: subnet.networkId, limit: 1 })).length).toBe(3);
    // No agent serves ports here: they stay DOWN.
    expect(await neutron.waitPortUntil(port.id, ['ACTIVE', 'DOWN'])).toMatchObject({ id: port.id });
    expect(await neutron.waitPortWhile(port.id)).toMatchObject({ id: port.id });
    await Promise.all(many.map(({ id }) => neutron.deletePort(id)));
    await neutron.waitPortUntil(many[0]!.id, 'DELETED');
    await expect(neutron.waitPortUntil(many[0]!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(neutron.deleteNetwork(subnet.networkId)).rejects.toMatchObject({
      code: 'CONFLICT',
      status: 409,
    });
  });

  test('routers and floating IPs', async () => {
    const subnet = await makeSubnet();
    const outside = await neutron.findNetwork('public');
    const name = uniqueName('router');
    const router = await neutron.createRouter({ name, gateway: { networkId: outside.id } });
    leftovers.add(() => neutron.deleteRouter(router.id));
    expect(router).toMatchObject({ name, gateway: { networkId: outside.id, enableSnat: true } });
    const plugged = await neutron.addRouterInterface(router.id, { subnetId: subnet.id });
    leftovers.add(() => neutron.removeRouterInterface(router.id, { subnetId: subnet.id }));
    expect(plugged).toMatchObject({ routerId: router.id, subnetId: subnet.id, networkId: subnet.networkId });
    await expect(neutron.deletePort(plugged.portId)).rejects.toMatchObject({ code: 'CONFLICT' });

    const port = await neutron.createPort({ networkId: subnet.networkId });
    leftovers.add(() => neutron.deletePort(port.id));
    const ip = await neutron.createFloatingip({ floatingNetworkId: outside.id, description: name });
    leftovers.add(() => neutron.deleteFloatingip(ip.id));
    expect(ip).toMatchObject({ floatingNetworkId: outside.id, status: 'DOWN' });
    const pointed = await neutron.updateFloatingip(ip.id, { portId: port.id });
    expect(pointed).toMatchObject({
      portId: port.id,
      fixedIpAddress: port.fixedIps![0]!.ipAddress,
      routerId: router.id,
    });
    expect(await neutron.findFloatingip(ip.floatingIpAddress!)).toMatchObject({ id: ip.id });
    expect(await neutron.findFloatingip(ip.id)).toMatchObject({ portId: port.id });
    expect(await neutron.listFloatingips({ portId: port.id })).toMatchObject([{ id: ip.id }]);
    await expect(neutron.removeRouterInterface(router.id, { subnetId: subnet.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await neutron.updateFloatingip(ip.id, { portId: null })).not.toHaveProperty('portId');
    expect(await neutron.getFloatingipDetails(ip.id)).toMatchObject({ description: name });

    const route = { destination: '10.99.0.0/24', nexthop: port.fixedIps![0]!.ipAddress! };
    leftovers.add(() => neutron.updateRouter(router.id, { routes: [] }));
    expect(await neutron.addRouterRoutes(router.id, [route])).toMatchObject({ routes: [route] });
    expect(await neutron.removeRouterRoutes(router.id, [route])).toMatchObject({ routes: [] });
    const changed = await neutron.updateRouter(router.id, { gateway: null, adminStateUp: false });
    expect(changed).toMatchObject({ adminStateUp: false });
    expect(changed).not.toHaveProperty('gateway');
    expect(await neutron.getRouterDetails(router.id)).toEqual(changed);
    expect(await neutron.findRouter(name)).toEqual(changed);
    expect(await neutron.listRouters({ name, adminStateUp: false })).toEqual([changed]);
    await expect(neutron.deleteRouter(router.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('security groups and their rules', async () => {
    const name = uniqueName('group');
    const group = await neutron.createSecurityGroup({ name, description: 'of a test', stateful: true });
    leftovers.add(() => neutron.deleteSecurityGroup(group.id));
    expect(group.rules.map(({ direction }) => direction)).toEqual(['egress', 'egress']);
    const rule = await neutron.createSecurityGroupRule({
      securityGroupId: group.id,
      direction: 'ingress',
      protocol: 'tcp',
      portRangeMin: 22,
      portRangeMax: 22,
      remoteIpPrefix: '10.0.0.0/8',
    });
    expect(rule).toMatchObject({
      etherType: 'IPv4',
      protocol: 'tcp',
      portRangeMin: 22,
      remoteIpPrefix: '10.0.0.0/8',
    });
    const more = await neutron.createSecurityGroupRules([
      { securityGroupId: group.id, direction: 'ingress', etherType: 'IPv6', protocol: 'icmp' },
      { securityGroupId: group.id, direction: 'ingress', remoteGroupId: group.id },
    ]);
    expect(more).toHaveLength(2);
    const same = { securityGroupId: group.id, direction: 'ingress', remoteGroupId: group.id } as const;
    await expect(neutron.createSecurityGroupRule(same)).rejects.toMatchObject({
      code: 'CONFLICT',
      status: 409,
    });
    const listed = await neutron.listSecurityGroupRules({
      securityGroupId: group.id,
      direction: 'ingress',
      limit: 2,
    });
    expect(listed).toHaveLength(3);
    expect(
      await neutron.listSecurityGroupRules({
        securityGroupId: group.id,
        etherType: 'IPv6',
        protocol: 'ipv6-icmp',
      }),
    ).toMatchObject([{ id: more[0]!.id }]);
    expect(await neutron.getSecurityGroupRuleDetails(rule.id)).toMatchObject({ id: rule.id });
    await neutron.deleteSecurityGroupRule(rule.id);
    const changed = await neutron.updateSecurityGroup(group.id, { name: `${name}-new` });
    expect(changed.rules).toHaveLength(4);
    expect(await neutron.getSecurityGroupDetails(group.id)).toMatchObject({ name: `${name}-new` });
    expect(await neutron.findSecurityGroup(`${name}-new`)).toMatchObject({ id: group.id });
    expect(await neutron.listSecurityGroups({ name: `${name}-new` })).toMatchObject([{ id: group.id }]);
  });

  test('subnet pools and address scopes', async () => {
    const name = uniqueName('pool');
    const scope = await neutron.createAddressScope({ name, ipVersion: 4 });
    leftovers.add(() => neutron.deleteAddressScope(scope.id));
    const pool = await neutron.createSubnetPool({
      name,
      prefixes: ['10.88.0.0/16'],
      defaultPrefixLength: 26,
      minPrefixLength: 20,
      addressScopeId: scope.id,
    });
    leftovers.add(() => neutron.deleteSubnetPool(pool.id));
    expect(pool).toMatchObject({
      ipVersion: 4,
      defaultPrefixLength: 26,
      minPrefixLength: 20,
      prefixes: ['10.88.0.0/16'],
    });
    const network = await makeNetwork();
    const subnet = await neutron.createSubnet({
      networkId: network.id,
      subnetPoolId: pool.id,
      ipVersion: 4,
      prefixLength: 27,
    });
    expect(subnet).toMatchObject({ subnetPoolId: pool.id, cidr: '10.88.0.0/27' });
    expect(await neutron.listSubnets({ subnetPoolId: pool.id })).toMatchObject([{ id: subnet.id }]);
    expect(await neutron.updateSubnetPool(pool.id, { maxPrefixLength: 28 })).toMatchObject({
      maxPrefixLength: 28,
    });
    expect(await neutron.getSubnetPoolDetails(pool.id)).toMatchObject({ addressScopeId: scope.id });
    expect(await neutron.findSubnetPool(name)).toMatchObject({ id: pool.id });
    expect(await neutron.listSubnetPools({ addressScopeId: scope.id })).toMatchObject([{ id: pool.id }]);
    expect(await neutron.updateAddressScope(scope.id, { name: `${name}-new` })).toMatchObject({
      name: `${name}-new`,
    });
    expect(await neutron.getAddressScopeDetails(scope.id)).toMatchObject({ ipVersion: 4, shared: false });
    expect(await neutron.listAddressScopes({ name: `${name}-new` })).toMatchObject([{ id: scope.id }]);
    await expect(neutron.deleteAddressScope(scope.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('trunks', async () => {
    const subnet = await makeSubnet();
    const [parent, child] = await neutron.createPorts([
      { networkId: subnet.networkId },
      { networkId: subnet.networkId },
    ]);
    for (const { id } of [parent!, child!]) leftovers.add(() => neutron.deletePort(id));
    const trunk = await neutron.createTrunk({ portId: parent!.id, name: uniqueName('trunk') });
    leftovers.add(() => neutron.deleteTrunk(trunk.id));
    expect(trunk).toMatchObject({ portId: parent!.id, subPorts: [] });
    const subPort = { portId: child!.id, segmentationType: 'vlan', segmentationId: 7 };
    expect(await neutron.addSubPorts(trunk.id, [subPort])).toMatchObject({ subPorts: [subPort] });
    expect(await neutron.listSubPorts(trunk.id)).toEqual([subPort]);
    expect(await neutron.removeSubPorts(trunk.id, [child!.id])).toMatchObject({ subPorts: [] });
    expect(await neutron.updateTrunk(trunk.id, { adminStateUp: false })).toMatchObject({
      adminStateUp: false,
    });
    await neutron.updateTrunk(trunk.id, { adminStateUp: true });
    expect(await neutron.getTrunkDetails(trunk.id)).toMatchObject({ name: trunk.name });
    expect(await neutron.listTrunks({ portId: parent!.id })).toMatchObject([{ id: trunk.id }]);
    await expect(neutron.createTrunk({ portId: parent!.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('tags', async () => {
    const { id } = await makeNetwork();
    const target = { resource: 'networks', id } as const;
    const tag = uniqueName('a tag');
    await neutron.addTag(target, tag);
    await neutron.addTag(target, tag);
    expect(await neutron.checkTagExists(target, tag)).toBe(true);
    expect(await neutron.listNetworks({ tags: tag })).toMatchObject([{ id, tags: [tag] }]);
    expect((await neutron.replaceTags(target, ['x', 'y'])).toSorted()).toEqual(['x', 'y']);
    await neutron.deleteTag(target, 'x');
    expect(await neutron.listTags(target)).toEqual(['y']);
    await expect(neutron.deleteTag(target, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await neutron.deleteTags(target);
    expect(await neutron.checkTagExists(target, 'y')).toBe(false);
  });

  test('quotas', async () => {
    // A project that nobody uses: quotas need not be of one that there is.
    const project = uniqueName('project');
    leftovers.add(() => neutron.deleteQuota(project));
    expect(await neutron.updateQuota(project, { network: 3, port: -1 })).toMatchObject({
      projectId: project,
      limits: { network: 3, port: -1 },
    });
    expect((await neutron.getQuota(project)).limits).toMatchObject({ network: 3, port: -1 });
    expect((await neutron.getQuotaUsage(project)).resources['network']).toEqual({
      limit: 3,
      used: 0,
      reserved: 0,
    });
    expect((await neutron.listQuotas()).find(({ projectId }) => projectId === project)?.limits).toMatchObject(
      { network: 3 },
    );
    expect((await neutron.getDefaultQuota(project)).limits['network']).not.toBe(3);
    await expect(member.updateQuota(demo.projectId, { network: 9 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await member.getQuotaUsage(demo.projectId)).projectId).toBe(demo.projectId);
  });

  test('a quota that is used up', async () => {
    const { limits } = await neutron.getQuota(demo.projectId);
    const usage = await neutron.getQuotaUsage(demo.projectId);
    await neutron.updateQuota(demo.projectId, { security_group: usage.resources['security_group']!.used });
    leftovers.add(() => neutron.updateQuota(demo.projectId, { security_group: limits['security_group']! }));
    await expect(member.createSecurityGroup({ name: 'one too many' })).rejects.toMatchObject({
      code: 'OVER_LIMIT',
      status: 409,
    });
  });

  test('who may use what', async () => {
    const network = await makeNetwork();
    const policy = await neutron.createRbacPolicy({
      objectType: 'network',
      objectId: network.id,
      action: 'access_as_shared',
      targetProject: demo.projectId,
    });
    expect(await member.getNetworkDetails(network.id)).toMatchObject({ name: network.name });
    expect(await neutron.getRbacPolicyDetails(policy.id)).toMatchObject({
      objectId: network.id,
      targetProject: demo.projectId,
    });
    expect(await neutron.updateRbacPolicy(policy.id, admin.projectId)).toMatchObject({
      targetProject: admin.projectId,
    });
    expect(
      await neutron.listRbacPolicies({ objectId: network.id, targetProject: admin.projectId }),
    ).toMatchObject([{ id: policy.id }]);
    await neutron.deleteRbacPolicy(policy.id);
    expect(await neutron.listRbacPolicies({ objectId: network.id })).toEqual([]);
  });

  test('the service itself', async () => {
    expect((await neutron.listExtensions()).map(({ alias }) => alias)).toContain('router');
    expect(await neutron.getExtensionDetails('security-group')).toMatchObject({ alias: 'security-group' });
    await expect(neutron.getExtensionDetails('nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [agent] = await neutron.listAgents({ type: 'Open vSwitch agent', alive: true });
    expect(agent).toMatchObject({ host: 'fakehost', alive: true, adminStateUp: true });
    expect(await neutron.getAgentDetails(agent!.id)).toMatchObject({ binary: 'neutron-openvswitch-agent' });
    expect(await neutron.updateAgent(agent!.id, { description: 'seen by a test' })).toMatchObject({
      description: 'seen by a test',
    });
    await neutron.updateAgent(agent!.id, { description: '' });
    // The one agent there is must stay.
    await expect(neutron.deleteAgent('00000000-0000-0000-0000-000000000000')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await neutron.listAvailabilityZones()).toBeInstanceOf(Array);
    const availability = await neutron.listIpAvailabilities();
    expect(availability.find(({ networkName }) => networkName === 'public')?.totalIps).toBeGreaterThan(1);
    await expect(member.listAgents()).resolves.toEqual([]);
  });

  test('a token that is no good', async () => {
    const { endpointFor } = admin.session;
    const stranger = new NetworkClient({
      endpoint: await endpointFor('network', {}),
      token: 'nobody',
      proxy: false,
    });
    await expect(stranger.listNetworks()).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 });
    await stranger.close();
  });

  test('every method was called', () => {
    const methods = methodsBeyond(NetworkClient, CollectionClient).filter((name) => !inner.includes(name));
    expect(methods.filter((name) => !called.has(name))).toEqual([]);
  });
});
