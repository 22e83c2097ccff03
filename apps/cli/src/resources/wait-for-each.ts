import { ClientError, type Settled, settleAll, WaitTimeout } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { patience } from '../args/waiting.js';
import type { Context } from '../context.js';
import { StillPending } from '../failure/still-pending.js';
import { showProgress, wantsProgress } from '../io/progress.js';
import { shellQuoted } from '../lib/shell-quoted.js';
import type { Kind, Resource, Statuses } from './kind.js';

/** What is waited for: a status that is reached, or that is left for whichever comes then. */
export type Goal = { until: Statuses } | { while: Statuses };

/** What to wait for and whom to tell. */
export interface Wait {
  goal: Goal;
  /** What is still going on should the user interrupt it: `creating`. */
  doing: string;
  /** Of the whole command, Ctrl-C included. */
  signal: AbortSignal;
}

/** Waits for resources and shows how far they have got. Gives what became of each, by its id, in their order. */
export async function waitForEach<T extends Resource>(
  resources: readonly T[],
  kind: Kind<T>,
  { goal, doing, signal }: Wait,
  args: Pick<ArgsOf<typeof patience>, 'timeout' | 'noProgressBar'>,
  context: Context,
): Promise<Settled<T, T>[]> {
  const { io, leftovers } = context;
  const labels = new Map(resources.map(({ id, name }) => [id, name || id]));
  const progress = wantsProgress(args, context) ? await showProgress(labels, io) : undefined;
  const see = ({ id, status, progress: percent = 0 }: T): void => {
    leftovers.set(id, `${kind.name} ${labels.get(id)} (id ${id}), ${doing}: ${status}`);
    progress?.update(id, status, percent);
  };
  const follow = async (resource: T): Promise<T> => {
    const { id } = resource;
    const options = { signal, timeout: Infinity, onProgress: see };
    see(resource);
    try {
      const end = await ('until' in goal
        ? kind.waitUntil(id, goal.until, options)
        : kind.waitWhile(id, goal.while, options));
      progress?.update(id, end.status, 100);
      return end;
    } catch (error) {
      throw error instanceof WaitTimeout ? outOfTime(kind, resource, error, goal, args) : error;
    } finally {
      if (!context.signal.aborted) leftovers.clear(id);
    }
  };
  try {
    // All at once: a wait is a look now and then.
    return await settleAll(resources, follow, { concurrency: Math.max(1, resources.length) });
  } finally {
    progress?.stop();
  }
}

/** Who cannot see a resource does not know it to be pending. */
function outOfTime<T extends Resource>(
  kind: Kind<T>,
  resource: T,
  { cause, lastState }: WaitTimeout<unknown>,
  goal: Goal,
  args: Pick<ArgsOf<typeof patience>, 'timeout'>,
): ClientError {
  const { status } = (lastState as T | undefined) ?? resource;
  if (!(cause instanceof ClientError))
    return stillPending(kind, resource, `is still in ${status}`, goal, args);
  const { code, details, message } = cause;
  return new ClientError(`${kind.name} ${named(resource)} was last seen in ${status}: ${message}`, {
    code,
    details,
    cause,
  });
}

export function stillPending(
  { name, group = name }: Pick<Kind<Resource>, 'name' | 'group'>,
  resource: Pick<Resource, 'id' | 'name'>,
  how: string,
  goal: Goal,
  { timeout }: Pick<ArgsOf<typeof patience>, 'timeout'>,
): StillPending {
  const [option, words] = 'until' in goal ? ['--until', goal.until] : ['--while', goal.while];
  const goOn = `${group} wait ${shellQuoted(resource.id)} ${option} ${[words].flat()[0]}`;
  return new StillPending(`${name} ${named(resource)} ${how} after ${timeout} s`, goOn);
}

export function named({ id, name }: Pick<Resource, 'id' | 'name'>): string {
  return name === '' ? id : `${name} (id ${id})`;
}
