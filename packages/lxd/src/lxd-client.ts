import {
  type Acknowledged,
  type ComputeFeature,
  type ComputeProfile,
  type CreatedImage,
  type CreateServer,
  type Flavor,
  type Image,
  type Json,
  type ListFlavors,
  type ListImages,
  type Nic,
  pickByNameOrId,
  record,
  text,
  type VolumeAttachment,
} from '@leister/compute';
import {
  type CallOptions,
  ClientError,
  invalidArgument,
  Listing,
  path,
  type TlsOptions,
} from '@leister/rest';
import { nicOf, nicsOf } from './servers/addresses.js';
import { attach, attachment, attachments, detach } from './servers/attach.js';
import { checkLxdServer } from './servers/create-server.js';
import type { Daemon, DaemonCall } from './daemon/daemon.js';
import { flavorOfType, listFlavors } from './catalog/flavors.js';
import { imageSource } from './catalog/image-source.js';
import { deleteImage, editImageMetadata, getImage, getImageMetadata, listImages } from './catalog/images.js';
import { isInstanceName } from './servers/instance.js';
import { editConfig, readInstance, setConfig } from './servers/instance-config.js';
import { acknowledged, type LxdClientOptions, LxdConnection } from './client/lxd-connection.js';
import { makeServer, removeServer } from './servers/make-server.js';
import type { LxdCreateServer, LxdListServers, LxdServer, LxdShutdownOptions } from './model.js';
import { pagesOf } from './catalog/paging.js';
import { changeState, restart, shutDown, start } from './servers/power.js';
import { lxdProfile, missingFeatures } from './profile.js';
import { publish } from './servers/publish.js';
import { confirmResize, resize, revertResize } from './servers/resize.js';
import { getServer, listServers } from './servers/servers.js';
import { toLxdServer } from './servers/to-server.js';
import { parseTrustToken } from './daemon/trust.js';
import { metadataConfig, metadataKey, metadataOf, tagsConfig, tagsOf } from './servers/user-config.js';

/** How a client that joins by a trust token proves itself from then on, and what else it is. */
export interface JoinOptions extends Omit<LxdClientOptions, 'endpoint' | 'tls'> {
  tls: Required<Pick<TlsOptions, 'cert' | 'key'>> & Pick<TlsOptions, 'passphrase'>;
}

/**
 * Client of LXD (5.0.2 and newer, REST API 1.0) and Incus as a member of the compute family: servers are instances,
 * flavors are profiles and instance types, and a server's id is its name.
 *
 * A method that changes something resolves when the daemon has done it, and rejects when it failed at it. Only
 * `createServer` resolves when the order is taken, as on every cloud; this client does the rest in the background, and
 * a failure shows in the server's status (ERROR, with the fault), in waits, and in {@link close}.
 */
export class LxdClient extends LxdConnection {
  static override readonly profile: ComputeProfile = lxdProfile;

  /**
   * Makes this client's certificate known to a server, with the token that `lxc config trust add` gave out there, and
   * gives a client that talks to it. The server is known by the certificate that the token names.
   *
   * @throws ClientError TLS for another server; FORBIDDEN for a token that was used, was revoked or has expired
   */
  static async join(token: string, options: JoinOptions, callOptions: CallOptions = {}): Promise<LxdClient> {
    const { addresses, fingerprint } = parseTrustToken(token);
    let failure: unknown = invalidArgument('the trust token names no address');
    for (const address of addresses) {
      const client = new LxdClient({
        ...options,
        endpoint: `https://${address}`,
        tls: { ...options.tls, fingerprint },
      });
      try {
        await client.addTrust(token, callOptions);
        return client;
      } catch (error) {
        failure = error;
        await client.close();
        if (!(error instanceof ClientError) || !['CONNECTION', 'TIMEOUT'].includes(error.code)) break;
      }
    }
    throw failure;
  }

  /** LXD: GET /1.0/instances. The daemon does not page; it is asked once for each pass. */
  override listServers(filter: LxdListServers = {}, options: CallOptions = {}): Listing<LxdServer> {
    const fetch = (): Promise<LxdServer[]> =>
      this.perform(options, (_, call) => listServers(this.view, filter, call));
    return pagesOf(fetch, filter, options.signal);
  }

  /** LXD: GET /1.0/instances/{name}?recursion=1. @param id the name, or `uuid:` and the instance's uuid */
  override getServerDetails(id: string, options?: CallOptions): Promise<LxdServer> {
    return this.perform(options, (_, call) => getServer(this.view, id, call));
  }

