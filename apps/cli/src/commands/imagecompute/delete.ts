import { confirming } from '../../args/confirming.js';
import type { Positionals } from '../../args/option.js';
import { command } from '../../command.js';

export const positionals = {
  images: {
    value: 'IMAGE',
    required: true,
    repeatable: true,
    summary: 'ids, or names that only one image has',
  },
} as const satisfies Positionals;

export const deleteImages = command({
  path: 'imagecompute delete',
  summary: 'Delete images',
  feature: 'imageDelete',
  args: confirming,
  positionals,
  columns: ['name', 'result'],
  load: () => import('./delete.run.js'),
});
