import type { Server } from '@leister/compute';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { refuseOptions } from '../../lib/refuse-options.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Server> {
  const { compute, signal } = context;
  const client = await compute();
  await refuseOptions(filter, ['userName'], context);
  const [flavor, image] = await Promise.all([
    idFor(filter.flavorId, (given) => client.findFlavor(given, { signal })),
    idFor(filter.imageId, (given) => client.findImage(given, { signal })),
  ]);
  const asked = { status: filter.status, flavor, image, changesSince: filter.since };
  yield* select(client.listServers(asked, { signal }), filter, ({ userId, metadata = {} }) => {
    return (
      (filter.userId === undefined || userId === filter.userId) &&
      filter.metadata.every(([key, value]) => metadata[key] === value) &&
      filter.metadataLike.every(([key, text]) => metadata[key]?.includes(text) ?? false)
    );
  });
}
