import type { CallOptions } from '@leister/rest';
import type { Column } from '../command.js';
import type { Context } from '../context.js';

/** A sort of things that a service keeps, as the commands of one group show, find and delete them. */
export interface Sort<T> {
  /** Its group, or the words before the action: `network`, `identity user`. */
  group: string;
  /** What one is called, and many: `security group`, `security groups`. */
  one: string;
  many: string;
  columns: readonly Column<T>[];
  details: readonly Column<T>[];
  /** By its id or by a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  find: (context: Context, nameOrId: string, call: CallOptions) => Promise<T>;
  remove: (context: Context, thing: T, call: CallOptions) => Promise<unknown>;
  /** What it is called in reports. */
  nameOf: (thing: T) => string;
}

/** How the help shows that one of them is to be named: `SECURITY-GROUP`. */
export function shownKind(kind: string): string {
  return kind.toUpperCase().replaceAll(' ', '-');
}
