import type { Port } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { waitFor } from '../../resources/wait-for.js';
import type { somePorts } from './delete.js';
import { portKind } from './kind.js';
import type { args } from './wait.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof somePorts>,
  context: Context,
): AsyncGenerator<Port> {
  yield* waitFor(await portKind(context), asked.ports, { ...asked, first: 'BUILD' }, context);
}
