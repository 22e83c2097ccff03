import type { Described } from '@leister/network';
import type { Column } from '../command.js';

/** What tables show last of all that Neutron keeps, with `--details`. */
export const describedColumns = [
  'projectId',
  'description',
  'tags',
  'created',
  'updated',
] as const satisfies readonly Column<Described>[];
