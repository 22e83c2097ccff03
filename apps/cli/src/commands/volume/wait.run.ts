import type { Volume } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { waitFor } from '../../resources/wait-for.js';
import type { someVolumes } from './delete.js';
import { volumes } from './kind.js';
import type { args } from './wait.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someVolumes>,
  context: Context,
): AsyncGenerator<Volume> {
  yield* waitFor(await volumes(context), asked.volumes, { ...asked, first: 'creating' }, context);
}
