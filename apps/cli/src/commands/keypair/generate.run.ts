import type { Keypair } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { newKeypair } from './columns.js';
import { createKey } from './create-key.js';

export async function* run(args: ArgsOf<typeof newKeypair>, context: Context): AsyncGenerator<Keypair> {
  yield await createKey(args, undefined, context);
}
