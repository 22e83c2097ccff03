import {
  type Acknowledged,
  ComputeClient,
  type ComputeProfile,
  type Console,
  type CreatedImage,
  type CreateServer,
  type Diagnostic,
  type Flavor,
  type FloatingIp,
  type Image,
  type Keypair,
  type Limits,
  type ListFlavors,
  type ListImages,
  type ListServers,
  type Nic,
  novaProfile,
  type Server,
  type VolumeAttachment,
} from '@leister/compute';
import { type CallOptions, ClientError, invalidArgument, type Listing } from '@leister/rest';
import { createImage, deleteImage, filterFlavors, filterImages } from './cloud/catalog.js';
import { allocateFloatingIp, releaseFloatingIp, thePool } from './cloud/floating-ips.js';
import { consoleLog, consoleUrl, limits } from './cloud/insight.js';
import { find, findNamed, notFound } from './cloud/items.js';
import { createKeypair, deleteKeypair } from './cloud/keypairs.js';
import { addTag, deleteMetadata, deleteTag, getMetadata, setMetadata, setTags } from './cloud/labels.js';
import {
  confirmResize,
  createServer,
  deleteServer,
  filterServers,
  rebuildServer,
  renameServer,
  resizeServer,
  revertResize,
} from './cloud/servers.js';
import type { Cloud, Item } from './cloud/state.js';
import {
  toAttachment,
  toBrief,
  toBriefServer,
  toFlavor,
  toFloatingIp,
  toImage,
  toKeypair,
  toNic,
  toServer,
} from './cloud/to-results.js';
import { type Action, begin } from './cloud/transitions.js';
import { attachedVolumes, attachVolume, detachVolume, findAttached } from './cloud/volumes.js';
import type { DummyMethod } from './faults.js';
import { HostedCloud } from './hosted-cloud.js';
import type { DummyClientOptions } from './options.js';
import { paged, type PagedList } from './pages.js';

/**
 * A compute cloud in memory (or in a file), for trying programs out and for tests. It behaves as a small Nova does:
 * what is asked for takes a while, what cannot be is refused, and nothing leaves the process.
 *
 * @example
 * const cloud = new DummyClient({ buildTime: 1000 });
 * const { id } = await cloud.createServer({ name: 'web', flavorId: '1', imageId: '1' });
 * await cloud.waitServerUntil(id);
 */
export class DummyClient extends ComputeClient {
  static override readonly profile: ComputeProfile = {
    wire: 'dummy',
    features: novaProfile.features,
    createOptions: novaProfile.createOptions,
  };