  /**
   * Has an instance made, filled and started. LXD: POST /1.0/instances, then files and state.
   *
   * @throws ClientError CONFLICT when the name is in use
   */
  override async createServer(server: LxdCreateServer, options?: CallOptions): Promise<LxdServer> {
    this.checkCreateServer(server);
    return this.perform(options, (_, call) => makeServer(this.view, server, this.remotes, call));
  }

  /** Deletes an instance, by force when it runs. LXD: DELETE /1.0/instances/{name}. */
  override deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (_, name, call) => removeServer(this.view, name, call));
  }

  /** LXD: PUT /1.0/instances/{name}/state, action start; unfreeze for a frozen one. */
  override startServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, start);
  }

  /** LXD: PUT /1.0/instances/{name}/state, action stop. @throws ClientError OPERATION_FAILED when it does not heed */
  override shutdownServer(id: string, options?: LxdShutdownOptions): Promise<Acknowledged> {
    return this.actOn(id, options, async (daemon, name, call) => {
      const change = { force: options?.force ?? false, timeout: seconds(options?.grace) };
      return shutDown(daemon, name, change, call);
    });
  }

  /** LXD: PUT /1.0/instances/{name}/state, action restart. */
  override rebootServer(id: string, hard = false, options?: CallOptions): Promise<Acknowledged> {
    const change = { force: hard, timeout: seconds() };
    return this.actOn(id, options, (daemon, name, call) => restart(daemon, name, change, call));
  }

  /** LXD: PUT /1.0/instances/{name}/state, action freeze. */
  override pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (daemon, name, call) =>
      changeState(daemon, name, { action: 'freeze' }, call),
    );
  }

  /** LXD: PUT /1.0/instances/{name}/state, action unfreeze. */
  override unpauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (daemon, name, call) =>
      changeState(daemon, name, { action: 'unfreeze' }, call),
    );
  }

  /**
   * Renames an instance, which must not run: its id is its name, go on with the one given back.
   * LXD: POST /1.0/instances/{name}.
   *
   * @throws ClientError CONFLICT when it runs, or when the name is in use
   */
  override updateServerName(id: string, name: string, options?: CallOptions): Promise<LxdServer> {
    return this.performOn(id, options, async (daemon, oldName, call) => {
      if (!isInstanceName(name))
        throw invalidArgument(`not a name for a server on LXD: ${JSON.stringify(name)}`);
      const verify = async (): Promise<boolean> =>
        (await daemon.find(path`/1.0/instances/${name}`, call)) !== undefined;
      await daemon.change('POST', path`/1.0/instances/${oldName}`, { json: { name }, verify }, call);
      return getServer(this.view, name, call);
    });
  }

  /** Keys of the configuration under `user.`. LXD: GET /1.0/instances/{name}. */
  override getServerMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const metadata = metadataOf((await readInstance(daemon, name, call)).config);
      return key === undefined ? metadata : pick(metadata, key, `server ${name}`);
    });
  }

  /** LXD: PATCH /1.0/instances/{name}. @throws ClientError INVALID_ARGUMENT for an empty value, which LXD cannot keep */
  override async createServerMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.performOn(id, options, async (daemon, name, call) => {
      await setConfig(daemon, name, metadataConfig({ [key]: value }), call);
      return { [key]: value };
    });
  }

  /** LXD: PATCH /1.0/instances/{name}. @throws ClientError INVALID_ARGUMENT for an empty value, which LXD cannot keep */
  override updateServerMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.performOn(id, options, async (daemon, name, call) => {
      await setConfig(daemon, name, metadataConfig(metadata), call);
      return metadataOf((await readInstance(daemon, name, call)).config);
    });
  }

  /** LXD: PATCH /1.0/instances/{name}. */
  override deleteServerMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, async (daemon, name, call) => {
      pick(metadataOf((await readInstance(daemon, name, call)).config), key, `server ${name}`);
      await setConfig(daemon, name, { [metadataKey(key)]: '' }, call);
    });
  }

  /** Tags are kept in the configuration key `user.leister.tags`. */
  override async checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
    return (await this.listTags(id, options)).includes(tag);
  }

  override async addTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    await this.editTags(id, (tags) => [...tags, tag], options);
    return acknowledged();
  }

  override async deleteTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    const without = (tags: readonly string[]): string[] => {
      if (!tags.includes(tag)) throw notFound(`server ${id} has no tag ${JSON.stringify(tag)}`);
      return tags.filter((other) => other !== tag);
    };
    await this.editTags(id, without, options);
    return acknowledged();
  }

  override listTags(id: string, options?: CallOptions): Promise<string[]> {
    return this.performOn(id, options, async (daemon, name, call) =>
      tagsOf((await readInstance(daemon, name, call)).config),
    );
  }

  override replaceTags(id: string, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    return this.editTags(id, () => tags, options);
  }

  override async deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
    await this.editTags(id, () => [], options);
    return acknowledged();
  }

  /**
   * Gives an instance another size at once, running or not; until it is confirmed or reverted, its status is
   * VERIFY_RESIZE. LXD: PUT /1.0/instances/{name}.
   *
   * @param flavorId a profile, or a type such as `c2-m4`
   */
  override resizeServer(id: string, flavorId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (daemon, name, call) => resize(daemon, name, flavorId, call));
  }

  override confirmResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, confirmResize);
  }

  override revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, revertResize);
  }

  /**
   * Makes an image of an instance, a running one by way of a snapshot, and gives its fingerprint.
   * LXD: POST /1.0/images.
   *
   * @throws ClientError CONFLICT when an image goes by the name
   */
  override createServerImage(
    id: string,
    image: { name: string; metadata?: Readonly<Record<string, string>> },
    options?: CallOptions,
  ): Promise<CreatedImage> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const operation = await publish(daemon, name, image, call);
      const imageId = text(operation?.metadata['fingerprint']);
      return { ...acknowledged(operation), ...(imageId !== undefined && { imageId }) };
    });
  }

  /** LXD: GET /1.0/instances/{name}?recursion=1. */
  override getServerNics(id: string, options?: CallOptions): Promise<Nic[]> {
    return this.performOn(id, options, async (daemon, name, call) =>
      nicsOf(await readWithState(daemon, name, call)),
    );
  }

  /** LXD: GET /1.0/instances/{name}?recursion=1. @param network its name; that of the card where it is on none of LXD's */
  override getServerNetworkNics(id: string, network: string, options?: CallOptions): Promise<Nic> {
    return this.performOn(id, options, async (daemon, name, call) =>
      nicOf(await readWithState(daemon, name, call), name, network),
    );
  }

  /** LXD: GET /1.0/instances/{name}/console. */
  override getConsoleLog(id: string, lines?: number, options?: CallOptions): Promise<string> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const log = await readConsole(daemon, name, call);
      return lines === undefined ? log : lastLines(log, lines);
    });
  }

  /** Custom volumes among the devices of an instance. LXD: GET /1.0/instances/{name}. */
  override listVolumeAttachments(id: string, options: CallOptions = {}): Listing<VolumeAttachment> {
    const fetch = (): Promise<VolumeAttachment[]> => this.performOn(id, options, attachments);
    return Listing.single(fetch, { signal: options.signal });
  }

  override getVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<VolumeAttachment> {
    return this.performOn(id, options, (daemon, name, call) => attachment(daemon, name, attachmentId, call));
  }

  /** Mounts a volume under `/mnt`. LXD: PUT /1.0/instances/{name}. @param volumeId `POOL/NAME` */
  override attachVolume(id: string, volumeId: string, options?: CallOptions): Promise<VolumeAttachment> {
    return this.performOn(id, options, (daemon, name, call) => attach(daemon, name, volumeId, call));
  }

  /** LXD: PUT /1.0/instances/{name}. */
  override deleteVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.actOn(id, options, (daemon, name, call) => detach(daemon, name, attachmentId, call));
  }

  /** Profiles that limit something, and `default`. LXD: GET /1.0/profiles. */
  override listFlavors(filter: ListFlavors = {}, options: CallOptions = {}): Listing<Flavor> {
    const fetch = (): Promise<Flavor[]> =>
      this.perform(options, (daemon, call) => listFlavors(daemon, filter, call));
    return pagesOf(fetch, filter, options.signal);
  }

  /** @param id that of a profile, or a type such as `c2-m4`, which is in no list */
  override async getFlavorDetails(id: string, options?: CallOptions): Promise<Flavor> {
    return flavorOfType(id) ?? super.getFlavorDetails(id, options);
  }

  override async findFlavor(nameOrId: string, options?: CallOptions): Promise<Flavor> {
    return flavorOfType(nameOrId) ?? super.findFlavor(nameOrId, options);
  }

  /** LXD: GET /1.0/images. */
  override listImages(filter: ListImages = {}, options: CallOptions = {}): Listing<Image> {
    const fetch = (): Promise<Image[]> =>
      this.perform(options, (daemon, call) => listImages(daemon, filter, call));
    return pagesOf(fetch, filter, options.signal);
  }

  /** LXD: GET /1.0/images/{fingerprint}. @param id fingerprint, the unique beginning of one, or alias */
  override getImageDetails(id: string, options?: CallOptions): Promise<Image> {
    return this.perform(options, (daemon, call) => getImage(daemon, id, call));
  }

  /** @param nameOrId also `REMOTE:ALIAS`, which is not looked up: the daemon does that when it makes a server of it */
  override async findImage(nameOrId: string, options?: CallOptions): Promise<Image> {
    if (nameOrId.includes(':')) {
      return { id: nameOrId, name: nameOrId, raw: imageSource(nameOrId, this.remotes) };
    }
    try {
      return await this.getImageDetails(nameOrId, options);
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND') throw error;
      return pickByNameOrId('image', await this.listImages({}, options), nameOrId);
    }
  }

  /** LXD: DELETE /1.0/images/{fingerprint}. */
  override deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => acknowledged(await deleteImage(daemon, id, call)));
  }

  /** The properties of an image. LXD: GET /1.0/images/{fingerprint}. */
  override getImageMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.perform(options, async (daemon, call) => {
      const metadata = await getImageMetadata(daemon, id, call);
      return key === undefined ? metadata : pick(metadata, key, `image ${id}`);
    });
  }

  /** LXD: PUT /1.0/images/{fingerprint}. */
  override async createImageMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    await this.updateImageMetadata(id, { [key]: value }, options);
    return { [key]: value };
  }

  /** LXD: PUT /1.0/images/{fingerprint}. */
  override updateImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.perform(options, (daemon, call) =>
      editImageMetadata(daemon, id, (properties) => ({ ...properties, ...metadata }), call),
    );
  }

  /** LXD: PUT /1.0/images/{fingerprint}. */
  override deleteImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      const without = (properties: Readonly<Record<string, string>>): Record<string, string> => {
        pick(properties, key, `image ${id}`);
        return Object.fromEntries(Object.entries(properties).filter(([other]) => other !== key));
      };
      await editImageMetadata(daemon, id, without, call);
      return acknowledged();
    });
  }

  protected override toServer(raw: Json): LxdServer {
    return toLxdServer(raw);
  }

  protected override findMissingFeatures(options?: CallOptions): Promise<ComputeFeature[]> {
    return this.perform(options, async (daemon, call) =>
      missingFeatures((await daemon.info(call)).extensions),
    );
  }

  protected override isServerId(text: string): boolean {
    return isInstanceName(text) || text.startsWith('uuid:');
  }

  protected override checkCreateServer(server: CreateServer): void {
    super.checkCreateServer(server);
    checkLxdServer(server);
    imageSource(server.imageId ?? '', this.remotes);
  }

  private editTags(
    id: string,
    edit: (tags: readonly string[]) => readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    return this.performOn(id, options, async (daemon, name, call) => {
      let config: Readonly<Record<string, string>> = {};
      await editConfig(
        daemon,
        name,
        (instance) => (config = tagsConfig(edit(tagsOf(instance.config)))),
        call,
      );
      return tagsOf(config);
    });
  }
}

