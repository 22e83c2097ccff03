import { command } from '../../../command.js';

export const password = command({
  path: 'identity user password',
  summary: 'Give yourself another password',
  description:
    'The present one and the new one are asked for; from standard input they are read as two lines. What the ' +
    'configuration knows of your password is left as it was.',
  args: {},
  positionals: {},
  columns: ['result'],
  load: () => import('./password.run.js'),
});
