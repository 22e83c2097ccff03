import { text } from 'node:stream/consumers';
import { addAbortSignal } from 'node:stream';
import { checkKey, isSecretKey } from '@leister/clouds';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import type { Io } from '../../io/io.js';
import { prompt } from '../../io/prompt.js';
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
  const given = io.stdin.isTTY
    ? await askOnTerminal(option, io, signal)
    : await text(addAbortSignal(signal, io.stdin));
  const value = given.replace(/\r?\n$/, '');
  if (value === '') throw new UsageError(`no value was given for ${option}`);
  return value;
}

async function askOnTerminal(option: string, io: Io, signal: AbortSignal): Promise<string> {
  if (!isSecretKey(option)) throw new UsageError('a value is missing', `leister config set ${option} VALUE`);
  const { default: ask } = await import('@inquirer/password');
  return prompt((context) => ask({ message: option }, context), io, signal);
}
