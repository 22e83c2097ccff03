import type { StorageClient } from '@leister/storage';
import type { ArgsOf, Options } from '../../args/option.js';
import type { Context } from '../../context.js';

export const accountOption = {
  account: { type: 'string', alias: ['A'], value: 'ACCOUNT', summary: 'in the account of another' },
} as const satisfies Options;

export async function storageOf(
  { account }: ArgsOf<typeof accountOption>,
  { service }: Pick<Context, 'service'>,
): Promise<StorageClient> {
  return (await service('storage')).with({ account });
}
