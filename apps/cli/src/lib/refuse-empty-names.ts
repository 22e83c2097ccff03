import { UsageError } from '../failure/usage-error.js';

/**
 * An empty word is a shell variable that was not set; as a prefix it would mean all there is.
 *
 * @param kind what they are the names of: `server`
 * @throws UsageError
 */
export function refuseEmptyNames(kind: string, names: readonly string[]): void {
  if (names.includes('')) throw new UsageError(`the name of a ${kind} is empty`);
}
