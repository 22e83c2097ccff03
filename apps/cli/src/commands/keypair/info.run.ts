import type { Keypair } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneKeypair } from './columns.js';

export async function* run(
  { name }: ArgsOf<typeof oneKeypair>,
  { compute, signal }: Context,
): AsyncGenerator<Keypair> {
  const client = await compute();
  yield await client.getKeypairDetails(name, { signal });
}
