import type { Image, ImageMember } from '@leister/image';
import { ClientError } from '@leister/rest';
import { select, upTo } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import type { args } from './list.js';

type Args = ArgsOf<typeof args>;

export async function* run(filter: Args, context: Context): AsyncGenerator<Image | ImageMember> {
  const { service, signal } = context;
  const client = await service('image');
  if (filter.membersOf !== undefined) {
    const { id } = await client.findImage(filter.membersOf, { signal });
    yield* upTo(filter.number, client.listMembers(id, { signal }));
    return;
  }
  const { name, status, diskFormat, containerFormat, sizeMin, sizeMax, visibility, order } = filter;
  const { tag, hidden, memberStatus, property, propertyLike } = filter;
  const asked = {
    ...{ name, status, diskFormat, containerFormat, sizeMin, sizeMax, visibility, order, memberStatus },
    owner: await ownerOf(filter, context),
    tag: tag.length === 0 ? undefined : tag,
    hidden: hidden || undefined,
    properties: property.length === 0 ? undefined : Object.fromEntries(property),
  };
  yield* select(client.listImages(asked, { signal }), filter, ({ properties = {} }) =>
    propertyLike.every(([key, text]) => properties[key]?.includes(text) ?? false),
  );
}

/** Everybody knows the name of the own project; those of others are for administrators. */
async function ownerOf({ owner: given, ownerName }: Args, context: Context): Promise<string | undefined> {
  const { service, signal } = context;
  const owner = await projectIdFor(given, context);
  if (ownerName === undefined) return owner;
  const identity = await service('identity');
  const { project } = await identity.getToken({ signal });
  const id =
    project?.name === ownerName ? project.id : (await identity.findProject(ownerName, { signal })).id;
  if (owner === undefined || owner === id) return id;
  throw new ClientError(`project ${ownerName} is not ${given}`, { code: 'INVALID_ARGUMENT' });
}
