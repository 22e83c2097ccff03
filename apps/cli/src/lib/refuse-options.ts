import { ClientError } from '@leister/rest';
import { dashed, optionWord } from '../args/option.js';
import { isGiven } from '../args/together.js';
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
  { cloud }: Pick<Context, 'cloud'>,
): Promise<void> {
  const given = names.filter((name) => isGiven(args[name])).map((name) => dashed(optionWord(name)));
  if (given.length === 0) return;
  const { name, type } = await cloud();
  const message = `cloud ${name} (${type}) does not tell what ${given.join(', ')} asks for`;
  throw new ClientError(message, { status: 501, code: 'UNSUPPORTED' });
}
