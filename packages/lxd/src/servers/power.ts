import { record } from '@leister/compute';
import { ClientError, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { type LxdOperation, LxdOperationError } from '../daemon/operation.js';
import { isPowered, stateCode } from './status-words.js';
import { again } from '../daemon/unless-changed.js';

type Action = 'start' | 'stop' | 'restart' | 'freeze' | 'unfreeze';

/** What is done to the state of an instance. */
export interface StateChange {
  action: Action;
  /** Without asking its init. */
  force?: boolean;
  /** How long its init may take, in seconds. */
  timeout?: number;
}

const stopped = 102;
const running = 103;
const frozen = 110;
const ready = 113;
const gone = -1;

/** The states in which a change has had its effect. An instance may vanish as it stops. */
const effects: Readonly<Record<Action, readonly number[]>> = {
  start: [running, ready],
  stop: [stopped, gone],
  freeze: [frozen],
  unfreeze: [running],
  // A restart ends where it began: the state does not tell whether it took place.
  restart: [],
};

/** Changes the state of an instance and waits until it is changed. */
export async function changeState(
  daemon: Daemon,
  name: string,
  change: StateChange,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const hasEffect = async (): Promise<boolean> =>
    effects[change.action].includes(await stateOf(daemon, name, call));
  const at = path`/1.0/instances/${name}/state`;
  const send = (): Promise<LxdOperation | undefined> =>
    daemon.change('PUT', at, { json: change, retry: false, verify: hasEffect }, call);
  return again(call, () => sendSafely(hasEffect, call, send));
}

/**
 * Sends a change which, if it was taken and only its answer lost, would be refused the second time: so before it is
 * sent again we look what became of it.
 */
async function sendSafely(
  hasEffect: () => Promise<boolean>,
  call: DaemonCall,
  send: () => Promise<LxdOperation | undefined>,
): Promise<LxdOperation | undefined> {
  try {
    return await send();
  } catch (error) {
    // 408 says that no whole request arrived: on a connection that had been idle, it was meant for none at all.
    const lost = error instanceof ClientError && (error.code === 'CONNECTION' || error.status === 408);
    if (!lost || call.signal?.aborted) throw error;
    return (await hasEffect()) ? undefined : send();
  }
}

/** Starts an instance; one that is frozen goes on where it was. */
export async function start(
  daemon: Daemon,
  name: string,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  try {
    return await changeState(daemon, name, { action: 'start' }, call);
  } catch (error) {
    // The daemon holds a frozen one for running.
    if (!isConflict(error) || (await stateOf(daemon, name, call)) !== frozen) throw error;
    return changeState(daemon, name, { action: 'unfreeze' }, call);
  }
}

/** Restarts an instance; one that is frozen could not hear its init being asked to and is woken up first. */
export async function restart(
  daemon: Daemon,
  name: string,
  change: Omit<StateChange, 'action'>,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const send = (): Promise<LxdOperation | undefined> =>
    changeState(daemon, name, { action: 'restart', ...change }, call);
  try {
    return await send();
  } catch (error) {
    if (!isConflict(error) || (await stateOf(daemon, name, call)) !== frozen) throw error;
    await changeState(daemon, name, { action: 'unfreeze' }, call);
    return send();
  }
}

/** Stops an instance by asking its init. One that stops only just after its time counts as stopped. */
export async function shutDown(
  daemon: Daemon,
  name: string,
  change: Omit<StateChange, 'action'>,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  try {
    return await changeState(daemon, name, { action: 'stop', ...change }, call);
  } catch (error) {
    if (!(error instanceof LxdOperationError) || error.code !== 'OPERATION_FAILED') throw error;
    if (effects.stop.includes(await stateOf(daemon, name, call))) return error.operation;
    throw error;
  }
}

/** Deletes an instance, by force when it runs. One that vanishes as it stops is what was wanted. */
export async function deleteInstance(
  daemon: Daemon,
  name: string,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const at = path`/1.0/instances/${name}`;
  const isGone = async (): Promise<boolean> => (await daemon.find(at, call)) === undefined;
  const remove = (): Promise<LxdOperation | undefined> =>
    sendSafely(isGone, call, () => daemon.change('DELETE', at, { retry: false, verify: isGone }, call));
  try {
    return await remove();
  } catch (error) {
    if (!isConflict(error) && !isBadRequest(error)) throw error;
    await stopForDeletion(daemon, name, error, call);
  }
  try {
    return await remove();
  } catch (error) {
    if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function stopForDeletion(
  daemon: Daemon,
  name: string,
  refusal: unknown,
  call: DaemonCall,
): Promise<void> {
  const instance = record(await daemon.read(path`/1.0/instances/${name}`, call), 'instance');
  if (!isPowered(stateCode(instance['status_code'], instance['status']))) throw refusal;
  // Stopping it and then being refused would be the worst of both.
  const config = record(instance['expanded_config'] ?? {}, 'configuration');
  if (config['security.protection.delete'] === 'true') {
    throw new ClientError(`server ${name} is protected against being deleted`, {
      status: 409,
      code: 'CONFLICT',
      details: ['security.protection.delete is set'],
    });
  }
  try {
    await changeState(daemon, name, { action: 'stop', force: true }, call);
  } catch (error) {
    // Somebody else was quicker.
    if (!isConflict(error)) throw error;
  }
}

/** The state of an instance as the daemon's code; {@link gone} where there is none. */
async function stateOf(daemon: Daemon, name: string, call: DaemonCall): Promise<number> {
  const instance = await daemon.find(path`/1.0/instances/${name}`, call);
  if (instance === undefined) return gone;
  const { status_code: code, status } = record(instance, 'instance');
  return stateCode(code, status);
}

function isConflict(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'CONFLICT';
}

function isBadRequest(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'BAD_REQUEST';
}
