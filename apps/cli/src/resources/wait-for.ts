import type { ArgsOf } from '../args/option.js';
import type { patience } from '../args/waiting.js';
import type { Context } from '../context.js';
import { startPatience } from '../servers/patience.js';
import { findEach } from './find-each.js';
import type { Kind, Resource } from './kind.js';
import { type Goal, waitForEach } from './wait-for-each.js';

type WaitArgs = ArgsOf<typeof patience> & Record<'while' | 'until' | 'status', string | undefined>;

/** Waits for resources and gives each as it is in the end. What fails for one is told. */
export async function* waitFor<T extends Resource>(
  kind: Kind<T>,
  names: readonly string[],
  args: WaitArgs & { first: string },
  context: Context,
): AsyncGenerator<T> {
  const signal = startPatience(args, context.signal);
  const found = await findEach(kind, names, { signal });
  const fail = (item: string, error: unknown): void =>
    context.fail(found.length > 1 ? item : undefined, error);
  for (const { item, error } of found) if (error) fail(item, error);
  const goal: Goal =
    args.until === undefined ? { while: args.while ?? args.status ?? args.first } : { until: args.until };
  const resources = found.flatMap(({ value }) => value ?? []);
  const wait = { goal, doing: 'waited for', signal };
  for (const { item, value, error } of await waitForEach(resources, kind, wait, args, context)) {
    if (value) yield value;
    else fail(item.name || item.id, error);
  }
}
