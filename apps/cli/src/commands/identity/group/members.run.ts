import type { User } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { doEach } from '../../../lib/do-each.js';
import type { args } from './members.js';
import type { oneGroup } from './modify.js';

type Args = ArgsOf<typeof args & typeof oneGroup>;

/** What became of a user. */
export interface Moved {
  user: string;
  result: 'added' | 'removed';
}

export async function* list(
  { group }: ArgsOf<typeof oneGroup>,
  { service, signal }: Context,
): AsyncGenerator<User> {
  const client = await service('identity');
  const { id } = await client.findGroup(group, { signal });
  yield* client.listGroupUsers(id, { signal });
}

export function add(asked: Args, context: Context): AsyncGenerator<Moved> {
  return move(asked, context, 'added');
}

export function remove(asked: Args, context: Context): AsyncGenerator<Moved> {
  return move(asked, context, 'removed');
}

async function* move(asked: Args, context: Context, result: Moved['result']): AsyncGenerator<Moved> {
  const call = { signal: context.signal };
  const client = await context.service('identity');
  const { id } = await client.findGroup(asked.group, call);
  yield* doEach(asked.userId, context, async (item) => {
    const user = await client.findUser(item, call);
    if (result === 'added') await client.addGroupUser(id, user.id, call);
    else await client.removeGroupUser(id, user.id, call);
    return { user: user.name, result };
  });
}
