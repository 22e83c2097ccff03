import type { ComputeClient, CreateServer, PersonalityFile } from '@leister/compute';
import { ClientError } from '@leister/rest';

/** Arguments of a call by the names the original gave them. */
export type Named = Record<string, unknown>;

/** A method of an original, and the same call to our client. */
export interface OriginalCall<C> {
  /** The original's parameters, in order; a recorded call may give them by place or by name. */
  parameters: readonly string[];
  /** Whether it takes other names, too: `**metadata`. */
  takesOthers: boolean;
  /** Whether `None` says something else than nothing does. */
  hearsNone?: boolean;
  /** The same call, to our client. */
  call: (client: C, named: Named, others: Record<string, string>) => PromiseLike<unknown>;
}

/** kamaki's ComputeClient: how each of its methods is spelled here. `**` are names that it leaves to the caller. */
export const computeCalls: Record<string, OriginalCall<ComputeClient>> = {
  list_servers: original(
    'detail changes_since image flavor name marker limit status host response_headers',
    (client, { detail, changes_since, ...filter }) =>
      client.listServers(defined({ detail: isOn(detail), changesSince: changes_since, ...filter })),
  ),
  // With an id the original leaves out what else it takes.
  get_server_details: original(
    'server_id changes_since image flavor name marker limit status host response_headers **',
    (client, { server_id }) => client.getServerDetails(text(server_id)),
  ),
  create_server: original(
    'name flavor_id image_id security_group user_data availability_zone metadata personality networks tags response_headers',
    (client, named) => client.createServer(toCreateServer(named)),
  ),
  update_server_name: original('server_id new_name', (client, { server_id, new_name }) =>
    client.updateServerName(text(server_id), asIs(new_name)),
  ),
  delete_server: original('server_id', (client, { server_id }) => client.deleteServer(text(server_id))),
  change_admin_password: original('server_id new_password', (client, { server_id, new_password }) =>
    client.changeAdminPassword(text(server_id), asIs(new_password)),
  ),
  rebuild_server: original('server_id response_headers', (client, { server_id }) =>
    client.rebuildServer(text(server_id)),
  ),
  reboot_server: original('server_id hard', (client, { server_id, hard }) =>
    client.rebootServer(text(server_id), isOn(hard)),
  ),
  resize_server: original('server_id flavor_id', (client, { server_id, flavor_id }) =>
    client.resizeServer(text(server_id), asIs(flavor_id)),
  ),
  confirm_resize_server: original('server_id', (client, { server_id }) =>
    client.confirmResizeServer(text(server_id)),
  ),
  revert_resize_server: original('server_id', (client, { server_id }) =>
    client.revertResizeServer(text(server_id)),
  ),
  create_server_image: original('server_id image_name **', (client, { server_id, image_name }, metadata) =>
    client.createServerImage(text(server_id), { name: asIs(image_name), metadata }),
  ),
  start_server: original('server_id', (client, { server_id }) => client.startServer(text(server_id))),
  shutdown_server: original('server_id', (client, { server_id }) => client.shutdownServer(text(server_id))),
  rescue_server: original('server_id rescue_image_ref', (client, { server_id, rescue_image_ref }) =>
    client.rescueServer(text(server_id), asIs(rescue_image_ref)),
  ),
  unrescue_server: original('server_id', (client, { server_id }) => client.unrescueServer(text(server_id))),
  get_server_metadata: original('server_id key response_headers', (client, { server_id, key }) =>
    client.getServerMetadata(text(server_id), given(key)),
  ),
  create_server_metadata: original('server_id key val', (client, { server_id, key, val }) =>
    client.createServerMetadata(text(server_id), { key: text(key), value: asIs(val) }),
  ),
  update_server_metadata: original('server_id response_headers **', (client, { server_id }, metadata) =>
    client.updateServerMetadata(text(server_id), metadata),
  ),
  delete_server_metadata: original('server_id key', (client, { server_id, key }) =>
    client.deleteServerMetadata(text(server_id), text(key)),
  ),
  get_server_nics: original('server_id changes_since', async (client, { server_id, changes_since }) => {
    const nics = await client.getServerNics(text(server_id), { query: since(changes_since) });
    return { addresses: Object.fromEntries(nics.map(({ network, raw }) => [network, raw])) };
  }),
  get_server_network_nics: original(
    'server_id network_id changes_since',
    (client, { server_id, network_id, changes_since }) =>
      client.getServerNetworkNics(text(server_id), text(network_id), { query: since(changes_since) }),
  ),
  list_flavors: original('detail', (client, { detail }) => client.listFlavors({ detail: isOn(detail) })),
  get_flavor_details: original('flavor_id', (client, { flavor_id }) =>
    client.getFlavorDetails(text(flavor_id)),
  ),
  list_images: original('detail response_headers', (client, { detail }) =>
    client.listImages({ detail: isOn(detail) }),
  ),
  get_image_details: original('image_id **', (client, { image_id }) =>
    client.getImageDetails(text(image_id)),
  ),
  delete_image: original('image_id', (client, { image_id }) => client.deleteImage(text(image_id))),
  get_image_metadata: original('image_id key response_headers', (client, { image_id, key }) =>
    client.getImageMetadata(text(image_id), given(key)),
  ),
  update_image_metadata: original('image_id response_headers **', (client, { image_id }, metadata) =>
    client.updateImageMetadata(text(image_id), metadata),
  ),
  delete_image_metadata: original('image_id key', (client, { image_id, key }) =>
    client.deleteImageMetadata(text(image_id), text(key)),
  ),
  get_floating_ip_pools: original('tenant_id', async (client) => ({
    floating_ip_pools: (await client.getFloatingIpPools()).map((name) => ({ name })),
  })),
  get_floating_ips: original('tenant_id', async (client) => ({
    floating_ips: (await client.getFloatingIps()).map(({ raw }) => raw),
  })),
  alloc_floating_ip: original('tenant_id pool', (client, { pool }) => client.allocFloatingIp(given(pool))),
  get_floating_ip: original('tenant_id fip_id', (client, { fip_id }) => client.getFloatingIp(text(fip_id))),
  delete_floating_ip: original('tenant_id fip_id', (client, { fip_id }) =>
    client.deleteFloatingIp(text(fip_id)),
  ),
  list_keypairs: original('', (client) => client.listKeypairs()),
  get_keypair_details: original('key_name', (client, { key_name }) =>
    client.getKeypairDetails(text(key_name)),
  ),
  create_key: original('key_name public_key', (client, { key_name, public_key }) =>
    client.createKey(asIs(key_name), asIs(public_key)),
  ),
  delete_keypair: original('key_name', (client, { key_name }) => client.deleteKeypair(text(key_name))),
  check_tag_exists: original('server_id tag', (client, { server_id, tag }) =>
    client.checkTagExists(text(server_id), text(tag)),
  ),
  add_tag: original('server_id tag', (client, { server_id, tag }) =>
    client.addTag(text(server_id), text(tag)),
  ),
  delete_tag: original('server_id tag', (client, { server_id, tag }) =>
    client.deleteTag(text(server_id), text(tag)),
  ),
  list_tags: original('server_id', (client, { server_id }) => client.listTags(text(server_id))),
  replace_tags: original('server_id tags', (client, { server_id, tags }) =>
    client.replaceTags(text(server_id), tags as string[]),
  ),
  delete_tags: original('server_id', (client, { server_id }) => client.deleteTags(text(server_id))),
};

