import type { ContainerInfo, Metadata } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { storageOf } from './account.js';
import type { oneContainer } from './columns.js';
import type { args } from './info.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneContainer>,
  context: Context,
): AsyncGenerator<ContainerInfo | Metadata> {
  await refuseForeign(asked, ['until'], context);
  const client = await storageOf(asked, context);
  const found = await client.getContainerInfo(asked.container, { signal: context.signal });
  yield asked.metadata ? found.metadata : found;
}
