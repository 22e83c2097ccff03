import type { ComputeClient, CreateServer } from '@leister/compute';

/** Arguments of a call by the names the original gave them. */
type Named = Record<string, unknown>;

interface OriginalCall {
  /** The original's parameters, in order; a recorded call may give them by place or by name. */
  parameters: readonly string[];
  /** The same call, to our client. */
  call: (client: ComputeClient, named: Named, others: Record<string, string>) => PromiseLike<unknown>;
}

/** kamaki's ComputeClient: how each of its methods is spelled here. */
export const computeCalls: Record<string, OriginalCall> = {
  list_servers: {
    parameters: ['detail', 'changes_since', 'image', 'flavor', 'name', 'marker', 'limit', 'status', 'host'],
    call: (client, { detail, changes_since, ...filter }) =>
      client.listServers(defined({ detail: detail === true, changesSince: changes_since, ...filter })),
  },
  get_server_details: idCall((client, id) => client.getServerDetails(id)),
  create_server: {
    parameters: [
      'name',
      'flavor_id',
      'image_id',
      'security_group',
      'user_data',
      'availability_zone',
      'metadata',
      'personality',
      'networks',
      'tags',
    ],
    call: (client, named) =>
      client.createServer(
        defined({
          name: named['name'],
          flavorId: named['flavor_id'],
          imageId: named['image_id'],
          securityGroups: named['security_group'] === undefined ? undefined : [named['security_group']],
          userData: named['user_data'],
          availabilityZone: named['availability_zone'],
          metadata: named['metadata'],
          personality: named['personality'],
          networks: named['networks'],
          tags: named['tags'],
        }) as unknown as CreateServer,
      ),
  },
  update_server_name: idCall(
    (client, id, { new_name }) => client.updateServerName(id, text(new_name)),
    'new_name',
  ),
  delete_server: idCall((client, id) => client.deleteServer(id)),
  change_admin_password: idCall(
    (client, id, { new_password }) => client.changeAdminPassword(id, text(new_password)),
    'new_password',
  ),
  rebuild_server: idCall((client, id) => client.rebuildServer(id)),
  reboot_server: idCall((client, id, { hard }) => client.rebootServer(id, hard === true), 'hard'),
  resize_server: idCall((client, id, { flavor_id }) => client.resizeServer(id, text(flavor_id)), 'flavor_id'),
  confirm_resize_server: idCall((client, id) => client.confirmResizeServer(id)),
  revert_resize_server: idCall((client, id) => client.revertResizeServer(id)),
  create_server_image: idCall(
    (client, id, { image_name }, metadata) =>
      client.createServerImage(id, { name: text(image_name), metadata }),
    'image_name',
  ),
  start_server: idCall((client, id) => client.startServer(id)),
  shutdown_server: idCall((client, id) => client.shutdownServer(id)),
  rescue_server: idCall(
    (client, id, { image_ref }) =>
      client.rescueServer(id, image_ref === undefined ? undefined : text(image_ref)),
    'image_ref',
  ),
  unrescue_server: idCall((client, id) => client.unrescueServer(id)),
  get_server_metadata: idCall(
    (client, id, { key }) => client.getServerMetadata(id, key as string | undefined),
    'key',
  ),
  create_server_metadata: idCall(
    (client, id, { key, val }) => client.createServerMetadata(id, { key: text(key), value: text(val) }),
    'key',
    'val',
  ),
  update_server_metadata: idCall((client, id, _named, metadata) => client.updateServerMetadata(id, metadata)),
  delete_server_metadata: idCall((client, id, { key }) => client.deleteServerMetadata(id, text(key)), 'key'),
  get_server_nics: idCall((client, id) => client.getServerNics(id)),
  get_server_network_nics: idCall(
    (client, id, { network_id }) => client.getServerNetworkNics(id, text(network_id)),
    'network_id',
  ),
  list_flavors: {
    parameters: ['detail', 'changes_since', 'min_disk', 'min_ram', 'marker', 'limit'],
    call: (client, { detail, min_disk, min_ram, ...filter }) =>
      client.listFlavors(defined({ detail: detail === true, minDisk: min_disk, minRam: min_ram, ...filter })),
  },
  get_flavor_details: idCall((client, id) => client.getFlavorDetails(id)),
  list_images: {
    parameters: ['detail', 'changes_since', 'name', 'status', 'marker', 'limit', 'type', 'server'],
    call: (client, { detail, changes_since, ...filter }) =>
      client.listImages(defined({ detail: detail === true, changesSince: changes_since, ...filter })),
  },
  get_image_details: idCall((client, id) => client.getImageDetails(id)),
  delete_image: idCall((client, id) => client.deleteImage(id)),
  get_image_metadata: idCall(
    (client, id, { key }) => client.getImageMetadata(id, key as string | undefined),
    'key',
  ),
  update_image_metadata: idCall((client, id, _named, metadata) => client.updateImageMetadata(id, metadata)),
  delete_image_metadata: idCall((client, id, { key }) => client.deleteImageMetadata(id, text(key)), 'key'),
  get_floating_ip_pools: { parameters: ['tenant_id'], call: (client) => client.getFloatingIpPools() },
  get_floating_ips: { parameters: ['tenant_id'], call: (client) => client.getFloatingIps() },
  alloc_floating_ip: {
    parameters: ['tenant_id', 'pool'],
    call: (client, { pool }) => client.allocFloatingIp(pool as string | undefined),
  },
  get_floating_ip: {
    parameters: ['tenant_id', 'fip_id'],
    call: (client, { fip_id }) => client.getFloatingIp(text(fip_id)),
  },
  delete_floating_ip: {
    parameters: ['tenant_id', 'fip_id'],
    call: (client, { fip_id }) => client.deleteFloatingIp(text(fip_id)),
  },
  list_keypairs: { parameters: [], call: (client) => client.listKeypairs() },
  get_keypair_details: keyCall((client, name) => client.getKeypairDetails(name)),
  create_key: {
    parameters: ['key_name', 'public_key'],
    call: (client, { key_name, public_key }) =>
      client.createKey(text(key_name), public_key as string | undefined),
  },
  delete_keypair: keyCall((client, name) => client.deleteKeypair(name)),
  check_tag_exists: idCall((client, id, { tag }) => client.checkTagExists(id, text(tag)), 'tag'),
  add_tag: idCall((client, id, { tag }) => client.addTag(id, text(tag)), 'tag'),
  delete_tag: idCall((client, id, { tag }) => client.deleteTag(id, text(tag)), 'tag'),
  list_tags: idCall((client, id) => client.listTags(id)),
  replace_tags: idCall((client, id, { tags }) => client.replaceTags(id, tags as string[]), 'tags'),
  delete_tags: idCall((client, id) => client.deleteTags(id)),
  list_volume_attachments: idCall((client, id) => client.listVolumeAttachments(id)),
  get_volume_attachment: idCall(
    (client, id, { attachment_id }) => client.getVolumeAttachment(id, text(attachment_id)),
    'attachment_id',
  ),
  attach_volume: idCall((client, id, { volume_id }) => client.attachVolume(id, text(volume_id)), 'volume_id'),
  delete_volume_attachment: idCall(
    (client, id, { attachment_id }) => client.deleteVolumeAttachment(id, text(attachment_id)),
    'attachment_id',
  ),
  detach_volume: idCall((client, id, { volume_id }) => client.detachVolume(id, text(volume_id)), 'volume_id'),
  get_limits: { parameters: [], call: (client) => client.getLimits() },
};

