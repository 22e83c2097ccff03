import type { SecurityGroup } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import type { groupArgs } from './security-groups.js';

type Args = ArgsOf<typeof groupArgs & typeof oneServer>;

/** What became of a security group of the server. */
export interface GroupChange {
  securityGroup: string;
  result: 'added' | 'removed';
}

export async function* list(
  { server }: ArgsOf<typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<SecurityGroup> {
  const client = await compute();
  const { id } = await client.findServer(server, { signal });
  yield* client.listServerSecurityGroups(id, { signal });
}

export function add(asked: Args, context: Context): AsyncGenerator<GroupChange> {
  return change(asked, context, 'added');
}

export function remove(asked: Args, context: Context): AsyncGenerator<GroupChange> {
  return change(asked, context, 'removed');
}

async function* change(
  asked: Args,
  context: Context,
  result: GroupChange['result'],
): AsyncGenerator<GroupChange> {
  const call = { signal: context.signal };
  const client = await context.compute();
  const { id } = await client.findServer(asked.server, call);
  yield* doEach(asked.securityGroup, context, async (securityGroup) => {
    if (result === 'added') await client.addServerSecurityGroup(id, securityGroup, call);
    else await client.removeServerSecurityGroup(id, securityGroup, call);
    return { securityGroup, result };
  });
}
