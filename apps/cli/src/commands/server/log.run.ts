import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { args } from './log.js';

interface ConsoleLog {
  id: string;
  name: string;
  log: string;
}

type Args = ArgsOf<typeof args & typeof oneServer>;

export async function* run(
  { server, lines }: Args,
  { compute, signal }: Context,
): AsyncGenerator<ConsoleLog> {
  const client = await compute();
  const { id, name } = await client.findServer(server, { signal });
  yield { id, name, log: await client.getConsoleLog(id, lines, { signal }) };
}
