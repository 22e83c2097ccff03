import type { VolumeTransfer } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { readSecret } from '../../io/read-secret.js';
import type { positionals } from './accept.js';

export async function* run(
  { transfer }: ArgsOf<typeof positionals>,
  { service, io, signal }: Context,
): AsyncGenerator<VolumeTransfer> {
  const client = await service('block-storage');
  const key = await readSecret('authKey', io, signal);
  if (key === '') throw new UsageError('no key was given', 'give the authKey of the offer on standard input');
  yield await client.acceptTransfer(transfer, key, { signal });
}
