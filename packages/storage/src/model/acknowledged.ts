import type { IncomingHttpHeaders } from 'node:http';

/** An answer of which no more is worth telling than that it came. */
export interface Acknowledged {
  /** The headers of the answer. */
  raw: IncomingHttpHeaders;
}

export function acknowledged({ headers }: { headers: IncomingHttpHeaders }): Acknowledged {
  return { raw: headers };
}
