import type { VolumeType } from '@leister/block-storage';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { projectIdsFor } from '../../lib/project-id.js';
import { takeSteps } from '../../lib/take-steps.js';
import type { oneType } from './about.js';
import type { args } from './modify.js';

/** Gives the type as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneType>,
  context: Context,
): AsyncGenerator<VolumeType> {
  const { service, signal } = context;
  const client = await service('block-storage');
  const call = { signal };
  const { id } = await client.findVolumeType(asked.type, call);
  const { name, description } = asked;
  const [added, removed] = await Promise.all([
    projectIdsFor(asked.projectAdd, context),
    projectIdsFor(asked.projectDel, context),
  ]);
  const each = async (items: readonly string[], work: (item: string) => Promise<unknown>): Promise<void> => {
    for (const item of items) await work(item);
  };
  await takeSteps(asked, [
    [['name', 'description'], () => client.updateVolumeType(id, { name, description }, call)],
    ['specSet', () => client.updateExtraSpecs(id, Object.fromEntries(asked.specSet), call)],
    ['specDel', () => each(asked.specDel, (key) => client.deleteExtraSpec(id, key, call))],
    ['projectAdd', () => each(added, (project) => client.addVolumeTypeAccess(id, project, call))],
    ['projectDel', () => each(removed, (project) => client.removeVolumeTypeAccess(id, project, call))],
  ]);
  yield await client.getVolumeTypeDetails(id, call);
}
