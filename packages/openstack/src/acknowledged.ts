import type { RestResponse } from '@leister/rest';

/** An answer that says no more than that the request was taken. */
export interface Acknowledged {
  /** The headers of the answer. */
  raw: unknown;
}

/** What is told of an answer that has no body worth telling. */
export function acknowledged({ headers }: RestResponse): Acknowledged {
  return { raw: headers };
}
