import type { SecurityGroupRule } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args, positionals } from './rules.js';

export async function* run(
  filter: ArgsOf<typeof args & typeof positionals>,
  { service, signal }: Context,
): AsyncGenerator<SecurityGroupRule> {
  const { group, direction, protocol } = filter;
  const client = await service('network');
  const found = group === undefined ? undefined : await client.findSecurityGroup(group, { signal });
  const asked = { securityGroupId: found?.id, direction, protocol };
  yield* select(client.listSecurityGroupRules(asked, { signal }), filter);
}
