import type { Image, UpdateGlanceImage } from '@leister/image';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { projectIdFor, projectIdsFor } from '../../lib/project-id.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { takeSteps } from '../../lib/take-steps.js';
import type { oneImage } from './columns.js';
import { visibilityOf, visibilityOptions } from './fields.js';
import type { args } from './modify.js';

/** Options that are one change to Glance. */
const fields = [
  ...['name', 'diskFormat', 'containerFormat', 'minDisk', 'minRam', 'owner', 'protected', 'hidden'],
  ...[...visibilityOptions, 'propertySet', 'propertyDel'],
];

type Args = ArgsOf<typeof args & typeof oneImage>;

/** Gives the image as it is afterwards. */
export async function* run(asked: Args, context: Context): AsyncGenerator<Image> {
  const { service, signal } = context;
  await refuseForeign(asked, ['status'], context);
  const client = await service('image');
  const call = { signal };
  const { id } = await client.findImage(asked.image, call);
  const [owner, added, removed] = await Promise.all([
    projectIdFor(asked.owner, context),
    projectIdsFor(asked.memberAdd, context),
    projectIdsFor(asked.memberDel, context),
  ]);
  const changes = changesOf({ ...asked, owner });
  const each = async (items: readonly string[], work: (item: string) => Promise<unknown>): Promise<void> => {
    for (const item of items) await work(item);
  };
  await takeSteps(asked, [
    [fields, () => client.updateImage(id, changes, call)],
    ['tagAdd', () => each(asked.tagAdd, (tag) => client.addImageTag(id, tag, call))],
    ['tagDel', () => each(asked.tagDel, (tag) => client.deleteImageTag(id, tag, call))],
    ['memberAdd', () => each(added, (member) => client.addMember(id, member, call))],
    ['memberDel', () => each(removed, (member) => client.removeMember(id, member, call))],
    [
      'memberStatus',
      async () => {
        const { project } = await (await service('identity')).getToken(call);
        const { memberStatus: status = '' } = asked;
        return client.updateMember(id, { member: project?.id ?? '', status }, call);
      },
    ],
  ]);
  yield await client.getImageDetails(id, call);
}

function changesOf(asked: Args): UpdateGlanceImage {
  const { name, diskFormat, containerFormat, minDisk, minRam, owner, propertySet, propertyDel } = asked;
  const properties = Object.fromEntries([...propertySet, ...propertyDel.map((key) => [key, null] as const)]);
  return defined({
    ...{ name, diskFormat, containerFormat, minDisk, minRam, owner },
    visibility: visibilityOf(asked),
    protected: truthOf(asked.protected),
    hidden: truthOf(asked.hidden),
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  });
}
