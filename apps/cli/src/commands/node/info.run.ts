import { pickByNameOrId } from '@leister/compute';
import type { OrchestratorNode } from '@leister/orchestrator';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { inCloud } from './args.js';
import type { positionals } from './info.js';

export async function* run(
  { node, servedCloud: cloud }: ArgsOf<typeof inCloud & typeof positionals>,
  context: Context,
): AsyncGenerator<OrchestratorNode> {
  const client = await orchestrator(context);
  yield pickByNameOrId('node', await client.listNodes({ cloud }, { signal: context.signal }), node);
}
