import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';
import { command } from '../../command.js';
import { making } from '../../networking/options.js';
import { securityGroups } from './sort.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  ...making,
  stateful: {
    ...truth,
    summary: 'whether answers to what is allowed are allowed, too; true unless told otherwise',
  },
} as const satisfies Options;

export const create = command({
  path: 'security-group create',
  summary: 'Create a security group, which lets everything out and nothing in',
  args,
  positionals: {},
  gives: 'one',
  columns: securityGroups.columns,
  details: securityGroups.details,
  load: () => import('./create.run.js'),
});
