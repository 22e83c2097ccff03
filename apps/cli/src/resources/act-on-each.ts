import { type CallOptions, settleAll } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { waiting } from '../args/waiting.js';
import type { Context } from '../context.js';
import { ranOut, startPatience } from '../servers/patience.js';
import { type Report, reportOn } from '../servers/report.js';
import { findEach } from './find-each.js';
import type { Kind, Resource } from './kind.js';
import { type Goal, named, stillPending, waitForEach } from './wait-for-each.js';

/** Something that is done to resources and takes its time. */
export interface Act<T extends Resource> {
  begin: (resource: T, options: CallOptions) => Promise<unknown>;
  goal: Goal;
  /** While it goes on, and when it is done: `deleting`, `deleted`. */
  words: readonly [doing: string, done: string];
}

/** Does it to each resource, several at a time. What fails for one is told and does not stop the others. */
export async function* actOnEach<T extends Resource>(
  kind: Kind<T>,
  names: readonly string[],
  act: Act<T>,
  args: ArgsOf<typeof waiting>,
  context: Context,
): AsyncGenerator<Report> {
  const signal = startPatience(args, context.signal);
  const { leftovers } = context;
  const [doing, done] = act.words;
  const found = await findEach(kind, names, { signal });
  const itemOf = (item: string): string | undefined => (found.length > 1 ? item : undefined);
  const begun = await settleAll(
    found,
    async ({ value: resource, error }) => {
      if (error) throw error;
      leftovers.set(resource.id, `${kind.name} ${named(resource)}, perhaps ${doing}`);
      await act.begin(resource, { signal });
      leftovers.set(resource.id, `${kind.name} ${named(resource)}, ${doing}`);
      return resource;
    },
    { signal },
  );
  const going: { item: string; resource: T }[] = [];
  for (const { item: asked, value, error } of begun) {
    if (error && asked.value && !context.signal.aborted) leftovers.clear(asked.value.id);
    if (value) going.push({ item: asked.item, resource: value });
    else if (asked.value && ranOut(error))
      context.fail(
        itemOf(asked.item),
        stillPending(kind, asked.value, `is perhaps ${doing}`, act.goal, args),
      );
    else context.fail(itemOf(asked.item), error);
  }
  if (!args.wait) {
    for (const { resource } of going) yield reportOn(resource, doing);
    return;
  }
  const resources = going.map(({ resource }) => resource);
  const outcomes = await waitForEach(resources, kind, { goal: act.goal, doing, signal }, args, context);
  for (const [at, { item: resource, error }] of outcomes.entries()) {
    if (error) context.fail(itemOf(going[at]?.item ?? resource.id), error);
    else yield reportOn(resource, done);
  }
}
