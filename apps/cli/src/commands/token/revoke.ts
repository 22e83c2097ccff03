import { command } from '../../command.js';
import { otherToken } from './info.js';

export const revoke = command({
  path: 'token revoke',
  summary: 'End your token; leister logs in anew when it needs one',
  description: 'Services that have seen it may take it for some minutes more.',
  args: otherToken,
  positionals: {},
  columns: ['result'],
  load: () => import('./revoke.run.js'),
});
