import type { ComputeClient, Server, ServerStatus } from '@leister/compute';
import { type CallOptions, ClientError, settleAll } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { someServers } from '../args/servers.js';
import type { waiting } from '../args/waiting.js';
import type { Run } from '../command.js';
import type { Context } from '../context.js';
import { findServers } from './find-servers.js';
import { ranOut, startPatience } from './patience.js';
import { type Report, reportOn } from './report.js';
import { during, stillPending, until, waitForServers } from './wait-for-servers.js';

/** Something that is done to servers and takes its time. */
export interface Act {
  begin: (client: ComputeClient, id: string, options: CallOptions) => Promise<unknown>;
  /** What tells that it is done: a status that is reached, or that is left for whichever comes then. */
  wait: { until: ServerStatus } | { while: readonly ServerStatus[] };
  /** A server in this status is refused: it is so already. */
  refuse?: ServerStatus;
  /** While it goes on, and when it is done: `starting`, `started`. */
  words: readonly [doing: string, done: string];
}

type Args = ArgsOf<typeof someServers> & ArgsOf<typeof waiting>;

/** The `run` of a command that does it and has no options of its own. */
export function runAct(act: Act): Run<Args, Report> {
  return (args, context) => actOnServers(args, context, act);
}

/** Does it to each server, several at a time. What fails for one is told and does not stop the others. */
export async function* actOnServers(args: Args, context: Context, act: Act): AsyncGenerator<Report> {
  const signal = startPatience(args, context.signal);
  const client = await context.compute();
  const found = await findServers(client, args.servers, { signal });
  yield* actOnFound(found, args, context, act, signal);
}

/** As {@link actOnServers}, for servers that were looked up before. */
export async function* actOnFound(
  found: Awaited<ReturnType<typeof findServers>>,
  args: ArgsOf<typeof waiting>,
  context: Context,
  act: Act,
  signal = startPatience(args, context.signal),
): AsyncGenerator<Report> {
  const { leftovers } = context;
  const client = await context.compute();
  const goal = 'until' in act.wait ? until(act.wait.until) : during(...act.wait.while);
  const [doing, done] = act.words;
  const itemOf = (item: string): string | undefined => (found.length > 1 ? item : undefined);
  const begun = await settleAll(
    found,
    async ({ value: server, error }) => {
      if (error) throw error;
      if (server.status === act.refuse) throw alreadyThere(server);
      const named = `server ${server.name} (id ${server.id})`;
      leftovers.set(server.id, `${named}, perhaps ${doing}`);
      await act.begin(client, server.id, { signal });
      leftovers.set(server.id, `${named}, ${doing}`);
      return server;
    },
    { signal },
  );
  const going = begun.flatMap(({ value }) => value ?? []);
  for (const { item, error } of begun) {
    if (!error) continue;
    const { value: server } = item;
    if (server && !context.signal.aborted) leftovers.clear(server.id);
    const isPending = server && ranOut(error);
    const told = isPending ? stillPending(server, `is perhaps ${doing}`, goal, args) : error;
    context.fail(itemOf(item.item), told);
  }
  if (!args.wait) {
    for (const server of going) yield reportOn(server, doing);
    return;
  }
  const outcomes = await waitForServers(going, { goal, doing, signal }, args, context);
  for (const [at, { value, error }] of outcomes.entries()) {
    const server = going[at]!;
    if (value?.status === 'ERROR') context.fail(itemOf(server.name), cameToError(value));
    else if (value) yield reportOn(server, done);
    else context.fail(itemOf(server.name), error);
  }
}

function alreadyThere({ name, status }: Server): ClientError {
  return new ClientError(`server ${name} is ${status} already`, { code: 'CONFLICT' });
}

/** Who left a status may have come to this one. */
function cameToError({ name, fault }: Server): ClientError {
  return new ClientError(`server ${name} is in ERROR${fault ? `: ${fault.message}` : ''}`, {
    code: 'OPERATION_FAILED',
  });
}
