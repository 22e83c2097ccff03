import type { Snapshot } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { waitFor } from '../../resources/wait-for.js';
import type { someSnapshots } from './delete.js';
import { snapshots } from './kind.js';
import type { args } from './wait.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someSnapshots>,
  context: Context,
): AsyncGenerator<Snapshot> {
  yield* waitFor(await snapshots(context), asked.snapshots, { ...asked, first: 'creating' }, context);
}
