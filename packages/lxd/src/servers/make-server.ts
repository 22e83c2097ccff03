import { isRecord } from '@leister/compute';
import { ClientError, path } from '@leister/rest';
import type { DaemonCall } from '../daemon/daemon.js';
import type { LxdOperation } from '../daemon/operation.js';
import { isBefore } from '../daemon/times.js';
import type { ImageRemote, LxdCreateServer, LxdServer } from '../model.js';
import { instanceBody, targetOf } from './create-server.js';
import { deleteInstance } from './delete-server.js';
import { pushFiles } from './personality.js';
import { beginChange, endChange } from './power.js';
import { serverToCome } from './to-server.js';
import type { ServerView } from './view.js';
import { Building } from './work.js';

/**
 * Has a server made. Resolves when the daemon has taken the order; the rest, up to its start, goes on in the
 * background and is kept in the view's works.
 *
 * @throws ClientError CONFLICT when the name is in use
 */
export async function makeServer(
  view: ServerView,
  server: LxdCreateServer,
  remotes: Readonly<Record<string, ImageRemote>>,
  call: DaemonCall,
): Promise<LxdServer> {
  const { daemon, works, project } = view;
  const { name } = server;
  await untilDeleted(view, name, call);
  works.refuseWhileMade(project, name);
  const building = works.begin(new Building(project, name));
  let operation: LxdOperation | undefined;
  try {
    const json = await instanceBody(daemon, server, remotes, call);
    const query = { target: targetOf(server) };
    const becomes = { description: 'Creating instance', instance: name };
    operation = await daemon.begin('POST', '/1.0/instances', { json, query, becomes }, call);
    if (!operation) throw new ClientError('the daemon does not say what it does', { code: 'PARSE' });
  } catch (error) {
    works.withdraw(building);
    throw error;
  }
  building.operation = operation;
  if (server.start === false && !server.personality?.length) building.handOver();
  view.inBackground(building, call, (later) => finish(view, server, building, later));
  await refuseDuplicate(view, building, operation, call);
  return serverToCome(name, operation);
}

/** A name that this client is freeing is as good as free. */
async function untilDeleted(
  { works, project }: ServerView,
  name: string,
  { signal }: DaemonCall,
): Promise<void> {
  const work = works.find(project, name);
  const isLeaving = work?.deed === 'delete' || (work instanceof Building && work.abandoned);
  if (isLeaving) await work.untilEnded(signal);
}

/**
 * The daemon takes the order for a name that is in use, and fails at it a moment later. An instance that is older than
 * the order is not of its making: then that failure is worth waiting for.
 */
async function refuseDuplicate(
  { daemon, works }: ServerView,
  building: Building,
  operation: LxdOperation,
  call: DaemonCall,
): Promise<void> {
  const existing = await daemon.find(path`/1.0/instances/${building.name}`, call).catch((error: unknown) => {
    if (call.signal?.aborted) throw error;
    return undefined;
  });
  const created = isRecord(existing) ? existing['created_at'] : undefined;
  if (typeof created === 'string' && isBefore(created, operation.createdAt))
    await building.untilEnded(call.signal);
  const { failure } = building;
  if (!failure) return;
  works.withdraw(building);
  throw failure.code === 'CONFLICT' ? nameTaken(building.name, failure) : failure;
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

/** Sees the making of a server to its end, which is its deletion when that was wanted meanwhile. */
async function finish(
  view: ServerView,
  server: LxdCreateServer,
  building: Building,
  call: DaemonCall,
): Promise<void> {
  try {
    await build(view, server, building, call);
  } catch (error) {
    if (!building.abandoned) throw error;
  } finally {
    // From here on a deletion does not come in time for this.
    building.stage = 'done';
  }
  if (building.abandoned) await removeBuilt(view, server.name, call);
}

async function build(
  { daemon }: ServerView,
  server: LxdCreateServer,
  building: Building,
  call: DaemonCall,
): Promise<void> {
  const { name, personality = [], onFailure = 'keep' } = server;
  // One that a stopped daemon left behind is there as well, but nobody knows how much of it.
  const isMade = async (interrupted: boolean): Promise<boolean> =>
    !interrupted && (await daemon.find(path`/1.0/instances/${name}`, call)) !== undefined;
  if (building.operation) building.operation = await daemon.follow(building.operation, isMade, call);
  try {
    building.stage = 'filling';
    if (!building.abandoned) await pushFiles(daemon, name, personality, call);
    building.stage = 'starting';
    if (building.abandoned || server.start === false) return;
    const operation = await beginChange(daemon, { name }, { action: 'start' }, call);
    if (onFailure === 'keep') building.handOver();
    if (operation) await endChange(daemon, { name }, { action: 'start' }, operation, call);
  } catch (error) {
    const failure = unfinished(name, building.stage === 'filling' ? 'filled' : 'started', error);
    if (onFailure === 'delete')
      await deleteInstance(daemon, name, call).catch((left) => failure.details.push(String(left)));
    throw failure;
  }
}

async function removeBuilt({ daemon }: ServerView, name: string, call: DaemonCall): Promise<void> {
  try {
    await deleteInstance(daemon, name, call);
  } catch (error) {
    // It never came to be.
    if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND') throw error;
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
