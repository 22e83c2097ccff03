import type { Server } from '@leister/compute';
import { ClientError, type Settled } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { checkCanAsk, confirm } from '../../io/confirm.js';
import { actOnFound } from '../../servers/act-on-servers.js';
import { findServers, refuseEmptyNames } from '../../servers/find-servers.js';
import type { Report } from '../../servers/report.js';
import type { args } from './delete.js';

type Args = ArgsOf<typeof args & typeof someServers>;

export async function* run(asked: Args, context: Context): AsyncGenerator<Report> {
  const { io, signal } = context;
  refuseEmptyNames(asked.servers);
  const severalAsked = asked.servers.length > 1;
  if (severalAsked && !asked.yes) checkCanAsk(io);
  const found = asked.cluster
    ? await findClusters(asked.servers, context)
    : await find(asked.servers, context);
  const names = found.flatMap(({ value }) => value?.name ?? []);
  // Of several that were named, one may be misspelt: what is left of them is asked about all the same.
  if ((names.length > 1 || (severalAsked && names.length > 0)) && !asked.yes) {
    const what = names.length === 1 ? 'server' : `${names.length} servers`;
    const sure = await confirm(`Delete ${what} (${names.join(', ')})?`, io, signal);
    if (!sure) return;
  }
  yield* actOnFound(found, asked, context, {
    begin: (client, id, options) => client.deleteServer(id, options),
    status: 'DELETED',
    words: ['deleting', 'deleted'],
  });
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
    status: 404,
    code: 'NOT_FOUND',
  });
}