/**
 * The arguments of a recorded call by their names. Names that the original does not have are what its `**` took.
 *
 * @throws Error for arguments that the original would not take
 */
export function nameArguments(
  { parameters, takesOthers, hearsNone = false }: Omit<OriginalCall<never>, 'call'>,
  args: readonly unknown[] = [],
  kwargs: Readonly<Record<string, unknown>> = {},
): { named: Named; others: Record<string, string> } {
  if (args.length > parameters.length)
    throw new Error(`takes ${parameters.length} arguments, not ${args.length}`);
  const others = Object.entries(kwargs).filter(([name]) => !parameters.includes(name));
  if (others.length > 0 && !takesOthers) throw new Error(`takes no argument ${others[0]?.[0]}`);
  // In these the original gives headers of the answer to its caller; they are no part of the call.
  const { response_headers: _, ...named } = {
    ...Object.fromEntries(args.map((value, place) => [parameters[place], value])),
    ...Object.fromEntries(Object.entries(kwargs).filter(([name]) => parameters.includes(name))),
  } as Named;
  return {
    named: hearsNone ? named : defined(named),
    others: Object.fromEntries(others) as Record<string, string>,
  };
}

/** @param parameters separated by blanks; `**` for names that it leaves to the caller */
export function original<C>(parameters: string, call: OriginalCall<C>['call']): OriginalCall<C> {
  const names = parameters.split(' ').filter((name) => name !== '' && name !== '**');
  return { parameters: names, takesOthers: parameters.endsWith('**'), call };
}

