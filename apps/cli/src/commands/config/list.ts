import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { command } from '../../command.js';
import { showingSecrets } from './show-secrets.js';

export const args = {
  withDescription: { type: 'boolean', summary: 'say what each is for' },
  describeOptionKeys: { type: 'boolean', summary: 'say what can be set, set or not' },
  ...showingSecrets,
} as const satisfies Options;

export const list = command({
  path: 'config list',
  summary: 'List what is configured',
  description:
    'The origin of a value is the file, the environment, an -o option of this line, or nobody: the default. ' +
    'Clouds known from elsewhere, such as the remotes of lxc, are shown by cloud list.',
  args,
  positionals: {},
  columns: ({ withDescription, describeOptionKeys }) => {
    if (describeOptionKeys) return ['key', 'description', 'default', 'variable'];
    return withDescription ? ['key', 'value', 'origin', 'description'] : ['key', 'value', 'origin'];
  },
  check: (given) => atMostOne(given, ['withDescription', 'describeOptionKeys']),
  load: () => import('./list.run.js'),
});
