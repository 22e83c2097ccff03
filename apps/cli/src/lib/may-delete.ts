import type { confirming } from '../args/confirming.js';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { confirm } from '../io/confirm.js';

/**
 * Whether several things may be deleted: on a terminal the user is asked, unless `--yes` said so. A single one that was
 * named is meant.
 *
 * @param kind what they are, as a plural: `images`
 */
export async function mayDelete(
  names: readonly string[],
  kind: string,
  { yes }: ArgsOf<typeof confirming>,
  { io, signal }: Pick<Context, 'io' | 'signal'>,
): Promise<boolean> {
  const all = [...new Set(names)];
  if (yes || all.length === 1) return true;
  return confirm(`Delete ${all.length} ${kind} (${all.join(', ')})?`, io, signal);
}
