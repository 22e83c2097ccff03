import type { Assignment } from '@leister/orchestrator';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { args } from './status.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Assignment> {
  const client = await orchestrator(context);
  const all = await client.listAssignments({ cloud: asked.servedCloud }, { signal: context.signal });
  const wanted = all.filter(({ user }) => asked.user === undefined || user === asked.user);
  yield* wanted.slice(0, asked.number);
}
