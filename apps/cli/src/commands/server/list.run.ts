import type { Server } from '@leister/compute';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';

export async function* run(
  filter: ArgsOf<typeof args>,
  { compute, signal }: Context,
): AsyncGenerator<Server> {
  const client = await compute();
  const asked = {
    status: filter.status,
    flavor: filter.flavorId,
    image: filter.imageId,
    changesSince: filter.since,
  };
  yield* select(client.listServers(asked, { signal }), filter, ({ userId, metadata = {} }) => {
    return (
      (filter.userId === undefined || userId === filter.userId) &&
      filter.metadata.every(([key, value]) => metadata[key] === value) &&
      filter.metadataLike.every(([key, text]) => metadata[key]?.includes(text) ?? false)
    );
  });
}
