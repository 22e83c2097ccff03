import type { CallOptions } from '@leister/rest';
import type { confirming } from '../args/confirming.js';
import type { ArgsOf } from '../args/option.js';
import type { waiting } from '../args/waiting.js';
import type { Context } from '../context.js';
import { mayDelete } from '../lib/may-delete.js';
import type { Report } from '../servers/report.js';
import { actOnEach } from './act-on-each.js';
import type { Kind, Resource } from './kind.js';

/** Deletes resources, after asking, on a terminal, when there is more than one; `--wait` waits until they are gone. */
export async function* deleteAndWait<T extends Resource>(
  kind: Kind<T>,
  names: readonly string[],
  args: ArgsOf<typeof waiting & typeof confirming>,
  context: Context,
  remove: (resource: T, call: CallOptions) => Promise<unknown>,
): AsyncGenerator<Report> {
  if (!(await mayDelete(names, `${kind.name}s`, args, context))) return;
  const act = { begin: remove, goal: { until: 'deleted' }, words: ['deleting', 'deleted'] } as const;
  yield* actOnEach(kind, names, act, args, context);
}
