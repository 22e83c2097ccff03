import { portRange } from '../../args/addresses.js';
import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { amount } from '../../args/values.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { oneGroup } from './modify.js';
import { ruleColumns, ruleDetails } from './sort.js';

export const args = {
  ingress: { type: 'boolean', summary: 'for what comes in, as it is unless told otherwise' },
  egress: { type: 'boolean', summary: 'for what goes out' },
  protocol: {
    type: 'string',
    value: 'PROTOCOL',
    summary: 'tcp, udp, icmp ..., or its number; any, unless told otherwise',
  },
  dstPort: {
    type: 'string',
    value: 'PORT[:PORT]',
    parse: portRange,
    summary: 'the port that is spoken to, or the first and the last of them',
  },
  icmpType: { type: 'string', value: 'N', parse: amount, summary: 'kind of ICMP message' },
  icmpCode: { type: 'string', value: 'N', parse: amount, summary: 'its code' },
  remoteIp: {
    type: 'string',
    value: 'CIDR',
    summary: 'who may speak: 203.0.113.0/24; anyone, unless told otherwise',
  },
  remoteGroup: { type: 'string', value: 'GROUP', summary: 'who may speak: a security group, by id or name' },
  ethertype: { type: 'string', value: 'TYPE', choices: ['IPv4', 'IPv6'], summary: 'version of IP' },
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
} as const satisfies Options;

export const addRule = command({
  path: 'security-group add-rule',
  summary: 'Let something more through',
  description: 'Such as leister security-group add-rule web --protocol tcp --dst-port 443.',
  args,
  positionals: oneGroup,
  gives: 'one',
  columns: ruleColumns,
  details: ruleDetails,
  check: (asked) => {
    atMostOne(asked, ['ingress', 'egress']);
    atMostOne(asked, ['remoteIp', 'remoteGroup']);
    atMostOne(asked, ['dstPort', 'icmpType']);
    const { dstPort, protocol, icmpCode, icmpType } = asked;
    if (dstPort && protocol === undefined)
      throw new UsageError('--dst-port goes with --protocol: tcp, udp ...');
    if (icmpCode !== undefined && icmpType === undefined)
      throw new UsageError('--icmp-code goes with --icmp-type');
  },
  load: () => import('./add-rule.run.js'),
});
