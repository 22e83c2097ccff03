import { isRecord } from '@leister/rest';

/** Something read from a file or the network as an object; an empty one where it is none. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
