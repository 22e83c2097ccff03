import { type Json, record, serverFilter, toServerStatus } from '@leister/compute';
import { ClientError, path } from '@leister/rest';
import type { DaemonCall } from '../daemon/daemon.js';
import { instanceOfPath, type LxdOperation } from '../daemon/operation.js';
import type { LxdListServers, LxdServer } from '../model.js';
import { absentServer, byInstance, type Onlooker, seenServer } from './seen-server.js';
import { stateFilter } from './status-words.js';
import { doingOf, serverToCome, toLxdServer } from './to-server.js';
import { nameOf, type ServerView } from './view.js';

/** For whom to look, and how closely. */
export interface Look {
  /** Default: the caller. */
  onlooker?: Onlooker;
  /** False leaves the addresses out: the daemon starts a process to find those of a running container. Default true. */
  addresses?: boolean;
}

/**
 * One server, with what this client is doing to it.
 *
 * @throws ClientError NOT_FOUND
 */
export async function getServer(
  view: ServerView,
  id: string,
  call: DaemonCall,
  { onlooker = 'caller', addresses = true }: Look = {},
): Promise<LxdServer> {
  const { daemon, works, project } = view;
  const name = await nameOf(daemon, id, call);
  let raw: Json;
  try {
    const recursion = addresses ? '?recursion=1' : '';
    raw = record(await daemon.read(path`/1.0/instances/${name}` + recursion, call), 'instance');
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND') throw error;
    const absent = absentServer(works.find(project, name)) ?? (await comingServer(view, name, call));
    if (absent) return absent;
    throw error;
  }
  return seenServer(view, toLxdServer(raw), async () => byInstance(await daemon.operations(call)), onlooker);
}

/** All servers of the project that pass the filter, by name. */
export async function listServers(
  view: ServerView,
  filter: LxdListServers,
  call: DaemonCall,
  onlooker: Onlooker = 'caller',
): Promise<LxdServer[]> {
  const { daemon, works, project } = view;
  if (filter.changesSince !== undefined || filter.changesBefore !== undefined) {
    throw new ClientError('LXD does not tell what changed since when', { status: 501, code: 'UNSUPPORTED' });
  }
  const { detail, addresses, name: _, marker: __, limit: ___, ...others } = filter;
  const short = detail === false && Object.values(others).every((wanted) => wanted === undefined);
  const withAddresses = filter.ip !== undefined || (detail !== false && addresses !== false);
  const recursion = short ? 0 : withAddresses ? 2 : 1;
  const query = { ...call.query, recursion, filter: daemonFilter(filter) };
  const found = await daemon.read('/1.0/instances', { ...call, query });
  const list = Array.isArray(found) ? found : [];
  if (list.length === 0 && query.filter === undefined) await checkProject(view, call);
  const servers = short ? list.map(shortServer) : await seenServers(view, list, call, onlooker);
  const names = new Set(servers.map(({ name }) => name));
  const absent = works
    .ofProject(project)
    .filter(({ name }) => !names.has(name))
    .flatMap((work) => absentServer(work) ?? []);
  return [...servers, ...absent].filter(serverFilter(filter)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function seenServers(
  view: ServerView,
  list: readonly unknown[],
  call: DaemonCall,
  onlooker: Onlooker,
): Promise<LxdServer[]> {
  let operations: Promise<ReadonlyMap<string, LxdOperation>> | undefined;
  const ask = (): Promise<ReadonlyMap<string, LxdOperation>> =>
    (operations ??= view.daemon.operations(call).then(byInstance));
  return Promise.all(
    list.map((raw) => seenServer(view, toLxdServer(record(raw, 'instance')), ask, onlooker)),
  );
}

function shortServer(at: unknown): LxdServer {
  const name = instanceOfPath(String(at)) ?? String(at);
  return { id: name, name, status: 'UNKNOWN', raw: at };
}

/** A server that somebody else is making, and of which the daemon shows no instance yet. */
async function comingServer(
  { daemon }: ServerView,
  name: string,
  call: DaemonCall,
): Promise<LxdServer | undefined> {
  const making = byInstance(await daemon.operations(call)).get(name);
  return making && doingOf(making)?.status === 'BUILD' ? serverToCome(name, making) : undefined;
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
