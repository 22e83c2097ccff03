import type { Nic, Server } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { args } from './info.js';

type Fields = Readonly<Record<string, unknown>>;

export async function* run(
  { server, nics, stats, diagnostics }: ArgsOf<typeof args & typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<Server | Nic | Fields> {
  const client = await compute();
  const found = await client.findServer(server, { signal });
  if (nics) yield* await client.getServerNics(found.id, { signal });
  else if (stats) yield fieldsOf(await client.getServerStats(found.id, { signal }));
  else if (diagnostics) yield* (await client.getServerDiagnostics(found.id, { signal })).map(fieldsOf);
  else yield found;
}

/** What the service tells in its own words. */
function fieldsOf({ raw }: { raw: unknown }): Fields {
  return typeof raw === 'object' && raw !== null ? { ...raw } : { value: raw };
}
