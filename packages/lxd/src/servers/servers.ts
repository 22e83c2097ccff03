import {
  isRecord,
  type Json,
  record,
  serverFilter,
  type ServerStatus,
  toServerStatus,
} from '@leister/compute';
import { ClientError, invalidArgument, path } from '@leister/rest';
import type { Building, Buildings } from './building.js';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import type { LxdListServers, LxdServer } from '../model.js';
import {
  instanceOfPath,
  instancesOf,
  isFinal,
  isOperation,
  type LxdOperation,
  toOperation,
} from '../daemon/operation.js';
import { stateFilter } from './status-words.js';
import { isBefore } from '../daemon/times.js';
import { failedServer, makingOf, serverToCome, toLxdServer, withOperation } from './to-server.js';

/** What there is to be seen of the servers of one project. */
export interface ServerView {
  daemon: Daemon;
  buildings: Buildings;
  project: string;
}

const uuidPrefix = 'uuid:';

/** The name that an id stands for: itself, or that of the instance with a uuid (`uuid:...`). */
export async function nameOf(daemon: Daemon, id: string, call: DaemonCall): Promise<string> {
  // Builds a path in vain: an id that could mean something else must be refused before anything is sent.
  const usable = path`${id}` && id;
  if (!usable.startsWith(uuidPrefix)) return usable;
  const uuid = id.slice(uuidPrefix.length);
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid))
    throw invalidArgument(`not a uuid: ${uuid}`);
  const filter = `config.volatile.uuid eq ${uuid.toLowerCase()}`;
  const found = await daemon.read('/1.0/instances', { ...call, query: { ...call.query, filter } });
  const name = Array.isArray(found) ? instanceOfPath(String(found[0])) : undefined;
  if (name !== undefined) return name;
  throw new ClientError(`no server has the id ${id}`, { status: 404, code: 'NOT_FOUND' });
}

/**
 * One server, with what this client knows of its making.
 *
 * @param addresses false leaves them out: the daemon starts a process to find those of a running container
 * @throws ClientError NOT_FOUND
 */
export async function getServer(
  view: ServerView,
  id: string,
  call: DaemonCall,
  addresses = true,
): Promise<LxdServer> {
  const name = await nameOf(view.daemon, id, call);
  const building = view.buildings.find(view.project, name);
  let raw: Json;
  try {
    const recursion = addresses ? '?recursion=1' : '';
    raw = record(await view.daemon.read(path`/1.0/instances/${name}` + recursion, call), 'instance');
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND') throw error;
    const absent = building && absentServer(building);
    if (absent) return absent;
    const making = (await operationsByInstance(view.daemon, call)).get(name);
    if (making && makingOf(making)?.status === 'BUILD') return serverToCome(name, making);
    throw error;
  }
  return seenServer(view, toLxdServer(raw), async () => operationsByInstance(view.daemon, call));
}

