import type { confirming } from '../../args/confirming.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type Deleted, deleteEach } from '../../lib/delete-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import type { positionals } from './delete-rule.js';

export async function* run(
  asked: ArgsOf<typeof confirming & typeof positionals>,
  context: Context,
): AsyncGenerator<Deleted> {
  refuseEmptyNames('rule', asked.rules);
  const client = await context.service('network');
  yield* deleteEach(asked.rules, 'rules', asked, context, async (id) => {
    await client.deleteSecurityGroupRule(id, { signal: context.signal });
    return id;
  });
}
