import type { Server } from '@leister/compute';
import { ClientError, type Settled } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { confirm } from '../../io/confirm.js';
import { actOnFound } from '../../servers/act-on-servers.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import { findServers } from '../../servers/find-servers.js';
import type { Report } from '../../servers/report.js';
import type { args } from './delete.js';

type Args = ArgsOf<typeof args & typeof someServers>;

export async function* run(asked: Args, context: Context): AsyncGenerator<Report> {
  refuseEmptyNames('server', asked.servers);
  const found = asked.cluster
    ? await findClusters(asked.servers, context)
    : await find(asked.servers, context);
  if (!(await isSure(found, asked, context))) return;
  yield* actOnFound(found, asked, context, {
    begin: (client, id, options) => client.deleteServer(id, options),
    wait: { until: 'DELETED' },
    words: ['deleting', 'deleted'],
  });
}

/** Who names a cluster means all of it: as with kamaki, nothing is asked. */
async function isSure(
  found: readonly Settled<string, Server>[],
  asked: Args,
  { io, signal }: Context,
): Promise<boolean> {
  const names = found.flatMap(({ value }) => value?.name ?? []);
  // Of several that were named, one may be misspelt: what is left of them is asked about all the same.
  if (asked.yes || asked.cluster || asked.servers.length === 1 || names.length === 0) return true;
  const what = names.length === 1 ? 'server' : `${names.length} servers`;
  return confirm(`Delete ${what} (${names.join(', ')})?`, io, signal);
}

async function find(
  names: readonly string[],
  { compute, signal }: Context,
): Promise<Settled<string, Server>[]> {
  return findServers(await compute(), names, { signal });
}

async function findClusters(
  prefixes: readonly string[],
  { compute, signal }: Context,
): Promise<Settled<string, Server>[]> {
  const client = await compute();
  const servers = await client.listServers({}, { signal });
  const none = prefixes.filter((prefix) => !servers.some(({ name }) => name.startsWith(prefix)));
  return [
    ...none.map((item) => ({ item, error: noCluster(item) })),
    ...servers
      .filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
      .map((value) => ({ item: value.name, value })),
  ];
}

function noCluster(prefix: string): ClientError {
  return new ClientError(`no server has a name that starts with ${JSON.stringify(prefix)}`, {
    code: 'NOT_FOUND',
  });
}
