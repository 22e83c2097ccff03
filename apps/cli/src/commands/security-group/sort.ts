import type { SecurityGroup, SecurityGroupRule } from '@leister/network';
import type { Column } from '../../command.js';
import { describedColumns } from '../../networking/columns.js';
import { named } from '../../resources/named.js';
import type { Sort } from '../../resources/sort.js';

export const securityGroups: Sort<SecurityGroup> = {
  group: 'security-group',
  one: 'security group',
  many: 'security groups',
  columns: ['id', 'name', 'description'],
  details: [
    { name: 'rules', value: ({ rules }) => rules.map(inWords) },
    'stateful',
    'shared',
    ...describedColumns.filter((name) => name !== 'description'),
  ],
  find: async ({ service }, nameOrId, call) => (await service('network')).findSecurityGroup(nameOrId, call),
  remove: async ({ service }, { id }, call) => (await service('network')).deleteSecurityGroup(id, call),
  nameOf: named,
};

export const ruleColumns: readonly Column<SecurityGroupRule>[] = [
  'id',
  'direction',
  'protocol',
  { name: 'ports', value: portsOf },
  { name: 'remote', value: remoteOf },
  'etherType',
];

export const ruleDetails: readonly Column<SecurityGroupRule>[] = [
  'securityGroupId',
  'description',
  'projectId',
  'created',
];

/** `ingress IPv4 tcp 22 10.0.0.0/8` */
function inWords(rule: SecurityGroupRule): string {
  const { direction, etherType, protocol = 'any' } = rule;
  return [direction, etherType, protocol, portsOf(rule), remoteOf(rule)].filter(Boolean).join(' ');
}

function portsOf({ portRangeMin: from, portRangeMax: to }: SecurityGroupRule): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  return from === to ? String(from) : `${from ?? ''}:${to ?? ''}`;
}

function remoteOf({
  remoteIpPrefix,
  remoteGroupId,
  remoteAddressGroupId,
}: SecurityGroupRule): string | undefined {
  return remoteIpPrefix ?? remoteGroupId ?? remoteAddressGroupId;
}
