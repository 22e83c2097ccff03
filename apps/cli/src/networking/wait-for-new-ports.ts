import type { Port } from '@leister/network';
import type { ArgsOf } from '../args/option.js';
import type { waiting } from '../args/waiting.js';
import { portKind } from '../commands/port/kind.js';
import type { Context } from '../context.js';
import { waitForEach } from '../resources/wait-for-each.js';

/** Gives ports as they are, with `--wait` once they are made. What was made is given, however the wait ends. */
export async function* waitForNewPorts(
  ports: readonly Port[],
  args: ArgsOf<typeof waiting>,
  context: Context,
  signal: AbortSignal,
): AsyncGenerator<Port> {
  if (!args.wait) {
    yield* ports;
    return;
  }
  const wait = { goal: { while: 'BUILD' }, doing: 'being created', signal };
  const outcomes = await waitForEach(ports, await portKind(context), wait, args, context);
  for (const { item, value, error } of outcomes) {
    yield value ?? item;
    if (error) context.fail(ports.length > 1 ? item.id : undefined, error);
  }
}