async function readWithState(daemon: Daemon, name: string, call: DaemonCall): Promise<Json> {
  const value = await daemon.read(path`/1.0/instances/${name}` + '?recursion=1', call);
  return record(value, 'instance');
}

async function readConsole(daemon: Daemon, name: string, call: DaemonCall): Promise<string> {
  try {
    return new TextDecoder().decode(await daemon.readBytes(path`/1.0/instances/${name}/console`, call));
  } catch (error) {
    // LXD 5.0 fails at sending a log that is empty, or of an instance that never ran.
    if (error instanceof ClientError && /^open .*: no such file or directory$/.test(error.message)) return '';
    throw error;
  }
}

/** @throws ClientError NOT_FOUND */
function pick(
  metadata: Readonly<Record<string, string>>,
  key: string,
  where: string,
): Record<string, string> {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  if (value === undefined) throw notFound(`${where} has no metadata ${JSON.stringify(key)}`);
  return { [key]: value };
}

function notFound(message: string): ClientError {
  return new ClientError(message, { status: 404, code: 'NOT_FOUND' });
}

/** @param milliseconds default: 60000 */
function seconds(milliseconds = 60_000): number {
  if (!(milliseconds > 0)) throw invalidArgument('grace is a number of milliseconds above 0');
  return Math.ceil(milliseconds / 1000);
}

function lastLines(log: string, count: number): string {
  if (!Number.isInteger(count) || count < 0)
    throw invalidArgument('the number of lines is a whole number from 0');
  const lines = log.split('\n');
  const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return lines.slice(Math.max(0, end - count)).join('\n');
}
