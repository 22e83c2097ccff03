import type { ArgsOf, Context } from 'leister/plugin';
import type { args } from './count.js';

export async function* run({ like = '' }: ArgsOf<typeof args>, { compute, signal }: Context) {
  const cloud = await compute();
  const counts = new Map<string, number>();
  for await (const { name, status } of cloud.listServers({}, { signal }))
    if (name.includes(like)) counts.set(status, (counts.get(status) ?? 0) + 1);
  for (const [status, servers] of counts) yield { status, servers };
}