/** The arguments by name. Names that the original does not have are what its `**kwargs` took. */
export function nameArguments(
  { parameters }: OriginalCall,
  args: readonly unknown[] = [],
  kwargs: Readonly<Record<string, unknown>> = {},
): { named: Named; others: Record<string, string> } {
  const named: Named = {};
  const others: Record<string, string> = {};
  args.forEach((value, place) => (named[parameters[place] ?? `argument ${place}`] = value));
  for (const [name, value] of Object.entries(kwargs)) {
    if (parameters.includes(name)) named[name] = value;
    else others[name] = String(value);
  }
  return { named, others };
}

function idCall(
  call: (
    client: ComputeClient,
    id: string,
    named: Named,
    others: Record<string, string>,
  ) => PromiseLike<unknown>,
  ...parameters: string[]
): OriginalCall {
  return {
    parameters: ['id', ...parameters],
    call: (client, named, others) => call(client, text(named['id']), named, others),
  };
}

function keyCall(call: (client: ComputeClient, name: string) => PromiseLike<unknown>): OriginalCall {
  return { parameters: ['key_name'], call: (client, { key_name }) => call(client, text(key_name)) };
}

/** Ids are numbers in Synnefo and in the recordings; here they are text everywhere. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function defined(fields: Named): Named {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
