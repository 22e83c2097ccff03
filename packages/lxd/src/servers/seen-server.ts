import type { ServerStatus } from '@leister/compute';
import { instancesOf, isFinal, type LxdOperation } from '../daemon/operation.js';
import { isBefore } from '../daemon/times.js';
import type { LxdServer } from '../model.js';
import { isEffectOf } from './effects.js';
import { isPowered, stateOf } from './status-words.js';
import { doingOf, failedServer, serverToCome, withFault, withOperation } from './to-server.js';
import type { ServerView } from './view.js';
import { Building, type Deed, type Work } from './work.js';

/** For whom a server is looked at: a wait is to end when what it waits for has failed. */
export type Onlooker = 'caller' | 'wait';

/**
 * A server as it is to be shown: the daemon tells of an instance, and this client knows what it is doing to it, or
 * failed to do.
 *
 * @param operations what the daemon is doing, by instance; asked only when needed
 */
export async function seenServer(
  { works, project }: ServerView,
  server: LxdServer,
  operations: () => Promise<ReadonlyMap<string, LxdOperation>>,
  onlooker: Onlooker,
): Promise<LxdServer> {
  const work = works.find(project, server.name);
  if (work && concerns(work, server)) {
    if (work.isUnderWay) return { ...server, ...statusBefore(work, server), ...doingIn(work) };
    if (work.failure && !isEffectOf(work.deed, stateOf(server.raw))) {
      const showsError = onlooker === 'wait' || isBroken(work, server);
      return showsError ? failedServer(server, work.failure) : withFault(server, work.failure);
    }
    // Whoever has got it there meanwhile has made up for the failure.
    works.forget(work);
  }
  return withOperation(server, (await operations()).get(server.name));
}

/** A server that the daemon does not show, yet or any more; undefined when this client knows nothing of it either. */
export function absentServer(work: Work | undefined): LxdServer | undefined {
  if (!(work instanceof Building) || !work.operation) return undefined;
  const server = serverToCome(work.name, work.operation);
  if (work.isUnderWay) return { ...server, ...doingIn(work) };
  return work.failure && failedServer(server, work.failure);
}

/** To be called with servers that are shown: who sees a fault knows of the failure. */
export function tellOf(
  { works, project }: ServerView,
  shown: readonly LxdServer[],
  onlooker: Onlooker,
): void {
  for (const server of shown) {
    const work = server.fault && works.find(project, server.name);
    if (!work) continue;
    work.tell();
    // The next wait is for what happens next. A server that is broken stays so.
    if (onlooker === 'wait' && !isBroken(work, server)) work.endedWait = true;
  }
}

/** What is going on that a server is to show, by its name. */
export function byInstance(operations: readonly LxdOperation[]): Map<string, LxdOperation> {
  const telling = operations.filter((operation) => !isFinal(operation) && doingOf(operation));
  return new Map(
    telling.flatMap((operation) => instancesOf(operation).map((name) => [name, operation] as const)),
  );
}

/** Whether a server is in ERROR for having failed: it was to run, or to be gone, and is neither. */
function isBroken({ deed }: Work, { raw }: LxdServer): boolean {
  switch (deed) {
    case 'create':
      return true;
    case 'delete':
    case 'start':
    case 'restart':
    case 'hard restart':
      return !isPowered(stateOf(raw));
    case 'stop':
    case 'freeze':
    case 'unfreeze':
      return false;
  }
}

/** Of a name that was in use, the server is older than the order, and not of its making. */
function concerns(work: Work, { created }: LxdServer): boolean {
  if (!(work instanceof Building)) return true;
  const { operation } = work;
  return operation !== undefined && created !== undefined && !isBefore(created, operation.createdAt);
}

const doings: Readonly<Record<Exclude<Deed, 'create'>, { status?: ServerStatus; taskState: string }>> = {
  delete: { taskState: 'deleting' },
  start: { taskState: 'powering-on' },
  stop: { taskState: 'powering-off' },
  restart: { status: 'REBOOT', taskState: 'rebooting' },
  'hard restart': { status: 'HARD_REBOOT', taskState: 'rebooting_hard' },
  freeze: { taskState: 'pausing' },
  unfreeze: { taskState: 'unpausing' },
};

/**
 * The effect shows before the daemon is done with it, and until then it takes no further order for that server. An
 * error shows before the daemon says what it is, half a minute before where LXC does not start a container.
 */
function statusBefore({ deed, before }: Work, { raw, status }: LxdServer): { status?: ServerStatus } {
  const isEarly = status === 'ERROR' || isEffectOf(deed, stateOf(raw));
  return before !== undefined && isEarly ? { status: before } : {};
}

/** What is being done to a server, in Nova's words. */
function doingIn(work: Work): { status?: ServerStatus; taskState: string } {
  if (work.deed !== 'create') return doings[work.deed];
  const [abandoned, stage] = work instanceof Building ? [work.abandoned, work.stage] : [false, 'creating'];
  const taskState = abandoned ? 'deleting' : stage === 'starting' ? 'powering-on' : 'building';
  return { status: 'BUILD', taskState };
}
