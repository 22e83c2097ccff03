import { ComputeClient } from '@leister/compute';
import { path } from '@leister/rest';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NeutronClient } from '../../../../test/support/nova-fixtures.js';
import {
  describeOpenStack,
  Leftovers,
  logIn,
  type Login,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';

// A machine may be busy, and a server takes what it takes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Made = Record<string, { id: string }>;

describeOpenStack('network cards, addresses and groups of servers of a real Nova', () => {
  let login: Login;
  let cloud: ComputeClient;
  let neutron: NeutronClient;
  let networkId: string;
  let serverId: string;
  const leftovers = new Leftovers();

  /** Makes something of the network service's, to be taken away in the end. */
  async function make(kind: string, one: string, fields: object): Promise<string> {
    const { body } = await neutron.post<Made>(`/${kind}`, { json: { [one]: fields } });
    const { id } = body[one]!;
    leftovers.add(() => neutron.delete(path`/${kind}/${id}`));
    return id;
  }

  beforeAll(async () => {
    login = await logIn('openrc');
    cloud = new ComputeClient({ session: login.session });
    neutron = new NeutronClient({ session: login.session });
    networkId = await make('networks', 'network', { name: uniqueName('network') });
    const subnetId = await make('subnets', 'subnet', {
      network_id: networkId,
      ip_version: 4,
      cidr: '10.77.0.0/24',
    });
    const { body } = await neutron.get<{ networks: { id: string }[] }>('/networks', {
      query: { name: 'public' },
    });
    const gateway = { network_id: body.networks[0]!.id };
    const routerId = await make('routers', 'router', {
      name: uniqueName('router'),
      external_gateway_info: gateway,
    });
    const at = path`/routers/${routerId}/`;
    await neutron.put(`${at}add_router_interface`, { json: { subnet_id: subnetId } });
    leftovers.add(() => neutron.put(`${at}remove_router_interface`, { json: { subnet_id: subnetId } }));

    const [image] = await cloud.listImages({ status: 'ACTIVE' });
    const [flavor] = await cloud.listFlavors();
    const { id } = await cloud.createServer({
      name: uniqueName('server'),
      flavorId: flavor!.id,
      imageId: image!.id,
      networks: [{ uuid: networkId, fixedIp: '10.77.0.50', tag: 'first' }],
    });
    serverId = id;
    leftovers.add(async () => {
      await cloud.deleteServer(id);
      await cloud.waitServerUntil(id, 'DELETED');
    });
    await cloud.waitServerUntil(id);
  });
  afterAll(async () => {
    await leftovers.clear();
    await Promise.all([cloud.close(), neutron.close()]);
  });

  test('network cards come and go, on a network and by a port', async () => {
    const [first, ...others] = await cloud.listServerInterfaces(serverId);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ networkId, addresses: [{ address: '10.77.0.50', version: 4 }] });
    expect(first?.mac).toMatch(/^[0-9a-f:]{17}$/);
    expect((await cloud.getServerInterface(serverId, first!.portId)).portId).toBe(first!.portId);

    const onNetwork = await cloud.attachServerInterface(serverId, {
      networkId,
      fixedIps: ['10.77.0.51'],
      tag: 'second',
    });
    expect(onNetwork).toMatchObject({ networkId, addresses: [{ address: '10.77.0.51' }] });
    const portId = await make('ports', 'port', { network_id: networkId });
    expect(await cloud.attachServerInterface(serverId, { portId })).toMatchObject({ portId });
    expect(await cloud.listServerInterfaces(serverId)).toHaveLength(3);
    await cloud.detachServerInterface(serverId, onNetwork.portId);
    await expect.poll(async () => cloud.listServerInterfaces(serverId), { timeout: 60_000 }).toHaveLength(2);
    await expect(cloud.getServerInterface(serverId, onNetwork.portId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(cloud.attachServerInterface(serverId, { networkId, portId })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  test('a floating address is pointed at a server and taken off', async () => {
    const { id, address = '' } = await cloud.allocFloatingIp('public');
    leftovers.add(() => cloud.deleteFloatingIp(id));
    await cloud.attachFloatingIp(serverId, { address, fixedAddress: '10.77.0.50' });
    expect(await cloud.getFloatingIp(id)).toMatchObject({ address, fixedAddress: '10.77.0.50', serverId });
    await cloud.detachFloatingIp(serverId, address);
    expect(await cloud.getFloatingIp(id)).not.toHaveProperty('serverId');
  });

  test('security groups are put on and taken off', async () => {
    const name = uniqueName('group');
    await make('security-groups', 'security_group', { name, description: 'of a test' });
    const names = async (): Promise<string[]> => {
      const groups = await cloud.listServerSecurityGroups(serverId);
      return [...new Set(groups.map((group) => group.name))].sort();
    };
    await cloud.addServerSecurityGroup(serverId, name);
    expect(await names()).toEqual(['default', name].sort());
    await cloud.removeServerSecurityGroup(serverId, name);
    expect(await names()).toEqual(['default']);
  });
});
