import type { AssignmentResult } from '@leister/orchestrator';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { confirm } from '../../io/confirm.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { someIds } from './args.js';
import { eachNode } from './each-node.js';
import type { args } from './release.js';

type Args = ArgsOf<typeof args & typeof someIds>;

export async function* run(asked: Args, context: Context): AsyncGenerator<AssignmentResult> {
  const { io, signal } = context;
  const { servedCloud: cloud } = asked;
  const client = await orchestrator(context);
  // An id and a name that are spelled alike are two nodes, for all we know.
  const all = [...new Set(asked.nodes), ...new Set(asked.hostname)];
  const isHarmless = asked.yes || asked.emulate || all.length === 1;
  const question = `Release and delete ${all.length} nodes (${all.join(', ')})?`;
  if (!isHarmless && !(await confirm(question, io, signal))) return;
  const emulate = asked.emulate || undefined;
  yield* eachNode(asked, context, 'released and deleted', (reference) =>
    client.releaseVm({ ...reference, cloud, emulate }, { signal }),
  );
}
