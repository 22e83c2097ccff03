import type { Column } from '../command.js';

/** What became of a server, a volume, an image ... */
export interface Report {
  id: string;
  name: string;
  /** `started`, or `starting` where nobody waited for that. */
  result: string;
}

export const reportColumns: readonly Column<Report>[] = ['id', 'name', 'result'];

export function reportOn({ id, name }: Omit<Report, 'result'>, result: string): Report {
  return { id, name, result };
}
