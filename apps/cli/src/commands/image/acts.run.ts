import type { ImageClient } from '@leister/image';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Run } from '../../command.js';
import { doEach } from '../../lib/do-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import type { someImages } from './columns.js';

/** What became of an image. */
interface ImageReport {
  name: string;
  result: string;
}

/** The `run` of a command that does something to images which is done at once. */
export function acting(
  result: string,
  act: (client: ImageClient, id: string, options: CallOptions) => Promise<unknown>,
): Run<ArgsOf<typeof someImages>, ImageReport> {
  return async function* ({ images }, context) {
    const { service, signal } = context;
    refuseEmptyNames('image', images);
    const client = await service('image');
    yield* doEach(images, context, async (item) => {
      const { id, name } = await client.findImage(item, { signal });
      await act(client, id, { signal });
      return { name: name || id, result };
    });
  };
}
