import { type Collection, flag, idOf, type Json, number, recordList, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { SecurityGroup, SecurityGroupRule } from '../model/security.js';
import { described } from './to-described.js';

export const securityGroups: Collection<SecurityGroup> = {
  path: '/security-groups',
  one: 'security_group',
  many: 'security_groups',
  read: toSecurityGroup,
};

export const securityGroupRules: Collection<SecurityGroupRule> = {
  path: '/security-group-rules',
  one: 'security_group_rule',
  many: 'security_group_rules',
  read: toRule,
};

/** What Neutron calls in its own way. */
export const ruleNames = { etherType: 'ethertype' };

function toSecurityGroup(raw: Json): SecurityGroup {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    rules: recordList(raw['security_group_rules']).map(toRule),
    stateful: flag(raw['stateful']),
    shared: flag(raw['shared']),
  });
}

function toRule(raw: Json): SecurityGroupRule {
  return defined({
    ...described(raw),
    id: idOf(raw),
    securityGroupId: text(raw['security_group_id']) ?? '',
    direction: raw['direction'] === 'egress' ? ('egress' as const) : ('ingress' as const),
    etherType: text(raw['ethertype']),
    protocol: text(raw['protocol']),
    portRangeMin: number(raw['port_range_min']),
    portRangeMax: number(raw['port_range_max']),
    remoteIpPrefix: text(raw['remote_ip_prefix']),
    remoteGroupId: text(raw['remote_group_id']),
    remoteAddressGroupId: text(raw['remote_address_group_id']),
  });
}
