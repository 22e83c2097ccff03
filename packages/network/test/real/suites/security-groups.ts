import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { leftovers, neutron } from '../support/connection.js';

/** Security groups. */
export function testSecurityGroups(): void {
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
}
