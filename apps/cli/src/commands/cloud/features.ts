import { command } from '../../command.js';
import { oneCloud } from './positionals.js';

export const features = command({
  path: 'cloud features',
  summary: 'Show what a cloud can do, after asking it',
  args: {},
  positionals: oneCloud,
  columns: ['feature', { name: 'supported', value: ({ supported }) => (supported ? 'yes' : 'no') }],
  load: () => import('./features.run.js'),
});
