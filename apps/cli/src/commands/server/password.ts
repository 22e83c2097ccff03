import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';

export const password = command({
  path: 'server password',
  summary: 'Give the administrator of a server another password',
  description: 'It is asked for, or read from standard input.',
  feature: 'password',
  args: {},
  positionals: oneServer,
  columns: ['id', 'name', 'result'],
  load: () => import('./password.run.js'),
});
