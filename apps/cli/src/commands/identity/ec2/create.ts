import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { ec2Credentials } from './sort.js';

export const args = {
  projectId: {
    type: 'string',
    value: 'PROJECT',
    summary: 'the project it is for, id or name; that of your login, unless told otherwise',
  },
} as const satisfies Options;

export const create = command({
  path: 'identity ec2 create',
  summary: 'Make a credential for the EC2 and S3 interfaces',
  args,
  positionals: {},
  gives: 'one',
  columns: ec2Credentials.columns,
  details: ec2Credentials.details,
  load: () => import('./create.run.js'),
});