function toCreateServer(named: Named): CreateServer {
  const { metadata, networks } = named as {
    metadata?: Record<string, string>;
    networks?: Record<string, string>[];
  };
  const personality = named['personality'] as Record<string, string>[] | undefined;
  return defined({
    name: named['name'],
    flavorId: named['flavor_id'],
    imageId: named['image_id'],
    securityGroups: given(named['security_group']) && [named['security_group']],
    userData: given(named['user_data']),
    availabilityZone: given(named['availability_zone']),
    metadata: metadata && Object.keys(metadata).length > 0 ? metadata : undefined,
    personality: personality?.length ? personality.map(toFile) : undefined,
    networks: networks?.map(({ uuid, fixed_ip: fixedIp, port }) => defined({ uuid, fixedIp, port })),
    tags: named['tags'],
  }) as unknown as CreateServer;
}

/** The original leaves it to its caller to encode the contents. */
function toFile({ contents = '', ...file }: Record<string, string>): PersonalityFile {
  return { ...file, contents: Buffer.from(contents, 'base64') } as unknown as PersonalityFile;
}

function since(changes: unknown): Record<string, string> {
  return given(changes) === undefined ? {} : { 'changes-since': text(changes) };
}

/** Ids are numbers in Synnefo and in the recordings; here they are text everywhere. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

/** What goes into a body goes as it was recorded. */
export function asIs(value: unknown): string {
  return value as string;
}

/** Nothing and an empty text are the same to the original. */
export function given(value: unknown): string | undefined {
  return value === undefined || value === '' ? undefined : asIs(value);
}

/** What counts as true in Python: all but nothing, zero, and what is empty. */
export function isOn(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** A switch that may be left out. */
export function switched(value: unknown): boolean | undefined {
  return value === undefined || value === null ? undefined : isOn(value);
}

/**
 * Several things to be made at once. The original looks through them before it sends anything, for names that it does
 * not know and for those that must be there; here the compiler does.
 *
 * @throws ClientError INVALID_ARGUMENT
 */
export function specifications(many: unknown, names: string, required: string): Named[] {
  const known = names.split(' ');
  const refuse = (why: string): never => {
    throw new ClientError(why, { code: 'INVALID_ARGUMENT' });
  };
  if (!Array.isArray(many)) return refuse('a list is wanted');
  return many.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) return refuse('each is wanted by names');
    const strange = Object.keys(one).find((name) => !known.includes(name));
    if (strange !== undefined) refuse(`there is no ${strange}`);
    const missing = required.split(' ').find((name) => !isOn((one as Named)[name]));
    if (missing !== undefined) refuse(`${missing} is missing`);
    return one as Named;
  });
}

/** Without what is not there; Python's `None` is `null` in a recording. */
export function defined(fields: Named): Named {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}
