import type { SecurityGroup } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import { args, type oneGroup } from './modify.js';

/** Gives the security group as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneGroup>,
  context: Context,
): AsyncGenerator<SecurityGroup> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findSecurityGroup(asked.group, call);
  const { name, description } = asked;
  const fields = { name, description, stateful: truthOf(asked.stateful) };
  const update = (wish: typeof fields): Promise<unknown> => client.updateSecurityGroup(id, wish, call);
  await modify(
    { resource: 'security-groups', id },
    asked,
    { fields, options: Object.keys(args), update },
    context,
  );
  yield await client.getSecurityGroupDetails(id, call);
}
