import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { factsOf, type TokenFacts } from './columns.js';
import type { otherToken } from './info.js';
import { readToken } from './read-token.js';

export async function* run(
  { other }: ArgsOf<typeof otherToken>,
  context: Context,
): AsyncGenerator<TokenFacts> {
  const call = { signal: context.signal };
  const token = other ? await readToken(context) : undefined;
  const client = await context.service('identity');
  yield factsOf(token === undefined ? await client.getToken(call) : await client.validateToken(token, call));
}
