import type { CallOptions, WaitOptions } from '@leister/rest';

/** What services keep that has an id, a name and a status: a volume, an image. */
export interface Resource {
  id: string;
  name: string;
  status: string;
  /** Percent, of those that tell. */
  progress?: number;
}

/** A status, or several of which any will do. */
export type Statuses = string | readonly string[];

/** A kind of resources, by the client that knows them. */
export interface Kind<T extends Resource> {
  /** What one is called: `volume`. */
  name: string;
  /** Of its commands, where it goes by another word: `volume-backup`. */
  group?: string;
  /** By its id or by a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  find: (nameOrId: string, options: CallOptions) => Promise<T>;
  waitUntil: (id: string, status: Statuses, options: WaitOptions<T>) => Promise<T>;
  waitWhile: (id: string, status: Statuses, options: WaitOptions<T>) => Promise<T>;
}
