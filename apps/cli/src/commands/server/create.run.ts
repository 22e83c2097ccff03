import type { ComputeClient, CreateServer, Server } from '@leister/compute';
import type { Settled } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { ranOut, startPatience } from '../../servers/patience.js';
import { stillPending, until, waitForServers } from '../../servers/wait-for-servers.js';
import type { args } from './create.js';
import { lookForAddresses } from './create-addresses.js';
import { checkOptions, toCreate } from './create-options.js';
import { explainFailure, resolveParts } from './create-parts.js';

type Args = ArgsOf<typeof args>;

const goal = until('ACTIVE');

export async function* run(asked: Args, context: Context): AsyncGenerator<Server> {
  const signal = startPatience(asked, context.signal);
  const client = await context.compute();
  checkOptions(asked, client, await context.cloud());
  const template = await toCreate(asked);
  const parts = await resolveParts(client, template, context.service, { signal });
  const outcomes = await createAll(client, named({ ...template, ...parts.ids }, asked.clusterSize), asked, {
    ...context,
    signal,
  });

  for (const { item, error } of outcomes) {
    if (!error) continue;
    // The order may have been taken all the same.
    const told = ranOut(error)
      ? stillPending(item, 'is perhaps being created', goal, asked)
      : explainFailure(error, parts);
    // Of one server there is no result then, not even an empty one.
    if (asked.clusterSize === undefined) throw told;
    context.fail(item.name, told);
  }
  const created = outcomes.flatMap(({ value }) => value ?? []);
  if (!asked.wait) yield* created;
  else yield* waitForAll(created, asked, context, signal);
}

/** `web` alone, or `web1`, `web2` ... */
function named(template: CreateServer, size = 1): CreateServer[] {
  if (size === 1) return [template];
  return Array.from({ length: size }, (_, at) => ({ ...template, name: `${template.name}${at + 1}` }));
}

async function createAll(
  client: ComputeClient,
  servers: readonly CreateServer[],
  { threads }: Args,
  { leftovers, signal }: Context,
): Promise<Settled<CreateServer, Server>[]> {
  for (const { name } of servers)
    leftovers.set(name, `server ${name}, perhaps: its creation was not confirmed`);
  return client.createServers(servers, {
    concurrency: threads,
    signal,
    onSettled: ({ item, value, error }) => {
      // In this order: where the name is the id, the two are one key.
      if (value || error?.code !== 'ABORTED') leftovers.clear(item.name);
      if (value) leftovers.set(value.id, `server ${value.name} (id ${value.id}): ${value.status}`);
    },
  });
}

/** Every server that was created is given, as it was last seen, however the wait ends: its password is told only now. */
async function* waitForAll(
  created: readonly Server[],
  asked: Args,
  context: Context,
  signal: AbortSignal,
): AsyncGenerator<Server> {
  const latest = new Map<string, Server>();
  const wait = {
    goal,
    doing: 'being created',
    signal,
    onSeen: (server: Server) => void latest.set(server.id, server),
  };
  let outcomes: Settled<string, Server>[] = [];
  try {
    outcomes = await waitForServers(created, wait, asked, context);
    if (!asked.noNetwork) await lookForAddresses(latest, await context.compute(), signal);
  } finally {
    for (const server of created) yield withPassword(latest.get(server.id) ?? server, server);
  }
  for (const { item, error } of outcomes) {
    if (error) context.fail(asked.clusterSize === undefined ? undefined : latest.get(item)?.name, error);
  }
}

/** The password is told only once, when the server is created. */
function withPassword(server: Server, { adminPassword }: Server): Server {
  return { ...server, ...(adminPassword !== undefined && { adminPassword }) };
}
