import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { otherToken } from './info.js';
import { readToken } from './read-token.js';

export async function* run(
  { other }: ArgsOf<typeof otherToken>,
  context: Context,
): AsyncGenerator<{ result: 'revoked' }> {
  const token = other ? await readToken(context) : undefined;
  const client = await context.service('identity');
  await client.revokeToken(token, { signal: context.signal });
  yield { result: 'revoked' };
}
