import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { leftovers, neutron, makeNetwork, makeSubnet } from '../support/connection.js';

/** Pools of addresses, and trunks. */
export function testPoolsAndTrunks(): void {
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
}
