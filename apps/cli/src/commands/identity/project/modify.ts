import type { Options } from '../../../args/option.js';
import { one } from '../../../args/several.js';
import { atLeastOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { enabledOption, otherName } from '../options.js';
import { projects } from './sort.js';

export const args = {
  ...otherName,
  ...enabledOption,
  tag: { type: 'string', value: 'TAG', repeatable: true, summary: 'make these its only tags' },
} as const satisfies Options;

export const oneProject = one('project');

export const modify = command({
  path: 'identity project modify',
  summary: 'Change a project; for administrators',
  args,
  positionals: oneProject,
  gives: 'one',
  columns: projects.columns,
  details: projects.details,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});
