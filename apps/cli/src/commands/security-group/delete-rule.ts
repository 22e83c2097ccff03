import { confirming } from '../../args/confirming.js';
import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';

export const positionals = {
  rules: { value: 'RULE', required: true, repeatable: true, summary: 'ids of rules' },
} as const satisfies Positionals;

export const deleteRule = command({
  path: 'security-group delete-rule',
  summary: 'Delete rules of security groups',
  args: confirming,
  positionals,
  columns: ['name', 'result'],
  load: () => import('./delete-rule.run.js'),
});
