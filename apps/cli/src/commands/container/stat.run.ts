import type { AccountInfo } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { type accountOption, storageOf } from './account.js';

export async function* run(
  asked: ArgsOf<typeof accountOption>,
  context: Context,
): AsyncGenerator<AccountInfo> {
  const client = await storageOf(asked, context);
  yield await client.getAccountInfo({ signal: context.signal });
}
