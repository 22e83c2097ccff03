import type { Listing } from '@leister/rest';
import type { StorageClient } from '@leister/storage';
import { defined, isOn, type Named, original, type OriginalCall } from './original-calls.js';

/** kamaki's StorageClient: how each of its methods is spelled here. */
export const storageCalls: Record<string, OriginalCall<StorageClient>> = {
  get_account_info: original('', (client) => client.getAccountInfo()),
  replace_account_meta: original('metadata', (client, { metadata }) =>
    client.setAccountMeta(metadata as Record<string, string>),
  ),
  del_account_meta: original('metakey', (client, { metakey }) => client.delAccountMeta(String(metakey))),
  create_container: original('container', (client, { container }) =>
    client.createContainer(String(container)),
  ),
  get_container_info: original('container', (client, { container }) =>
    client.getContainerInfo(String(container)),
  ),
  delete_container: original('container', (client, { container }) =>
    client.deleteContainer(String(container)),
  ),
  list_containers: original('', (client) => onePage(client.listContainers())),
  upload_object: original('obj f size', (client, { obj, f, size }) =>
    client.uploadObject(String(obj), String(f).slice(0, isOn(size) ? Number(size) : undefined)),
  ),
  create_object: original(
    'obj content_type content_length',
    (client, { obj, content_type = 'application/octet-stream' }) =>
      client.createObject(String(obj), { contentType: String(content_type) }),
  ),
  create_directory: original('obj', (client, { obj }) => client.createDirectory(String(obj))),
  get_object_info: original('obj', (client, { obj }) => client.getObjectInfo(String(obj))),
  get_object_meta: original('obj', (client, { obj }) => client.getObjectMeta(String(obj))),
  del_object_meta: original('obj metakey', (client, { obj, metakey }) =>
    client.delObjectMeta(String(obj), String(metakey)),
  ),
  copy_object: copying((client, ...places) => client.copyObject(...places)),
  move_object: copying((client, ...places) => client.moveObject(...places)),
  delete_object: original('obj', (client, { obj }) => client.deleteObject(String(obj))),
  list_objects: original('limit marker prefix format delimiter path', (client, named) => {
    const { limit, marker, prefix, delimiter, path } = named;
    const within = isOn(path) ? { path } : { prefix, delimiter };
    return onePage(client.listObjects(undefined, defined({ limit, marker, ...within })));
  }),
  list_objects_in_path: original('path_prefix', (client, { path_prefix }) =>
    onePage(client.listObjectsInPath(String(path_prefix))),
  ),
};

/** The original asks for one page, and leaves it to its caller to go on. */
async function onePage<T>(listing: Listing<T>): Promise<readonly T[]> {
  for await (const page of listing.pages()) return page;
  return [];
}

function copying(
  copy: (
    client: StorageClient,
    source: { container: string; object: string },
    destination: { container: string; object?: string },
  ) => PromiseLike<unknown>,
): OriginalCall<StorageClient> {
  return original('src_container src_object dst_container dst_object', (client, named: Named) => {
    const { src_container, src_object, dst_container, dst_object } = named as Record<string, string>;
    const source = { container: src_container ?? '', object: src_object ?? '' };
    const object = dst_object || undefined;
    return copy(client, source, { container: dst_container ?? '', ...(object !== undefined && { object }) });
  });
}
