import type { Options } from '../../args/option.js';
import { listing } from '../../args/listing.js';
import { command } from '../../command.js';
import { inCloud } from './args.js';
import { assignmentColumns, assignmentDetails } from './columns.js';

export const args = {
  ...listing,
  user: { type: 'string', value: 'USER', summary: 'only nodes of this user' },
  ...inCloud,
} as const satisfies Options;

export const status = command({
  path: 'node status',
  summary: 'Show which nodes are assigned, and to whom',
  args,
  positionals: {},
  columns: assignmentColumns,
  details: assignmentDetails,
  load: () => import('./status.run.js'),
});
