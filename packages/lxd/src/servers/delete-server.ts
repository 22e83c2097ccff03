import { ClientError, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { type LxdOperation, LxdOperationError } from '../daemon/operation.js';
import { isSimultaneous } from '../daemon/failures.js';
import { again } from '../daemon/unless-changed.js';
import { readInstance } from './instance-config.js';
import { beginChange, changeState, endChange } from './power.js';
import { byInstance } from './seen-server.js';
import { isPowered, stateOf } from './status-words.js';
import type { ServerView } from './view.js';
import { Building, Work } from './work.js';

/**
 * Has a server deleted, by force when it runs; also one that is still being made, or that never came to be. Resolves
 * when the daemon has taken the first step, and the rest goes on in the background.
 *
 * @throws ClientError NOT_FOUND; CONFLICT for one that is protected
 */
export async function removeServer(
  view: ServerView,
  name: string,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const { daemon, works, project } = view;
  const former = works.find(project, name);
  if (former?.deed === 'delete' && former.isUnderWay) return former.operation;
  if (former instanceof Building && former.isUnderWay && former.stage !== 'done') {
    // Its making sees to it.
    former.abandon();
    return former.operation;
  }
  const work = works.begin(new Work(project, name, 'delete'));
  try {
    const step = await beginDeletion(daemon, name, call);
    work.operation = step.operation;
    view.inBackground(work, call, (later) => endDeletion(daemon, name, step, later, work));
    former?.tell();
    return step.operation;
  } catch (error) {
    works.withdraw(work);
    const neverWas = former instanceof Building && former.failure && isNotFound(error);
    if (!neverWas) throw error;
    former.tell();
    works.forget(former);
    return former.operation;
  }
}

/** Deletes an instance and waits until it is gone. */
export async function deleteInstance(daemon: Daemon, name: string, call: DaemonCall): Promise<void> {
  await endDeletion(daemon, name, await beginDeletion(daemon, name, call), call);
}

/** What was sent first: the deletion itself, or a stop that has to come before. Done already without an operation. */
interface FirstStep {
  isStop: boolean;
  operation: LxdOperation | undefined;
}

/** @throws ClientError NOT_FOUND; CONFLICT for one that is protected, before anything is done to it */
async function beginDeletion(daemon: Daemon, name: string, call: DaemonCall): Promise<FirstStep> {
  const { raw, expandedConfig } = await readInstance(daemon, name, call);
  // Stopping it and then being refused would be the worst of both.
  if (expandedConfig['security.protection.delete'] === 'true') throw isProtected(name);
  if (!isPowered(stateOf(raw))) {
    try {
      return { isStop: false, operation: await sendDelete(daemon, name, call) };
    } catch (error) {
      // Somebody has started it meanwhile, or is about to.
      if (!(error instanceof ClientError) || !['BAD_REQUEST', 'CONFLICT'].includes(error.code)) throw error;
      await untilLeftAlone(daemon, name, call);
      const runs = isPowered(stateOf((await readInstance(daemon, name, call)).raw));
      if (!runs && !isSimultaneous(error.message)) throw error;
      if (!runs) return { isStop: false, operation: await sendDelete(daemon, name, call) };
    }
  }
  return { isStop: true, operation: await unlessQuicker(() => beginChange(daemon, { name }, stop, call)) };
}

function isProtected(name: string): ClientError {
  return new ClientError(`server ${name} is protected against being deleted`, {
    code: 'CONFLICT',
    details: ['security.protection.delete is set'],
  });
}

/** @param work told whether there is something left to send */
async function endDeletion(
  daemon: Daemon,
  name: string,
  { isStop, operation }: FirstStep,
  call: DaemonCall,
  work?: Work,
): Promise<void> {
  if (isStop && operation) await unlessQuicker(() => endChange(daemon, { name }, stop, operation, call));
  try {
    await untilGone(daemon, name, isStop ? undefined : { operation }, call, work);
  } catch (error) {
    // Somebody was starting it when the deletion was sent: the daemon takes it, and turns it down when it runs.
    if (!(error instanceof ClientError && error.code === 'CONFLICT')) throw error;
    void work?.takeBack();
    await untilLeftAlone(daemon, name, call);
    await unlessQuicker(() => changeState(daemon, { name }, stop, call));
    await untilGone(daemon, name, undefined, call, work);
  }
}

/** Follows a deletion to its end; one that was turned away for another change at the same time is sent again. */
async function untilGone(
  daemon: Daemon,
  name: string,
  sent: { operation: LxdOperation | undefined } | undefined,
  call: DaemonCall,
  work: Work | undefined,
): Promise<void> {
  let taken = sent;
  await again(call, async () => {
    taken ??= { operation: await sendDeleteAgain(daemon, name, call) };
    const current = taken.operation;
    work?.handOver();
    taken = undefined;
    if (current) await daemon.follow(current, isGone(daemon, name, call), call);
  });
}

/** An ephemeral one vanished as it stopped, or somebody else deleted it. */
async function sendDeleteAgain(
  daemon: Daemon,
  name: string,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  try {
    return await sendDelete(daemon, name, call);
  } catch (error) {
    if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

const stop = { action: 'stop', force: true } as const;

function sendDelete(daemon: Daemon, name: string, call: DaemonCall): Promise<LxdOperation | undefined> {
  const becomes = { description: 'Deleting instance', instance: name };
  const change = { verify: isGone(daemon, name, call), becomes, repeat: true };
  return daemon.begin('DELETE', path`/1.0/instances/${name}`, change, call);
}

function isGone(daemon: Daemon, name: string, call: DaemonCall): () => Promise<boolean> {
  return async () => (await daemon.find(path`/1.0/instances/${name}`, call)) === undefined;
}

/** Stops an instance. That somebody else stopped it meanwhile is as good. */
async function unlessQuicker<T>(stopIt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await stopIt();
  } catch (error) {
    if (error instanceof ClientError && error.code === 'CONFLICT') return undefined;
    throw error;
  }
}

/** Waits for what somebody else is doing to an instance, well or not: until then the daemon does not stop it. */
async function untilLeftAlone(daemon: Daemon, name: string, call: DaemonCall): Promise<void> {
  const doing = byInstance(await daemon.operations(call)).get(name);
  if (!doing) return;
  await daemon.follow(doing, undefined, call).catch((error: unknown) => {
    if (!(error instanceof LxdOperationError)) throw error;
  });
}

function isNotFound(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'NOT_FOUND';
}
