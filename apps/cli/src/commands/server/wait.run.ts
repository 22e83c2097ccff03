import type { Server } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { findServers } from '../../servers/find-servers.js';
import { startPatience } from '../../servers/patience.js';
import { during, until, waitForServers } from '../../servers/wait-for-servers.js';
import type { args } from './wait.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someServers>,
  context: Context,
): AsyncGenerator<Server> {
  const signal = startPatience(asked, context.signal);
  const found = await findServers(await context.compute(), asked.servers, { signal });
  const fail = (item: string, error: unknown): void =>
    context.fail(found.length > 1 ? item : undefined, error);
  for (const { item, error } of found) if (error) fail(item, error);

  const servers = found.flatMap(({ value }) => value ?? []);
  const goal =
    asked.until === undefined ? during(asked.while ?? asked.status ?? 'BUILD') : until(asked.until);
  const outcomes = await waitForServers(servers, { goal, doing: 'waited for', signal }, asked, context);
  for (const { item, value, error } of outcomes) {
    if (value) yield value;
    else fail(item, error);
  }
}
