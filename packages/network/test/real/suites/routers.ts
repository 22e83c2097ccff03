import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { leftovers, neutron, makeSubnet } from '../support/connection.js';

/** Routers and what is reached by them. */
export function testRouters(): void {
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
}
