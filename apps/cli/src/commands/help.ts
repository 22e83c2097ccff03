import type { Positionals } from '../args/option.js';
import { command } from '../command.js';

export const positionals = {
  words: {
    value: 'TOPIC',
    repeatable: true,
    summary: 'a group and an action, environment, exit-codes, formats or openstack',
  },
} as const satisfies Positionals;

export const help = command({
  path: 'help',
  summary: 'Show help on a group, a command or a topic',
  args: {},
  positionals,
  gives: 'one',
  text: 'text',
  load: () => import('./help.run.js'),
});
