import type { AssignmentResult } from '@leister/orchestrator';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { someIds } from './args.js';
import type { args } from './assign.js';
import { eachNode } from './each-node.js';

type Args = ArgsOf<typeof args & typeof someIds>;

export async function* run(asked: Args, context: Context): AsyncGenerator<AssignmentResult> {
  const { user, vmType, servedCloud: cloud } = asked;
  const client = await orchestrator(context);
  const to = { user, vmType, cloud, emulate: asked.emulate || undefined };
  yield* eachNode(asked, context, 'assigned', (reference) =>
    client.assignVm({ ...reference, ...to }, { signal: context.signal }),
  );
}
