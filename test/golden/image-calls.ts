import type { PlanktonClient, RegisterImage } from '@leister/image';
import { defined, given, isOn, type Named, original, type OriginalCall, text } from './original-calls.js';

/** kamaki's ImageClient: how each of its methods is spelled here. */
export const imageCalls: Record<string, OriginalCall<PlanktonClient>> = {
  list_public: original('detail filters order', (client, { detail, filters, order }) => {
    const { size_min, size_max, disk_format, container_format, ...rest } = defined((filters ?? {}) as Named);
    const spelled = {
      sizeMin: size_min,
      sizeMax: size_max,
      diskFormat: disk_format,
      containerFormat: container_format,
    };
    return client.listPublic({ ...defined({ ...spelled, order }), ...rest, detail: isOn(detail) });
  }),
  get_meta: original('image_id', (client, { image_id }) => client.getMeta(text(image_id))),
  register: original('name location params properties', (client, { name, location, params, properties }) => {
    const { store, disk_format, container_format, size, checksum, is_public, owner } = (params ??
      {}) as Named;
    const image = {
      name,
      location,
      store: given(store),
      diskFormat: given(disk_format),
      containerFormat: given(container_format),
      size: given(size),
      checksum: given(checksum),
      // What is false is not sent.
      visibility: isOn(is_public) ? (/^false$/i.test(text(is_public)) ? 'private' : 'public') : undefined,
      owner: given(owner),
      properties,
    };
    return client.register(defined(image) as unknown as RegisterImage);
  }),
  unregister: original('image_id', (client, { image_id }) => client.unregister(text(image_id))),
  list_members: original('image_id', (client, { image_id }) => client.listMembers(text(image_id))),
  list_shared: original('member', (client, { member }) => client.listShared(text(member))),
  add_member: original('image_id member', (client, { image_id, member }) =>
    client.addMember(text(image_id), text(member)),
  ),
  remove_member: original('image_id member', (client, { image_id, member }) =>
    client.removeMember(text(image_id), text(member)),
  ),
  set_members: original('image_id members', (client, { image_id, members }) =>
    client.setMembers(text(image_id), members as string[]),
  ),
  update_image: original(
    'image_id name disk_format container_format status public owner_id **',
    (
      client,
      { image_id, name, disk_format, container_format, status, public: isPublic, owner_id },
      properties,
    ) => {
      const changes = {
        name,
        diskFormat: disk_format,
        containerFormat: container_format,
        status,
        visibility: isPublic === undefined ? undefined : isOn(isPublic) ? 'public' : 'private',
        owner: owner_id,
        properties,
      };
      return client.updateImage(text(image_id), defined(changes));
    },
  ),
};
