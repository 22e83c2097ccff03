import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './delete.js';
import type { oneOption } from './positionals.js';

type Args = ArgsOf<typeof args & typeof oneOption>;

export async function* run(asked: Args, context: Context): AsyncGenerator<never> {
  const config = await context.config();
  if (config.delete(asked.option)) return config.save();
  if (asked.default && config.entry(asked.option)) return;
  throw new ClientError(`${asked.option} is not set in ${config.path}`, { code: 'NOT_FOUND' });
}
