import type { Server } from '@leister/compute';
import type { Column } from '../command.js';

/** What became of a server. */
export interface Report {
  id: string;
  name: string;
  /** `started`, or `starting` where nobody waited for it. */
  result: string;
}

export const reportColumns: readonly Column<Report>[] = ['id', 'name', 'result'];

export function reportOn({ id, name }: Server, result: string): Report {
  return { id, name, result };
}
