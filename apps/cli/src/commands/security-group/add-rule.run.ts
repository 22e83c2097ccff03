import type { SecurityGroupRule } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import type { args } from './add-rule.js';
import type { oneGroup } from './modify.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneGroup>,
  { service, signal }: Context,
): AsyncGenerator<SecurityGroupRule> {
  const client = await service('network');
  const { id: securityGroupId } = await client.findSecurityGroup(asked.group, { signal });
  const { protocol, dstPort, icmpType, icmpCode, remoteIp, ethertype, description, egress } = asked;
  const rule = {
    ...{ securityGroupId, description },
    direction: egress ? 'egress' : 'ingress',
    etherType: ethertype ?? (remoteIp?.includes(':') ? 'IPv6' : undefined),
    protocol: protocol ?? (icmpType === undefined ? undefined : 'icmp'),
    // Of ICMP, Neutron takes type and code in the place of ports.
    portRangeMin: dstPort?.from ?? icmpType,
    portRangeMax: dstPort?.to ?? icmpCode,
    remoteIpPrefix: remoteIp,
    remoteGroupId: await idFor(asked.remoteGroup, (given) => client.findSecurityGroup(given, { signal })),
  } as const;
  yield await client.createSecurityGroupRule(rule, { signal });
}
