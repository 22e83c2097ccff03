import type { Flavor } from '@leister/compute';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseOptions } from '../../lib/refuse-options.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Flavor> {
  const { compute, signal } = context;
  const client = await compute();
  await refuseOptions(filter, ['diskTemplate', 'project'], context);
  yield* select(client.listFlavors({}, { signal }), filter, (flavor) => {
    return (
      (filter.ram === undefined || flavor.ram === filter.ram) &&
      (filter.vcpus === undefined || flavor.vcpus === filter.vcpus) &&
      (filter.disk === undefined || flavor.disk === filter.disk) &&
      (!filter.public || flavor.isPublic === true)
    );
  });
}
