import type { Acknowledged } from '../model/resources.js';

/** An answer of which no more is worth telling than that it came. */
export function acknowledged({ headers }: { headers: unknown }): Acknowledged {
  return { raw: headers };
}
