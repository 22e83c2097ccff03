import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { helpText } from '../help/help-text.js';
import { knownGroups } from '../plug-ins/known-groups.js';
import type { positionals } from './help.js';

export async function* run(
  { words }: ArgsOf<typeof positionals>,
  { io, globals }: Context,
): AsyncGenerator<{ text: string }> {
  yield {
    text: await helpText(
      words,
      io.stdout.columns ?? 80,
      knownGroups(globals.config === undefined ? [] : ['-c', globals.config], io.env),
    ),
  };
}
