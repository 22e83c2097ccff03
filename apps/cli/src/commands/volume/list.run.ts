import type { Volume } from '@leister/block-storage';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Volume> {
  const { service, signal } = context;
  const { name, status, bootable, availabilityZone, metadata, order } = filter;
  const projectId = await projectIdFor(filter.projectId, context);
  const client = await service('block-storage');
  const asked = {
    name,
    status,
    bootable: truthOf(bootable),
    availabilityZone,
    metadata: metadata.length > 0 ? Object.fromEntries(metadata) : undefined,
    projectId,
    allProjects: filter.allProjects || projectId !== undefined || undefined,
    order,
  };
  yield* select(client.listVolumes(asked, { signal }), filter);
}
