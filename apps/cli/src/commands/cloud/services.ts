import { command } from '../../command.js';
import { oneCloud } from './positionals.js';

export const services = command({
  path: 'cloud services',
  summary: 'Show which services a cloud has, and where they are',
  args: {},
  positionals: oneCloud,
  columns: ['service', { name: 'present', value: ({ present }) => (present ? 'yes' : 'no') }, 'endpoint'],
  load: () => import('./services.run.js'),
});
