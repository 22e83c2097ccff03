import type { Keypair } from '@leister/compute';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';

export async function* run(
  filter: ArgsOf<typeof args>,
  { compute, signal }: Context,
): AsyncGenerator<Keypair> {
  const client = await compute();
  yield* select(client.listKeypairs({ signal }), filter);
}