  private readonly cloud: HostedCloud;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: DummyClientOptions = {}) {
    const { signal, timeout } = options;
    super({ endpoint: noEndpoint, signal, timeout });
    this.cloud = new HostedCloud(options);
  }

  // --- servers

  override listServers(filter: ListServers = {}, options?: CallOptions): Listing<Server> {
    const { detail = true, marker, limit } = filter;
    return this.pages('listServers', options, {
      kind: 'servers',
      select: (cloud) => filterServers(cloud, filter),
      translate: (cloud, server) => (detail ? toServer(cloud, server) : toBriefServer(server)),
      marker,
      limit,
    });
  }

  override getServerDetails(id: string, options?: CallOptions): Promise<Server> {
    return this.read('getServerDetails', options, (cloud) => toServer(cloud, find(cloud, 'servers', id)));
  }

  override async createServer(server: CreateServer, options?: CallOptions): Promise<Server> {
    this.checkCreateServer(server);
    const { adminPassword } = server;
    if (adminPassword !== undefined) this.keepSecret(adminPassword);
    const created = await this.change('createServer', options, (cloud) =>
      toServer(cloud, createServer(cloud, server)),
    );
    return { ...created, ...(adminPassword !== undefined && { adminPassword }) };
  }

  override deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteServer', options, (cloud) => deleteServer(cloud, id));
  }

  override startServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('startServer', id, 'start', options);
  }

  override shutdownServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('shutdownServer', id, 'shutdown', options);
  }

  override rebootServer(id: string, hard = false, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('rebootServer', id, hard ? 'reboot hard' : 'reboot', options);
  }

  override pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('pauseServer', id, 'pause', options);
  }

  override unpauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('unpauseServer', id, 'unpause', options);
  }

  override suspendServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('suspendServer', id, 'suspend', options);
  }

  override resumeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('resumeServer', id, 'resume', options);
  }

  override updateServerName(id: string, name: string, options?: CallOptions): Promise<Server> {
    return this.change('updateServerName', options, (cloud) =>
      toServer(cloud, renameServer(cloud, id, name)),
    );
  }

  /** A password is not kept: nobody can log in here. */
  override changeAdminPassword(id: string, password: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('changeAdminPassword', options, (cloud) => {
      if (typeof password !== 'string' || password === '')
        throw invalidArgument('a password must not be empty');
      this.keepSecret(password);
      return find(cloud, 'servers', id);
    });
  }

  override resizeServer(id: string, flavorId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('resizeServer', options, (cloud) => resizeServer(cloud, id, flavorId));
  }

  override confirmResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('confirmResizeServer', options, (cloud) => confirmResize(cloud, id));
  }

  override revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('revertResizeServer', options, (cloud) => revertResize(cloud, id));
  }

  override rebuildServer(
    id: string,
    rebuild: { imageId?: string; name?: string; adminPassword?: string } = {},
    options?: CallOptions,
  ): Promise<Server> {
    return this.change('rebuildServer', options, (cloud) => {
      const server = toServer(cloud, rebuildServer(cloud, id, rebuild));
      const { adminPassword } = rebuild;
      if (adminPassword === undefined) return server;
      this.keepSecret(adminPassword);
      return { ...server, adminPassword };
    });
  }

  override rescueServer(id: string, imageId?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('rescueServer', options, (cloud) => {
      const server = find(cloud, 'servers', id);
      if (imageId !== undefined) findNamed(cloud, 'images', imageId);
      begin(cloud, server, 'rescue');
      return server;
    });
  }

  override unrescueServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('unrescueServer', id, 'unrescue', options);
  }

  override createServerImage(
    id: string,
    image: { name: string; metadata?: Readonly<Record<string, string>> },
    options?: CallOptions,
  ): Promise<CreatedImage> {
    return this.change('createServerImage', options, (cloud) => {
      const created = createImage(cloud, id, image);
      return { imageId: created.id, raw: structuredClone(created) };
    });
  }

  // --- metadata and tags

  override getServerMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.read('getServerMetadata', options, (cloud) => getMetadata(cloud, 'servers', id, key));
  }

  override createServerMetadata(
    id: string,
    entry: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('createServerMetadata', options, (cloud) => {
      const { key, value } = entry;
      setMetadata(cloud, 'servers', id, { [key]: value });
      return { [key]: value };
    });
  }

  override updateServerMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('updateServerMetadata', options, (cloud) =>
      setMetadata(cloud, 'servers', id, metadata),
    );
  }

  override deleteServerMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteServerMetadata', options, (cloud) => deleteMetadata(cloud, 'servers', id, key));
  }

  override checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
    return this.read('checkTagExists', options, (cloud) => find(cloud, 'servers', id).tags.includes(tag));
  }

  override addTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('addTag', options, (cloud) => addTag(cloud, id, tag));
  }

  override deleteTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteTag', options, (cloud) => deleteTag(cloud, id, tag));
  }

  override listTags(id: string, options?: CallOptions): Promise<string[]> {
    return this.read('listTags', options, (cloud) => [...find(cloud, 'servers', id).tags]);
  }

  override replaceTags(id: string, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    return this.change('replaceTags', options, (cloud) => setTags(cloud, id, tags));
  }

  override deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteTags', options, (cloud) => setTags(cloud, id, []));
  }

  // --- looking into servers

  override getServerNics(id: string, options?: CallOptions): Promise<Nic[]> {
    return this.read('getServerNics', options, (cloud) =>
      Object.entries(find(cloud, 'servers', id).addresses).map(([network, list]) => toNic(network, list)),
    );
  }

  override getServerNetworkNics(id: string, network: string, options?: CallOptions): Promise<Nic> {
    return this.read('getServerNetworkNics', options, (cloud) => {
      const addresses = find(cloud, 'servers', id).addresses[network];
      if (!addresses) throw notFound(`server ${id} is not on a network ${JSON.stringify(network)}`);
      return toNic(network, addresses);
    });
  }

  override getServerConsole(id: string, type = 'novnc', options?: CallOptions): Promise<Console> {
    return this.read('getServerConsole', options, (cloud) => {
      const url = consoleUrl(cloud, id, type);
      this.keepSecret(new URL(url).search);
      return { type, url, raw: { type, url } };
    });
  }

  override getConsoleLog(id: string, lines?: number, options?: CallOptions): Promise<string> {
    return this.read('getConsoleLog', options, (cloud) => consoleLog(cloud, id, lines));
  }

  override getServerDiagnostics(id: string, options?: CallOptions): Promise<Diagnostic[]> {
    return this.read('getServerDiagnostics', options, (cloud) => [
      { raw: { state: find(cloud, 'servers', id).status } },
    ]);
  }

  override listVolumeAttachments(id: string, options?: CallOptions): Listing<VolumeAttachment> {
    return this.pages('listVolumeAttachments', options, {
      kind: 'volumes',
      select: (cloud) => attachedVolumes(cloud, id),
      translate: (_, volume) => toAttachment(volume),
    });
  }

  override getVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<VolumeAttachment> {
    return this.read('getVolumeAttachment', options, (cloud) =>
      toAttachment(findAttached(cloud, id, attachmentId)),
    );
  }

  override attachVolume(id: string, volumeId: string, options?: CallOptions): Promise<VolumeAttachment> {
    return this.change('attachVolume', options, (cloud) => toAttachment(attachVolume(cloud, id, volumeId)));
  }

  override deleteVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.order('deleteVolumeAttachment', options, (cloud) => detachVolume(cloud, id, attachmentId));
  }

  // --- flavors, images, keypairs, addresses, limits

  override listFlavors(filter: ListFlavors = {}, options?: CallOptions): Listing<Flavor> {
    const { detail = true, marker, limit } = filter;
    return this.pages('listFlavors', options, {
      kind: 'flavors',
      select: (cloud) => filterFlavors(cloud, filter),
      translate: (_, flavor) => (detail ? toFlavor(flavor) : toBrief(flavor)),
      marker,
      limit,
    });
  }

  override listImages(filter: ListImages = {}, options?: CallOptions): Listing<Image> {
    const { detail = true, marker, limit } = filter;
    return this.pages('listImages', options, {
      kind: 'images',
      select: (cloud) => filterImages(cloud, filter),
      translate: (cloud, image) => (detail ? toImage(image, cloud.now) : toBrief(image)),
      marker,
      limit,
    });
  }

  override deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteImage', options, (cloud) => deleteImage(cloud, id));
  }

  override getImageMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.read('getImageMetadata', options, (cloud) => getMetadata(cloud, 'images', id, key));
  }

  override createImageMetadata(
    id: string,
    entry: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('createImageMetadata', options, (cloud) => {
      const { key, value } = entry;
      setMetadata(cloud, 'images', id, { [key]: value });
      return { [key]: value };
    });
  }

  override updateImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.change('updateImageMetadata', options, (cloud) => setMetadata(cloud, 'images', id, metadata));
  }

  override deleteImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteImageMetadata', options, (cloud) => deleteMetadata(cloud, 'images', id, key));
  }

  override listKeypairs(options?: CallOptions): Listing<Keypair> {
    return this.pages('listKeypairs', options, {
      kind: 'keypairs',
      select: ({ state }) => state.keypairs,
      translate: (_, keypair) => toKeypair(keypair),
    });
  }

  override getKeypairDetails(name: string, options?: CallOptions): Promise<Keypair> {
    return this.read('getKeypairDetails', options, (cloud) => toKeypair(find(cloud, 'keypairs', name)));
  }

  override createKey(name: string, publicKey?: string, options?: CallOptions): Promise<Keypair> {
    return this.change('createKey', options, (cloud) => {
      const { keypair, privateKey } = createKeypair(cloud, name, publicKey);
      if (privateKey !== undefined) this.keepSecret(privateKey);
      return toKeypair(keypair, privateKey);
    });
  }

  override deleteKeypair(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteKeypair', options, (cloud) => deleteKeypair(cloud, name));
  }

  override getFloatingIpPools(options?: CallOptions): Promise<string[]> {
    return this.read('getFloatingIpPools', options, () => [thePool]);
  }

  override getFloatingIps(options?: CallOptions): Listing<FloatingIp> {
    return this.pages('getFloatingIps', options, {
      kind: 'floatingIps',
      select: ({ state }) => state.floatingIps,
      translate: (_, floatingIp) => toFloatingIp(floatingIp),
    });
  }

  override getFloatingIp(id: string, options?: CallOptions): Promise<FloatingIp> {
    return this.read('getFloatingIp', options, (cloud) => toFloatingIp(find(cloud, 'floatingIps', id)));
  }

  override allocFloatingIp(pool?: string, options?: CallOptions): Promise<FloatingIp> {
    return this.change('allocFloatingIp', options, (cloud) => toFloatingIp(allocateFloatingIp(cloud, pool)));
  }

  override deleteFloatingIp(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('deleteFloatingIp', options, (cloud) => releaseFloatingIp(cloud, id));
  }

  override getLimits(options?: CallOptions): Promise<Limits> {
    return this.read('getLimits', options, (cloud) => {
      const absolute = limits(cloud);
      return { absolute, raw: { ...absolute } };
    });
  }

  // --- seams

  /** Tells when a task is over, so that nobody waits longer than the cloud takes. */
  protected override watchServers(): (signal: AbortSignal) => Promise<unknown> {
    return this.cloud.watch();
  }

  // --- how a call is done

  private actOn(
    method: DummyMethod,
    id: string,
    action: Action,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.order(method, options, (cloud) => {
      const server = find(cloud, 'servers', id);
      begin(cloud, server, action);
      return server;
    });
  }

  /** A change that is answered by no more than what is there afterwards. */
  private order(
    method: DummyMethod,
    options: CallOptions | undefined,
    change: (cloud: Cloud) => unknown,
  ): Promise<Acknowledged> {
    return this.change(method, options, (cloud) => ({ raw: structuredClone(change(cloud) ?? {}) }));
  }

  private change<T>(
    method: DummyMethod,
    options: CallOptions | undefined,
    change: (cloud: Cloud) => T,
  ): Promise<T> {
    return this.call(options, (signal) => this.cloud.change(method, change, signal));
  }

  private read<T>(
    method: DummyMethod,
    options: CallOptions | undefined,
    look: (cloud: Cloud) => T,
  ): Promise<T> {
    return this.call(options, (signal) => this.cloud.read(method, look, signal));
  }

  private pages<R extends Item, T>(
    method: DummyMethod,
    options: CallOptions | undefined,
    list: PagedList<R, T>,
  ): Listing<T> {
    return paged((look) => this.read(method, options, look), { ...list, signal: options?.signal });
  }

  private async call<T>(
    options: CallOptions | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.withinLimits(options, work);
    } catch (error) {
      throw ClientError.from(error);
    }
  }
}

function noEndpoint(): never {
  throw new ClientError('a DummyClient has no endpoint: its cloud is in this process', {
    status: 501,
    code: 'UNSUPPORTED',
  });
}
