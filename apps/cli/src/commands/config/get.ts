import { command } from '../../command.js';
import { oneOption } from './positionals.js';
import { showingSecrets } from './show-secrets.js';

export const args = showingSecrets;

export const get = command({
  path: 'config get',
  summary: 'Show the value of an option, or all of a section',
  description:
    'A single option is shown as it is, a secret too: that is what was asked for. Of a section (global, cloud or ' +
    'cloud.NAME) all options are shown, the secrets among them only with --show-secrets.',
  args,
  positionals: oneOption,
  columns: ['key', 'value', 'origin'],
  text: ({ key, value }, { option }) =>
    [option, `global.${option}`].some((asked) => asked.toLowerCase() === key.toLowerCase())
      ? value
      : `${key} = ${value}`,
  load: () => import('./get.run.js'),
});
