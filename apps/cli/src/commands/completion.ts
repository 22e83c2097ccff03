import type { Positionals } from '../args/option.js';
import { command } from '../command.js';

export const positionals = {
  shell: { required: true, choices: ['bash', 'zsh', 'fish'], summary: 'bash, zsh or fish' },
} as const satisfies Positionals;

export const completion = command({
  path: 'completion',
  summary: 'Print what a shell needs to complete lines that begin with leister',
  description: 'For bash, in ~/.bashrc: source <(leister completion bash)',
  args: {},
  positionals,
  gives: 'one',
  text: 'script',
  load: () => import('./completion.run.js'),
});
