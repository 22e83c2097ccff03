import type { Snapshot } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { oneSnapshot } from './columns.js';

export async function* run(
  { snapshot }: ArgsOf<typeof oneSnapshot>,
  { service, signal }: Context,
): AsyncGenerator<Snapshot> {
  yield await (await service('block-storage')).findSnapshot(snapshot, { signal });
}
