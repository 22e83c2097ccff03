import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { storageOf } from './account.js';
import type { someContainers } from './columns.js';
import type { args } from './create.js';
import type { ContainerReport } from './report.js';
import { settingsOf } from './settings.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someContainers>,
  context: Context,
): AsyncGenerator<ContainerReport> {
  const { containers, meta, storagePolicy } = asked;
  refuseEmptyNames('container', containers);
  await refuseForeign(asked, ['projectId'], context);
  const client = await storageOf(asked, context);
  const metadata = meta.length === 0 ? undefined : Object.fromEntries(meta);
  const settings = { ...settingsOf(asked), storagePolicy, metadata };
  yield* doEach(containers, context, async (name) => {
    const { created } = await client.createContainer(name, settings, { signal: context.signal });
    return { name, result: created ? 'created' : 'was there already' };
  });
}
