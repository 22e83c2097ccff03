import { ClientError, path, wait } from '@leister/rest';
import type { Building } from './building.js';
import { createdAt, instanceBody, targetOf } from './create-server.js';
import type { DaemonCall } from '../daemon/daemon.js';
import type { ImageRemote, LxdCreateServer, LxdServer } from '../model.js';
import type { LxdOperation } from '../daemon/operation.js';
import { pushFiles } from './personality.js';
import { deleteInstance, start } from './power.js';
import type { ServerView } from './servers.js';
import { isBefore } from '../daemon/times.js';
import { serverToCome } from './to-server.js';

/**
 * Has a server made. Resolves when the daemon has taken the order; the rest, up to its start, goes on in the
 * background and is kept in the view's buildings.
 *
 * @throws ClientError CONFLICT when the name is in use
 */
export async function makeServer(
  view: ServerView,
  server: LxdCreateServer,
  remotes: Readonly<Record<string, ImageRemote>>,
  call: DaemonCall,
): Promise<LxdServer> {
  const { daemon, buildings, project } = view;
  const building = buildings.begin(project, server.name);
  try {
    const json = await instanceBody(daemon, server, remotes, call);
    const operation = await daemon.begin(
      'POST',
      '/1.0/instances',
      { json, query: { target: targetOf(server) } },
      call,
    );
    if (!operation) throw new ClientError('the daemon does not say what it does', { code: 'PARSE' });
    building.operation = operation;
    // What is left to do is not part of the call: its signal and its limits end with it.
    const { headers, query } = call;
    building.run(
      () => finish(view, server, building, operation, { headers, query }),
      () => buildings.ended(project, building),
    );
    await refuseDuplicate(view, building, operation, call);
    return serverToCome(server.name, operation);
  } catch (error) {
    if (!building.isUnderWay || !building.operation) buildings.forget(project, building);
    throw error;
  }
}

/**
 * The daemon takes the order for a name that is in use, and fails at it a moment later. An instance that is older than
 * the order is not of its making: then that failure is worth waiting for.
 */
async function refuseDuplicate(
  { daemon }: ServerView,
  building: Building,
  operation: LxdOperation,
  call: DaemonCall,
): Promise<void> {
  const existing = await createdAt(daemon, building.name, call).catch((error: unknown) => {
    if (call.signal?.aborted) throw error;
    return undefined;
  });
  if (existing !== undefined && isBefore(existing, operation.createdAt)) await untilEnded(building, call);
  const failure = building.tellFailure();
  if (failure?.code === 'CONFLICT') throw nameTaken(building.name, failure);
  if (failure) throw failure;
}

function nameTaken(name: string, failure: ClientError): ClientError {
  const { status, code, message } = failure;
  return new ClientError(`a server named ${name} exists already`, {
    status,
    code,
    details: [message],
    cause: failure,
  });
}

/** Waits until a server is made, or will not be. @throws ClientError ABORTED, TIMEOUT */
async function untilEnded(building: Building, { signal }: DaemonCall): Promise<void> {
  await wait(
    async () => building.isUnderWay,
    (isUnderWay) => !isUnderWay,
    { signal, timeout: Infinity, changed: () => building.ended },
  );
}

/** Deletes a server, also one that is still being made, or that never came to be. */
export async function removeServer(
  { daemon, buildings, project }: ServerView,
  name: string,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const building = buildings.find(project, name);
  if (!building) return deleteInstance(daemon, name, call);
  building.abandoned = true;
  await untilEnded(building, call);
  try {
    return await deleteInstance(daemon, name, call);
  } catch (error) {
    const neverWas = building.failure && error instanceof ClientError && error.code === 'NOT_FOUND';
    if (!neverWas) throw error;
    return building.operation;
  } finally {
    buildings.forget(project, building);
  }
}

async function finish(
  view: ServerView,
  server: LxdCreateServer,
  building: Building,
  operation: LxdOperation,
  call: DaemonCall,
): Promise<void> {
  const { daemon } = view;
  const { name, personality = [], onFailure = 'keep' } = server;
  // One that a stopped daemon left behind is there as well, but nobody knows how much of it.
  const isMade = async (interrupted: boolean): Promise<boolean> =>
    !interrupted && (await daemon.find(path`/1.0/instances/${name}`, call)) !== undefined;
  building.operation = await daemon.follow(operation, isMade, call);
  try {
    building.stage = 'filling';
    if (!building.abandoned) await pushFiles(daemon, name, personality, call);
    building.stage = 'starting';
    if (!building.abandoned && server.start !== false) await start(daemon, name, call);
  } catch (error) {
    const failure = unfinished(name, building.stage === 'filling' ? 'filled' : 'started', error);
    if (onFailure === 'delete')
      await deleteInstance(daemon, name, call).catch((left) => failure.details.push(String(left)));
    throw failure;
  }
}

function unfinished(name: string, what: string, error: unknown): ClientError {
  const { message, status, code, details } = ClientError.from(error);
  return new ClientError(`server ${name} was created, but could not be ${what}: ${message}`, {
    status,
    code: code === 'ABORTED' ? code : 'OPERATION_FAILED',
    details,
    cause: error,
  });
}
