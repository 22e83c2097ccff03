import { checkKey, isSecretKey } from '@leister/clouds';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { readSecret } from '../../io/read-secret.js';
import type { positionals } from './set.js';

export async function* run(
  { option, value }: ArgsOf<typeof positionals>,
  context: Context,
): AsyncGenerator<never> {
  const config = await context.config();
  config.set(option, value ?? (await askForValue(option, context)));
  await checkKey(config, option);
  await config.save();
}

async function askForValue(option: string, { io, signal }: Context): Promise<string> {
  if (io.stdin.isTTY && !isSecretKey(option))
    throw new UsageError('a value is missing', `leister config set ${option} VALUE`);
  const value = await readSecret(option, io, signal);
  if (value === '') throw new UsageError(`no value was given for ${option}`);
  return value;
}