/** All servers of the project that pass the filter, by name. */
export async function listServers(
  view: ServerView,
  filter: LxdListServers,
  call: DaemonCall,
): Promise<LxdServer[]> {
  const { daemon, buildings, project } = view;
  if (filter.changesSince !== undefined) {
    throw new ClientError('LXD does not tell what changed since when', { status: 501, code: 'UNSUPPORTED' });
  }
  const { status, image, flavor, host } = filter;
  const short =
    filter.detail === false && [status, image, flavor, host].every((wanted) => wanted === undefined);
  const recursion = short ? 0 : filter.detail === false || filter.addresses === false ? 1 : 2;
  const query = { ...call.query, recursion, filter: daemonFilter(filter) };
  const found = await daemon.read('/1.0/instances', { ...call, query });
  const list = Array.isArray(found) ? found : [];
  if (list.length === 0 && query.filter === undefined) await checkProject(view, call);
  const servers = short ? list.map(shortServer) : await seenServers(view, list, call);
  const names = new Set(servers.map(({ name }) => name));
  const absent = buildings
    .all(project)
    .filter(({ name }) => !names.has(name))
    .flatMap((building) => absentServer(building) ?? []);
  return [...servers, ...absent].filter(serverFilter(filter)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const poweredStatuses: readonly ServerStatus[] = ['ACTIVE', 'PAUSED', 'VERIFY_RESIZE'];

async function seenServers(
  view: ServerView,
  list: readonly unknown[],
  call: DaemonCall,
): Promise<LxdServer[]> {
  let operations: Promise<ReadonlyMap<string, LxdOperation>> | undefined;
  const ask = (): Promise<ReadonlyMap<string, LxdOperation>> =>
    (operations ??= operationsByInstance(view.daemon, call));
  return Promise.all(list.map((raw) => seenServer(view, toLxdServer(record(raw, 'instance')), ask)));
}

function shortServer(at: unknown): LxdServer {
  const name = instanceOfPath(String(at)) ?? String(at);
  return { id: name, name, status: 'UNKNOWN', raw: at };
}

/**
 * A server as it is to be shown: an instance is `Stopped` while it is being made, and this client may know that it is
 * not finished, or never will be.
 */
async function seenServer(
  { buildings, project }: ServerView,
  server: LxdServer,
  operations: () => Promise<ReadonlyMap<string, LxdOperation>>,
): Promise<LxdServer> {
  const building = buildings.find(project, server.name);
  const isPowered = poweredStatuses.includes(server.status);
  if (building && isMadeBy(server, building)) {
    if (building.isUnderWay) {
      return {
        ...server,
        status: 'BUILD',
        taskState: building.stage === 'starting' ? 'powering-on' : 'building',
      };
    }
    // Whoever has got it to run meanwhile has made up for the failure.
    if (isPowered) buildings.forget(project, building);
    else if (building.failure) return failedServer(server, building.tellFailure() ?? building.failure);
  }
  if (isPowered) return server;
  return withOperation(server, (await operations()).get(server.name));
}

function isMadeBy({ created }: LxdServer, { operation }: Building): boolean {
  return operation !== undefined && created !== undefined && !isBefore(created, operation.createdAt);
}

/** A server that the daemon does not show, yet or any more; undefined when this client knows nothing of it either. */
function absentServer(building: Building): LxdServer | undefined {
  const { name, operation } = building;
  if (!operation) return undefined;
  const server = serverToCome(name, operation);
  if (building.isUnderWay) return server;
  const failure = building.tellFailure();
  return failure && failedServer(server, failure);
}

/** What is going on that decides the status of an instance, by its name. */
async function operationsByInstance(
  daemon: Daemon,
  call: DaemonCall,
): Promise<ReadonlyMap<string, LxdOperation>> {
  const byStatus = await daemon.read('/1.0/operations?recursion=1', call);
  const all = isRecord(byStatus) ? Object.values(byStatus).flat().filter(isOperation).map(toOperation) : [];
  const making = all.filter((operation) => !isFinal(operation) && makingOf(operation));
  return new Map(
    making.flatMap((operation) => instancesOf(operation).map((name) => [name, operation] as const)),
  );
}

/** What the daemon can filter by itself. It takes values for regular expressions over the whole text. */
function daemonFilter({ status, image, name }: LxdListServers): string | undefined {
  const state = status === undefined ? undefined : stateFilter(toServerStatus(status));
  const conditions = [
    state && `status eq ${state}`,
    image !== undefined && /^[0-9a-f]+$/.test(image) && `config.volatile.base_image eq ${image}`,
    name !== undefined && /^[a-z0-9-]+$/i.test(name) && `name eq .*${name}.*`,
  ].filter((condition) => typeof condition === 'string');
  return conditions.length > 0 ? conditions.join(' and ') : undefined;
}

/** A project that does not exist has an empty list like one that has no server. */
async function checkProject({ daemon, project }: ServerView, call: DaemonCall): Promise<void> {
  if (project !== 'default') await daemon.read(path`/1.0/projects/${project}`, call);
}
