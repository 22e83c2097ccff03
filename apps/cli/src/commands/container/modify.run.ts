import type { ContainerInfo } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { readSecret } from '../../io/read-secret.js';
import { type Step, takeSteps } from '../../lib/take-steps.js';
import { storageOf } from './account.js';
import type { oneContainer } from './columns.js';
import type { args } from './modify.js';
import { settingOptions, settingsOf } from './settings.js';

/** Gives the container as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneContainer>,
  context: Context,
): AsyncGenerator<ContainerInfo> {
  const call = { signal: context.signal };
  const { container, metadataAdd, metadataDel } = asked;
  const client = await storageOf(asked, context);
  const key = asked.tempUrlKey ? await askForKey(context) : undefined;
  const settings = {
    ...settingsOf(asked),
    ...(asked.private && { readAcl: null }),
    ...(metadataAdd.length > 0 && { metadata: Object.fromEntries(metadataAdd) }),
  };
  await takeSteps(asked, [
    [
      [...Object.keys(settingOptions), 'private', 'metadataAdd'],
      () => client.updateContainer(container, settings, call),
    ],
    ...metadataDel.map((name): Step => {
      return ['metadataDel', () => client.delContainerMeta(container, name, call)];
    }),
    ['tempUrlKey', () => client.setTemporaryUrlKey(key ?? '', { container, ...call })],
  ]);
  yield await client.getContainerInfo(container, call);
}

async function askForKey({ io, signal }: Context): Promise<string> {
  const key = await readSecret('key of temporary URLs', io, signal);
  if (key === '') throw new UsageError('no key was given', 'give it on standard input');
  return key;
}
