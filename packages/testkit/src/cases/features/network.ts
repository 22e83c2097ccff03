import assert from 'node:assert/strict';
import { assertRejects, settle } from '../../rejections.js';
import { assertRaw, assertShape } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

/** Addresses. */
export const networkCases: CaseDefinition[] = [
  ofFeature('nics', 'network cards are told, all and by network', async (bench) => {
    const { id } = await bench.sharedServer();
    const nics = await bench.client.getServerNics(id);
    nics.forEach((nic, index) => assertShape('nic', nic, `nic ${index}`));
    for (const { network } of nics) {
      const nic = await bench.client.getServerNetworkNics(id, network);
      assertShape('nic', nic);
      assert.equal(nic.network, network);
    }
    const unknown = bench.newName();
    await assertRejects('getServerNetworkNics', 'NOT_FOUND', () =>
      bench.client.getServerNetworkNics(id, unknown),
    );
  }),

  ofFeature('floatingIps', 'an address is taken from a pool and given back', async ({ client, cleanup }) => {
    const pools = await client.getFloatingIpPools();
    for (const pool of pools) assert.equal(typeof pool, 'string');
    const taken = await client.allocFloatingIp(pools[0]);
    cleanup.add(() => settle('clean-up', () => client.deleteFloatingIp(taken.id)));
    assertShape('floatingIp', taken);
    const listed = await client.getFloatingIps();
    listed.forEach((ip, index) => assertShape('floatingIp', ip, `address ${index}`));
    assert.equal(listed.filter(({ id }) => id === taken.id).length, 1, 'the address is not listed');
    assert.equal((await client.getFloatingIp(taken.id)).address, taken.address);
    assertRaw(await client.deleteFloatingIp(taken.id), 'the answer to deleteFloatingIp');
    await assertRejects('getFloatingIp', 'NOT_FOUND', () => client.getFloatingIp(taken.id));
  }),

  ofFeature('firewall', 'a port gets another firewall profile', async (bench) => {
    const { portOf } = bench.subject;
    assert.ok(portOf, 'firewall is declared: the subject needs portOf');
    const { id } = await bench.sharedServer();
    const answer = await bench.client.setFirewallProfile(id, {
      profile: 'DISABLED',
      portId: await portOf(id),
    });
    assertRaw(answer, 'the answer to setFirewallProfile');
  }),
];
