import { ClientError } from '@leister/rest';
import { dashed, optionWord } from '../args/option.js';
import { isGiven } from '../args/together.js';
import type { Run } from '../command.js';
import type { Context } from '../context.js';

/**
 * Refuses filters by what no client of the compute family tells so far: to give nothing, or everything, would be a
 * wrong answer.
 *
 * @throws ClientError UNSUPPORTED that names the cloud and the options
 */
export async function refuseOptions(
  args: Readonly<Record<string, unknown>>,
  names: readonly string[],
  context: Pick<Context, 'cloud'>,
): Promise<void> {
  const given = givenOf(args, names);
  if (given !== '') throw await unsupported(`does not tell what ${given} asks for`, context);
}

/**
 * Refuses options that have no meaning on this cloud.
 *
 * @param names of the options, or of what they stand for
 * @throws ClientError UNSUPPORTED that names the cloud and the options
 */
export async function refuseForeign(
  args: Readonly<Record<string, unknown>>,
  names: readonly string[],
  context: Pick<Context, 'cloud'>,
): Promise<void> {
  const given = givenOf(args, names);
  if (given !== '') throw await unsupported(`has nothing like ${given}`, context);
}

/** A `run` for a command that other clouds have. Always fails. @param instead what serves here in its place */
export function refuseCommand(path: string, instead?: string): Run<unknown, never> {
  return async function* (_args, context) {
    throw await unsupported(`does not support ${path}`, context, instead === undefined ? [] : [instead]);
  };
}

function givenOf(args: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  return names
    .filter((name) => isGiven(args[name]))
    .map((name) => dashed(optionWord(name)))
    .join(', ');
}

async function unsupported(
  what: string,
  { cloud }: Pick<Context, 'cloud'>,
  details: readonly string[] = [],
): Promise<ClientError> {
  const { name, type } = await cloud();
  return new ClientError(`cloud ${name} (${type}) ${what}`, { status: 501, code: 'UNSUPPORTED', details });
}
