import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import type { NetworkClient } from '../../../src/index.js';
import { admin, leftovers, neutron, member, makeNetwork, makeSubnet } from '../support/connection.js';

/** Networks, subnets and ports. */
export function testNetworks(): void {
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
}
