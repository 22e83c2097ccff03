import { command } from '../../command.js';

export const list = command({
  path: 'cloud list',
  summary: 'List the clouds there are',
  description:
    'The source is the file of the configuration (config), clouds.yaml, the OS_* variables (environment), .kamakirc ' +
    '(kamakirc), the remotes of lxc (lxc), or leister itself (built-in).',
  args: {},
  positionals: {},
  columns: [
    'name',
    'type',
    'endpoint',
    'source',
    { name: 'default', value: ({ default: isDefault }) => (isDefault ? 'yes' : '') },
  ],
  load: () => import('./list.run.js'),
});
