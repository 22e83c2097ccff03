import { command } from '../../command.js';
import { oneCloud } from './positionals.js';

export const test = command({
  path: 'cloud test',
  summary: 'See whether a cloud answers, and accepts your credentials',
  description: 'The latency is that of a request for a list of servers, in milliseconds.',
  args: {},
  positionals: oneCloud,
  gives: 'one',
  columns: ['name', 'type', 'endpoint', 'version', 'latency'],
  load: () => import('./test.run.js'),
});
