import { ClientError, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import type { LxdOperation } from '../daemon/operation.js';
import { again } from '../daemon/unless-changed.js';
import { readInstance } from './instance-config.js';
import { beginChange, endChange } from './power.js';
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
    view.inBackground(work, call, (later) =>
      endDeletion(daemon, name, step, later, () => {
        work.handOver();
      }),
    );
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
      // Somebody has started it meanwhile.
      if (!(error instanceof ClientError) || !['BAD_REQUEST', 'CONFLICT'].includes(error.code)) throw error;
      if (!isPowered(stateOf((await readInstance(daemon, name, call)).raw))) throw error;
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

/** @param onLast called when all that has to be sent is sent */
async function endDeletion(
  daemon: Daemon,
  name: string,
  { isStop, operation }: FirstStep,
  call: DaemonCall,
  onLast: () => void = () => undefined,
): Promise<void> {
  if (isStop && operation) await unlessQuicker(() => endChange(daemon, { name }, stop, operation, call));
  let taken = isStop ? undefined : { operation };
  await again(call, async () => {
    taken ??= { operation: await sendDeleteAgain(daemon, name, call) };
    const current = taken.operation;
    onLast();
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

function isNotFound(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'NOT_FOUND';
}
