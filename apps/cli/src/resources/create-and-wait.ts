import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { waiting } from '../args/waiting.js';
import type { Context } from '../context.js';
import { ranOut, startPatience } from '../servers/patience.js';
import type { Kind, Resource, Statuses } from './kind.js';
import { stillPending, waitForEach } from './wait-for-each.js';

/**
 * Creates a resource and, with `--wait`, waits until it is ready. It is given in either case, as it was seen last:
 * what was created is there, however the wait ends.
 */
export async function* createAndWait<T extends Resource>(
  kind: Kind<T>,
  args: ArgsOf<typeof waiting> & { name?: string | undefined },
  context: Context,
  create: (call: CallOptions) => Promise<T>,
  ready: Statuses = ['available', 'in-use'],
): AsyncGenerator<T> {
  const signal = startPatience(args, context.signal);
  const { leftovers } = context;
  const name = args.name ?? '';
  const key = `${kind.name} ${name}`;
  leftovers.set(key, `${kind.name} ${name || 'without a name'}, perhaps: its creation was not confirmed`);
  const told = leftovers.list().length;
  const created = await create({ signal }).catch((error: unknown) => {
    // Who made it may have told more of it since.
    if (!context.signal.aborted || leftovers.list().length > told) leftovers.clear(key);
    if (!ranOut(error)) throw error;
    throw stillPending(kind, { id: name, name: '' }, 'is perhaps being created', { until: ready }, args);
  });
  leftovers.clear(key);
  if (!args.wait) {
    yield created;
    return;
  }
  const wait = { goal: { until: ready }, doing: 'being created', signal };
  const [outcome] = await waitForEach([created], kind, wait, args, context);
  yield outcome?.value ?? created;
  if (outcome?.error) context.fail(undefined, outcome.error);
}
