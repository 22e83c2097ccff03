import { pickByNameOrId } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { args, positionals } from './stop.js';

type Args = ArgsOf<typeof args & typeof positionals>;

export async function* run(asked: Args, context: Context): AsyncGenerator<Deleted> {
  const { signal } = context;
  const { servedCloud: cloud } = asked;
  const client = await orchestrator(context);
  const nodes = client.listNodes({ cloud }, { signal });
  // The Orchestrator would take the first of several that have the name.
  yield* deleteEach(asked.nodes, 'nodes', asked, context, async (nameOrId) => {
    const { id, name } = pickByNameOrId('node', await nodes, nameOrId);
    await client.stopVm({ node: id, cloud }, { signal });
    return name;
  });
}
