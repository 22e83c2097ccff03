import type { VolumeSummary } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './summary.js';

export async function* run(
  { allProjects }: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<VolumeSummary> {
  const client = await service('block-storage');
  yield await client.getVolumeSummary(allProjects ? { allProjects } : {}, { signal });
}
