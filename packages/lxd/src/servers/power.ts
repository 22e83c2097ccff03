import { path } from '@leister/rest';
import type { Change, Daemon, DaemonCall } from '../daemon/daemon.js';
import { type LxdOperation, LxdOperationError } from '../daemon/operation.js';
import { again } from '../daemon/unless-changed.js';
import { frozen, gone, isEffectOf, isPossibleIn } from './effects.js';
import { readInstance, setConfig } from './instance-config.js';
import type { Instance } from './instance.js';
import { stateOf } from './status-words.js';
import { toLxdServer } from './to-server.js';
import { isUnconfirmed, keepBefore, readBefore } from './unconfirmed.js';
import type { ServerView } from './view.js';
import { type Deed, Work } from './work.js';

/** What is done to the state of an instance. */
export interface StateChange {
  action: 'start' | 'stop' | 'restart' | 'freeze' | 'unfreeze';
  /** Without asking its init. */
  force?: boolean;
  /** How long its init may take, in seconds. */
  timeout?: number;
}

/** An instance, as it was found where that matters. */
type Target = Pick<Instance, 'name'> & Partial<Pick<Instance, 'raw'>>;

/** Starts an instance; one that is frozen, which the daemon holds for running, goes on where it was. */
export function start(view: ServerView, name: string, call: DaemonCall): Promise<LxdOperation | undefined> {
  return order(view, name, (state) => ({ action: state === frozen ? 'unfreeze' : 'start' }), call);
}

/**
 * Orders a change of the state of an instance. Resolves when the daemon has taken the order, and the rest goes on in
 * the background. Where the state is not one to begin from, the daemon's refusal, which comes late, is waited for.
 *
 * @param choose what to do in the state that the instance is in
 */
export async function order(
  view: ServerView,
  name: string,
  choose: (state: number) => StateChange,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const { daemon, works, project } = view;
  works.refuseWhileMade(project, name);
  const found = await readInstance(daemon, name, call);
  const change = choose(stateOf(found.raw));
  const instance = await prepare(daemon, found, change, call);
  const work = works.begin(new Work(project, name, deedOf(change)));
  work.before = toLxdServer(instance.raw).status;
  try {
    const operation = await beginChange(daemon, instance, change, call);
    if (!operation) {
      works.forget(work);
      return undefined;
    }
    work.operation = operation;
    work.handOver();
    view.inBackground(work, call, (later) => endChange(daemon, instance, change, operation, later));
    if (!isPossibleIn(stateOf(instance.raw), work.deed)) await work.outcome(call.signal);
    return operation;
  } catch (error) {
    works.withdraw(work);
    throw error;
  }
}

/** Changes the state of an instance and waits until it is changed. */
export async function changeState(
  daemon: Daemon,
  instance: Target,
  change: StateChange,
  call: DaemonCall,
): Promise<void> {
  const operation = await beginChange(daemon, instance, change, call);
  if (operation) await endChange(daemon, instance, change, operation, call);
}

/** Sends a change of state. Gives the operation it became; undefined when it is done already. */
export function beginChange(
  daemon: Daemon,
  instance: Target,
  change: StateChange,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const at = path`/1.0/instances/${instance.name}/state`;
  return again(call, () => daemon.begin('PUT', at, changeOf(daemon, instance, change, call), call));
}

/** Follows a change to its end; one that was turned away for another at the same time is sent again. */
export async function endChange(
  daemon: Daemon,
  instance: Target,
  change: StateChange,
  taken: LxdOperation,
  call: DaemonCall,
): Promise<void> {
  const { verify } = changeOf(daemon, instance, change, call);
  let next: LxdOperation | undefined = taken;
  try {
    await again(call, async () => {
      const operation = next ?? (await beginChange(daemon, instance, change, call));
      next = undefined;
      if (operation) await daemon.follow(operation, verify, call);
    });
  } catch (error) {
    // One that stops only just after its time counts as stopped.
    const isLate = error instanceof LxdOperationError && error.code === 'OPERATION_FAILED';
    const mayHaveStopped = isLate && change.action === 'stop';
    if (!mayHaveStopped || !isEffectOf('stop', await presentState(daemon, instance.name, call))) throw error;
  }
}

/** Does what else has to be done for a change to be what it should be. Gives the instance as it is then. */
async function prepare(
  daemon: Daemon,
  instance: Instance,
  { action, force = false }: StateChange,
  call: DaemonCall,
): Promise<Instance> {
  const { name, config, raw } = instance;
  const asksInit = action === 'stop' && !force;
  if ((action === 'restart' || asksInit) && stateOf(raw) === frozen) {
    // Its init could not hear that it is asked: LXD lets it go by itself for a stop, Incus not even then.
    await changeState(daemon, instance, { action: 'unfreeze' }, call);
    return readInstance(daemon, name, call);
  }
  if (action === 'unfreeze' && isUnconfirmed(config)) {
    // It will be again as its resize left it, but was touched since.
    const { seen: _seen, ...before } = readBefore(config);
    await setConfig(daemon, name, keepBefore(before), call);
  }
  return instance;
}

/** The request for a change, and how to tell without an answer whether it was done. */
function changeOf(daemon: Daemon, { name, raw }: Target, change: StateChange, call: DaemonCall): Change {
  const becomes = { description: descriptions[change.action], instance: name };
  if (change.action === 'restart') {
    // The state does not tell, but its last start does. It is not sent twice: that would be another restart.
    const before = raw?.['last_used_at'];
    const verify = async (): Promise<boolean> => {
      const now = await readInstance(daemon, name, call);
      return isEffectOf('start', stateOf(now.raw)) && now.raw['last_used_at'] !== before;
    };
    return { json: change, becomes, verify };
  }
  const verify = async (): Promise<boolean> =>
    isEffectOf(deedOf(change), await presentState(daemon, name, call));
  return { json: change, becomes, verify, repeat: true };
}

const descriptions: Readonly<Record<StateChange['action'], string>> = {
  start: 'Starting instance',
  stop: 'Stopping instance',
  restart: 'Restarting instance',
  freeze: 'Freezing instance',
  unfreeze: 'Unfreezing instance',
};

function deedOf({ action, force }: StateChange): Deed {
  return action === 'restart' && force ? 'hard restart' : action;
}

/** The state of an instance as the daemon's code; {@link gone} where there is none. */
async function presentState(daemon: Daemon, name: string, call: DaemonCall): Promise<number> {
  const instance = await daemon.find(path`/1.0/instances/${name}`, call);
  return instance === undefined ? gone : stateOf(instance);
}
