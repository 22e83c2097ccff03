import type { OrchestratorNode } from '@leister/orchestrator';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { args } from './list.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<OrchestratorNode> {
  const client = await orchestrator(context);
  const nodes = client.listNodes({ cloud: asked.servedCloud }, { signal: context.signal });
  const wanted = asked.state?.toLowerCase();
  yield* select(nodes, asked, ({ state }) => wanted === undefined || state === wanted);
}
