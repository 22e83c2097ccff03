import { command } from '../../../command.js';

export const list = command({
  path: 'identity ec2 list',
  summary: 'List your credentials for the EC2 and S3 interfaces, by their access keys',
  description: 'The secret of one is shown by leister identity ec2 info.',
  args: {},
  positionals: {},
  columns: ['access', 'projectId'],
  load: () => import('./list.run.js'),
});
