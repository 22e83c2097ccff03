import type { ContainerEntry, ObjectEntry } from '@leister/storage';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { storageOf } from './account.js';
import type { args, InContainer, positionals } from './list.js';

const ofPithos = ['shared', 'sharedByMe', 'public', 'until', 'ifModifiedSince', 'ifUnmodifiedSince'];

export async function* run(
  asked: ArgsOf<typeof args & typeof positionals>,
  context: Context,
): AsyncGenerator<ContainerEntry | ObjectEntry | InContainer> {
  await refuseForeign(asked, ofPithos, context);
  const { container, marker, namePrefix: prefix, recursive } = asked;
  const call = { signal: context.signal };
  const client = await storageOf(asked, context);
  if (container !== undefined) {
    const delimiter = recursive ? undefined : '/';
    yield* select(client.listObjects(container, { prefix, marker, delimiter }, call), asked);
    return;
  }
  if (!recursive) {
    yield* select(client.listContainers({ prefix, marker }, call), asked);
    return;
  }
  const all = async function* (): AsyncGenerator<InContainer> {
    for await (const box of client.listContainers({ marker }, call))
      for await (const entry of client.listObjects(box.name, {}, call))
        yield { container: box.name, ...entry };
  };
  yield* select(all(), asked);
}
