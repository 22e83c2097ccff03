import type { Json } from './read.js';

/** A kind of thing that a service keeps: where it is, how it is wrapped, what is made of it. */
export interface Collection<T> {
  /** Below the endpoint: `/volumes`. */
  path: string;
  /** The name of a single one, in bodies and errors: `volume`. */
  one: string;
  /** The name of a list of them: `volumes`. */
  many: string;
  /** False where a single one is the whole body, as in Glance. Default true. */
  wrapped?: boolean;
  read: (raw: Json) => T;
}
