import { listing } from '../../args/listing.js';
import type { Options, Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { ruleColumns, ruleDetails } from './sort.js';

export const args = {
  ...listing,
  direction: {
    type: 'string',
    value: 'DIRECTION',
    choices: ['ingress', 'egress'],
    summary: 'only rules for what comes in, or for what goes out',
  },
  protocol: {
    type: 'string',
    value: 'PROTOCOL',
    summary: 'only rules for this protocol: tcp, udp, icmp ...',
  },
} as const satisfies Options;

export const positionals = {
  group: { value: 'GROUP', summary: 'only the rules of this security group: id or name' },
} as const satisfies Positionals;

export const rules = command({
  path: 'security-group rules',
  summary: 'List the rules of a security group, or of all',
  args,
  positionals,
  columns: ruleColumns,
  details: ruleDetails,
  load: () => import('./rules.run.js'),
});
