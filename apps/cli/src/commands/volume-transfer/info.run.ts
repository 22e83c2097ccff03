import type { VolumeTransfer } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneTransfer } from './columns.js';

export async function* run(
  { transfer }: ArgsOf<typeof oneTransfer>,
  { service, signal }: Context,
): AsyncGenerator<VolumeTransfer> {
  yield await (await service('block-storage')).findTransfer(transfer, { signal });
}
