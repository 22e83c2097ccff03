import type { Listing, RestResponse } from '@leister/rest';
import {
  type CallOptions,
  ClientError,
  defined,
  invalidArgument,
  path,
  type Settled,
  settleAll,
} from '@leister/rest';
import { ComputeWire } from './compute-wire.js';
import type { ComputeFeature } from './features.js';
import { pickByNameOrId } from './finding.js';
import type {
  Acknowledged,
  Console,
  CreatedImage,
  Diagnostic,
  Flavor,
  FloatingIp,
  Image,
  Keypair,
  Limits,
  ListFlavors,
  ListImages,
  Nic,
  VolumeAttachment,
} from './model/resources.js';
import type { CreateServer, ListServers, Server } from './model/server.js';
import { toStatusWord } from './model/status.js';
import { checkCreateServer } from './check-create.js';
import { atLeast, later } from './nova/microversion.js';
import { isRecord, type Json, record, text, texts, unwrap, unwrapList } from './nova/read.js';
import { microversionFor, serverBody } from './nova/server-body.js';
import {
  toConsole,
  toFlavor,
  toFloatingIp,
  toImage,
  toKeypair,
  toLimits,
  toNic,
  toVolumeAttachment,
} from './nova/to-resources.js';
import { toServer } from './nova/to-server.js';
import { type ServerCondition, type StatusWords, untilStatus, whileStatus } from './waits/conditions.js';
import { waitForServers, type WaitServerOptions } from './waits/wait-for-servers.js';

/** How many servers `createServers` creates at once, and whom it tells. */
export interface CreateServersOptions extends CallOptions {
  /** Default 4. */
  concurrency?: number | undefined;
  /** Told of each server as its creation is accepted or fails. After it throws, no further ones are begun. */
  onSettled?: ((outcome: Settled<CreateServer, Server>) => void) | undefined;
}

/**
 * Client of OpenStack Compute (Nova API v2.1) and the face of the whole compute family: a program written against it
 * runs unchanged on every cloud that has a client extending it.
 *
 * Methods are kamaki's, in camel case. Each belongs to the core or to one feature (`computeFeatures`); one of a
 * feature that the cloud has not rejects with UNSUPPORTED, and nothing is sent.
 *
 * All methods reject with ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export class ComputeClient<
  S extends Server = Server,
  C extends CreateServer = CreateServer,
> extends ComputeWire {
  /** What this very cloud turned out not to have of the features of the class, once it was asked. */
  private readonly learnt = { asked: false, missing: new Set<ComputeFeature>() };

  /** Whether the cloud has a feature, as far as is known without asking it. */
  supports(feature: ComputeFeature): boolean {
    if (feature === 'core') return true;
    return this.profile.features.includes(feature) && !this.learnt.missing.has(feature);
  }

  /** The features of the cloud, which is asked once what it is. Later answers of `supports` know what was learnt. */
  async features(options?: CallOptions): Promise<ComputeFeature[]> {
    if (!this.learnt.asked) {
      for (const feature of await this.findMissingFeatures(options)) this.learnt.missing.add(feature);
      this.learnt.asked = true;
    }
    return (['core', ...this.profile.features] as const).filter((feature) => this.supports(feature));
  }

  // --- servers

  /** The servers the caller may see. Nova: GET /servers/detail, paged. */
  listServers(filter: ListServers = {}, options: CallOptions = {}): Listing<S> {
    const { detail = true, changesSince, status, ...rest } = filter;
    const query = {
      ...rest,
      'changes-since': changesSince,
      status: status === undefined ? undefined : toStatusWord(status),
      ...options.query,
    };
    return this.novaList(
      'listServers',
      detail ? '/servers/detail' : '/servers',
      (body) => this.readServers(body),
      {
        ...options,
        query,
      },
    );
  }

  /** Nova: GET /servers/{id}. @throws ClientError NOT_FOUND */
  async getServerDetails(id: string, options?: CallOptions): Promise<S> {
    return this.unwrapServer(await this.serversGet('getServerDetails', id, options));
  }

  /**
   * Begins to create a server and gives what is known of it: its status is BUILD until the cloud is done, see
   * {@link waitServerUntil}. Nova: POST /servers.
   *
   * @throws ClientError INVALID_ARGUMENT; UNSUPPORTED for an option that this cloud cannot honour
   */
  async createServer(server: C, options?: CallOptions): Promise<S> {
    this.checkCreateServer(server);
    const microversion = microversionFor(server);
    const body = serverBody(server, later(this.microversion, microversion));
    const response = await this.serversPost(body, { ...options, microversion });
    // Nova tells little more than the id; name and status are known all the same.
    return { ...this.unwrapServer(response), name: server.name, status: 'BUILD' };
  }

  /** Creates many servers, several at a time, and tells for each what became of it, in the order given. */
  async createServers(servers: readonly C[], options: CreateServersOptions = {}): Promise<Settled<C, S>[]> {
    const { concurrency = 4, onSettled, ...call } = options;
    let stopped: ClientError | undefined;
    return settleAll(
      servers,
      async (server) => {
        if (stopped) throw stopped;
        const [outcome] = await settleAll([server], () => this.createServer(server, call));
        try {
          onSettled?.(outcome!);
        } catch (error) {
          // The server is there all the same, and its owner must learn of it.
          stopped ??= ClientError.from(error);
        }
        if (outcome!.error) throw outcome!.error;
        return outcome!.value;
      },
      { concurrency, signal: options.signal },
    );
  }

  /** Nova: DELETE /servers/{id}. @throws ClientError NOT_FOUND */
  async deleteServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversDelete(id, options));
  }

  /**
   * The server with an id or a name that no other has.
   *
   * @throws ClientError NOT_FOUND; CONFLICT when several servers have the name
   */
  async findServer(nameOrId: string, options?: CallOptions): Promise<S> {
    if (this.isServerId(nameOrId)) {
      const found = await this.detailsIfAny(nameOrId, options);
      if (found) return found;
    }
    return pickByNameOrId('server', await this.listServers({}, options), nameOrId);
  }

  /**
   * Waits until a server is in a status (or one of several): `ACTIVE` unless told otherwise.
   *
   * @throws ClientError OPERATION_FAILED for a server in ERROR, NOT_FOUND for one that is gone; WaitTimeout
   */
  async waitServerUntil(
    id: string,
    status: StatusWords = 'ACTIVE',
    options?: WaitServerOptions<S>,
  ): Promise<S> {
    return this.waitFor(id, untilStatus(status), options);
  }

  /**
   * Waits while a server is in a status (or one of several): `BUILD` unless told otherwise. Gives it as it is then.
   *
   * @throws ClientError NOT_FOUND for a server that is gone; WaitTimeout
   */
  async waitServerWhile(
    id: string,
    status: StatusWords = 'BUILD',
    options?: WaitServerOptions<S>,
  ): Promise<S> {
    return this.waitFor(id, whileStatus(status), options);
  }

  /**
   * {@link waitServerUntil} for many servers, with one request for each look. Tells for each what became of it, in the
   * order given.
   *
   * @throws ClientError INVALID_ARGUMENT, ABORTED
   */
  async waitServersUntil(
    ids: readonly string[],
    status: StatusWords = 'ACTIVE',
    options?: WaitServerOptions<S>,
  ): Promise<Settled<string, S>[]> {
    return this.waitForAll(ids, untilStatus(status), options);
  }

  /**
   * {@link waitServerWhile} for many servers, with one request for each look. Tells for each what became of it, in the
   * order given.
   *
   * @throws ClientError INVALID_ARGUMENT, ABORTED
   */
  async waitServersWhile(
    ids: readonly string[],
    status: StatusWords = 'BUILD',
    options?: WaitServerOptions<S>,
  ): Promise<Settled<string, S>[]> {
    return this.waitForAll(ids, whileStatus(status), options);
  }

  // --- features of servers

  /** Nova: action os-start. */
  startServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('startServer', id, { 'os-start': null }, options);
  }

  /** Asks the server to shut down. Nova: action os-stop. */
  shutdownServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('shutdownServer', id, { 'os-stop': null }, options);
  }

  /** @param hard true pulls the plug. Nova: action reboot. */
  rebootServer(id: string, hard = false, options?: CallOptions): Promise<Acknowledged> {
    return this.act('rebootServer', id, { reboot: { type: hard ? 'HARD' : 'SOFT' } }, options);
  }

  /** Holds the server where it is, in memory. Nova: action pause. */
  pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('pauseServer', id, { pause: null }, options);
  }

  /** Nova: action unpause. */
  unpauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('unpauseServer', id, { unpause: null }, options);
  }

  /** Puts the server's memory on disk. Nova: action suspend. */
  suspendServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('suspendServer', id, { suspend: null }, options);
  }

  /** Nova: action resume. */
  resumeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('resumeServer', id, { resume: null }, options);
  }

  /**
   * Gives the server another name. Where the name is the id, the id changes with it: go on with the one given back.
   * Nova: PUT /servers/{id}.
   */
  async updateServerName(id: string, name: string, options?: CallOptions): Promise<S> {
    if (name === '') throw invalidArgument('a server needs a name');
    const response = await this.serversPut('updateServerName', id, { name }, options);
    // Cyclades answers 204 and says nothing.
    if (response.body === undefined) return { ...this.toServer({ id, name }), raw: response.headers };
    return this.unwrapServer(response);
  }

  /** Nova: action changePassword. */
  changeAdminPassword(id: string, password: string, options?: CallOptions): Promise<Acknowledged> {
    this.keepSecret(password);
    return this.act('changeAdminPassword', id, { changePassword: { adminPass: password } }, options);
  }

  /** Nova: action resize; then {@link confirmResizeServer} or {@link revertResizeServer} at VERIFY_RESIZE. */
  resizeServer(id: string, flavorId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('resizeServer', id, { resize: { flavorRef: flavorId } }, options);
  }

  /** Nova: action confirmResize. */
  confirmResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('confirmResizeServer', id, { confirmResize: null }, options);
  }

  /** Nova: action revertResize. */
  revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('revertResizeServer', id, { revertResize: null }, options);
  }

  /** Makes the server anew from an image, by default its own. Nova: action rebuild. */
  async rebuildServer(
    id: string,
    rebuild: { imageId?: string; name?: string; adminPassword?: string } = {},
    options?: CallOptions,
  ): Promise<S> {
    this.admit('rebuildServer', 'POST', path`/servers/${id}/action`);
    const imageRef = rebuild.imageId ?? (await this.getServerDetails(id, options)).image?.id;
    if (imageRef === undefined) throw invalidArgument('the server was not made from an image: name one');
    const action = defined({ imageRef, name: rebuild.name, adminPass: rebuild.adminPassword });
    return this.unwrapServer(await this.serversActionPost('rebuildServer', id, { rebuild: action }, options));
  }

  /** Starts the server from another image, its own disk beside. Nova: action rescue. */
  rescueServer(id: string, imageId?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('rescueServer', id, { rescue: defined({ rescue_image_ref: imageId }) }, options);
  }

  /** Nova: action unrescue. */
  unrescueServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('unrescueServer', id, { unrescue: null }, options);
  }

  /** Begins to make an image of the server. Nova: action createImage. */
  async createServerImage(
    id: string,
    image: { name: string; metadata?: Readonly<Record<string, string>> },
    options?: CallOptions,
  ): Promise<CreatedImage> {
    const createImage = { name: image.name, metadata: image.metadata ?? {} };
    const action = { createImage };
    const { headers, body } = await this.serversActionPost('createServerImage', id, action, options);
    const { location } = headers;
    // Told in the body since 2.45.
    const imageId = location?.split('/').at(-1) ?? text(isRecord(body) ? body['image_id'] : undefined);
    return defined({ raw: location ?? body ?? headers, imageId });
  }

  /** All of it, or what one key says. Nova: GET /servers/{id}/metadata[/{key}]. */
  async getServerMetadata(id: string, key?: string, options?: CallOptions): Promise<Record<string, string>> {
    const response = await this.serversMetadata('getServerMetadata', 'GET', id, key, options);
    return this.unwrap(response, key === undefined ? 'metadata' : 'meta', toMetadata);
  }

  /** Sets one key. Nova: PUT /servers/{id}/metadata/{key}. */
  async createServerMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const json = { meta: { [key]: value } };
    const call = { ...options, json };
    return this.unwrap(
      await this.serversMetadata('createServerMetadata', 'PUT', id, key, call),
      'meta',
      toMetadata,
    );
  }

  /** Sets the keys given and leaves the others. Gives all. Nova: POST /servers/{id}/metadata. */
  async updateServerMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { metadata } };
    const response = await this.serversMetadata('updateServerMetadata', 'POST', id, undefined, call);
    return this.unwrap(response, 'metadata', toMetadata);
  }

  /** Nova: DELETE /servers/{id}/metadata/{key}. @throws ClientError NOT_FOUND for a key that is not there */
  async deleteServerMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversMetadata('deleteServerMetadata', 'DELETE', id, key, options));
  }

  /** Nova (2.26): GET /servers/{id}/tags/{tag}. */
  async checkTagExists(id: string, tag: string, options?: CallOptions): Promise<boolean> {
    const call = { ...options, success: [200, 204, 404] };
    return (await this.serversTags('checkTagExists', 'GET', id, tag, call)).status !== 404;
  }

  /** Nova (2.26): PUT /servers/{id}/tags/{tag}. A tag that is there already is no error. */
  async addTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversTags('addTag', 'PUT', id, tag, options));
  }

  /** Nova (2.26): DELETE /servers/{id}/tags/{tag}. @throws ClientError NOT_FOUND */
  async deleteTag(id: string, tag: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversTags('deleteTag', 'DELETE', id, tag, options));
  }

  /** Nova (2.26): GET /servers/{id}/tags. */
  async listTags(id: string, options?: CallOptions): Promise<string[]> {
    return this.readResponse(await this.serversTags('listTags', 'GET', id, undefined, options), readTags);
  }

  /** Makes these the server's only tags. Nova (2.26): PUT /servers/{id}/tags. */
  async replaceTags(id: string, tags: readonly string[], options?: CallOptions): Promise<string[]> {
    const call = { ...options, json: { tags } };
    return this.readResponse(await this.serversTags('replaceTags', 'PUT', id, undefined, call), readTags);
  }

  /** Takes all tags off. Nova (2.26): DELETE /servers/{id}/tags. */
  async deleteTags(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversTags('deleteTags', 'DELETE', id, undefined, options));
  }

  /** The server's addresses by network. Nova: GET /servers/{id}/ips. */
  async getServerNics(id: string, options?: CallOptions): Promise<Nic[]> {
    const response = await this.serversIpsGet('getServerNics', id, undefined, options);
    return this.unwrap(response, 'addresses', (addresses) =>
      Object.entries(addresses).map(([network, list]) => toNic(network, list)),
    );
  }

  /** The server's addresses on one network. Nova: GET /servers/{id}/ips/{network}. */
  async getServerNetworkNics(id: string, network: string, options?: CallOptions): Promise<Nic> {
    const response = await this.serversIpsGet('getServerNetworkNics', id, network, options);
    return this.readResponse(response, (body) => {
      const named = record(body, 'network');
      return toNic(network, named['network'] ?? named[network]);
    });
  }

  /** How to reach the server's console. Nova (2.6): POST /servers/{id}/remote-consoles. @param type e.g. novnc */
  async getServerConsole(id: string, type = 'novnc', options?: CallOptions): Promise<Console> {
    const call = {
      ...options,
      microversion: '2.6',
      json: { remote_console: { protocol: protocolOf(type), type } },
    };
    const at = (): string => path`/servers/${id}/remote-consoles`;
    const response = await this.novaAt('getServerConsole', 'POST', at, call);
    const console = this.unwrap(response, 'remote_console', toConsole);
    const secret = console.url?.split('?')[1];
    if (secret !== undefined) this.keepSecret(secret);
    return console;
  }

  /** What the server printed on its console. Nova: action os-getConsoleOutput. @param lines the last so many */
  async getConsoleLog(id: string, lines?: number, options?: CallOptions): Promise<string> {
    const action = { 'os-getConsoleOutput': defined({ length: lines }) };
    const response = await this.serversActionPost('getConsoleLog', id, action, options);
    return this.readResponse(response, (body) => text(record(body, 'output')['output']) ?? '');
  }

  /** Nova: GET /servers/{id}/os-volume_attachments. */
  listVolumeAttachments(id: string, options?: CallOptions): Listing<VolumeAttachment> {
    return this.novaList(
      'listVolumeAttachments',
      () => path`/servers/${id}/os-volume_attachments`,
      (body) => unwrapList(body, 'volumeAttachments').map(toVolumeAttachment),
      options,
    );
  }

  /** Nova: GET /servers/{id}/os-volume_attachments/{attachment}. */
  async getVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<VolumeAttachment> {
    const response = await this.volumeAttachments('getVolumeAttachment', 'GET', id, attachmentId, options);
    return this.unwrap(response, 'volumeAttachment', toVolumeAttachment);
  }

  /** Nova: POST /servers/{id}/os-volume_attachments. */
  async attachVolume(id: string, volumeId: string, options?: CallOptions): Promise<VolumeAttachment> {
    const call = { ...options, json: { volumeAttachment: { volumeId } } };
    const response = await this.volumeAttachments('attachVolume', 'POST', id, undefined, call);
    return this.unwrap(response, 'volumeAttachment', toVolumeAttachment);
  }

  /** Nova: DELETE /servers/{id}/os-volume_attachments/{attachment}. */
  async deleteVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return acknowledged(
      await this.volumeAttachments('deleteVolumeAttachment', 'DELETE', id, attachmentId, options),
    );
  }

  /** Takes a volume off, known by its own id. Gives what was taken off. */
  async detachVolume(id: string, volumeId: string, options?: CallOptions): Promise<VolumeAttachment[]> {
    const attached = await this.listVolumeAttachments(id, options);
    const matching = attached.filter((attachment) => attachment.volumeId === volumeId);
    if (matching.length === 0) {
      throw new ClientError(`volume ${volumeId} is not attached to server ${id}`, {
        status: 404,
        code: 'NOT_FOUND',
      });
    }
    for (const attachment of matching) await this.deleteVolumeAttachment(id, attachment.id, options);
    return matching;
  }

  /** Cyclades only. @param firewall profile ENABLED, DISABLED or PROTECTED, for one port */
  setFirewallProfile(
    _id: string,
    _firewall: { profile: string; portId: string },
    _options?: CallOptions,
  ): Promise<Acknowledged> {
    return Promise.reject(this.unsupported('setFirewallProfile'));
  }

  /** Cyclades only: charges the server to another project. */
  reassignServer(_id: string, _projectId: string, _options?: CallOptions): Promise<Acknowledged> {
    return Promise.reject(this.unsupported('reassignServer'));
  }

  /** Cyclades only: graphs and figures of the server's load. */
  getServerStats(_id: string, _options?: CallOptions): Promise<{ raw: unknown }> {
    return Promise.reject(this.unsupported('getServerStats'));
  }

  /** What the cloud can tell of the server's health. Nova: GET /servers/{id}/diagnostics. */
  async getServerDiagnostics(id: string, options?: CallOptions): Promise<Diagnostic[]> {
    const at = (): string => path`/servers/${id}/diagnostics`;
    const { body } = await this.novaAt<unknown>('getServerDiagnostics', 'GET', at, options);
    return [body].flat().map((raw) => ({ raw }));
  }

  // --- flavors, images, keypairs, addresses, limits

  /** Nova: GET /flavors/detail. */
  listFlavors(filter: ListFlavors = {}, options: CallOptions = {}): Listing<Flavor> {
    const { detail = true, ...query } = filter;
    return this.novaList(
      'listFlavors',
      detail ? '/flavors/detail' : '/flavors',
      (body) => unwrapList(body, 'flavors').map(toFlavor),
      { ...options, query: { ...query, ...options.query } },
    );
  }

  /** Nova: GET /flavors/{id}; elsewhere looked up in the list. @throws ClientError NOT_FOUND */
  async getFlavorDetails(id: string, options?: CallOptions): Promise<Flavor> {
    if (this.profile.wire !== 'nova') return pickById('flavor', await this.listFlavors({}, options), id);
    const response = await this.novaAt('getFlavorDetails', 'GET', () => path`/flavors/${id}`, options);
    return this.unwrap(response, 'flavor', toFlavor);
  }

  /** The flavor with an id or a name that no other has. */
  async findFlavor(nameOrId: string, options?: CallOptions): Promise<Flavor> {
    return pickByNameOrId('flavor', await this.listFlavors({}, options), nameOrId);
  }

  /** Nova (up to 2.35): GET /images/detail. */
  listImages(filter: ListImages = {}, options: CallOptions = {}): Listing<Image> {
    const { detail = true, changesSince, ...rest } = filter;
    return this.novaList(
      'listImages',
      detail ? '/images/detail' : '/images',
      (body) => unwrapList(body, 'images').map(toImage),
      { ...options, query: { ...rest, 'changes-since': changesSince, ...options.query } },
    );
  }

  /** Nova (up to 2.35): GET /images/{id}; elsewhere looked up in the list. @throws ClientError NOT_FOUND */
  async getImageDetails(id: string, options?: CallOptions): Promise<Image> {
    if (this.profile.wire !== 'nova') return pickById('image', await this.listImages({}, options), id);
    const response = await this.novaAt('getImageDetails', 'GET', () => path`/images/${id}`, options);
    return this.unwrap(response, 'image', toImage);
  }

  /** The image with an id or a name that no other has. */
  async findImage(nameOrId: string, options?: CallOptions): Promise<Image> {
    return pickByNameOrId('image', await this.listImages({}, options), nameOrId);
  }

  /** Nova (up to 2.35): DELETE /images/{id}. */
  async deleteImage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.novaAt('deleteImage', 'DELETE', () => path`/images/${id}`, options));
  }

  /** All of it, or what one key says. Nova (up to 2.38): GET /images/{id}/metadata[/{key}]. */
  async getImageMetadata(id: string, key?: string, options?: CallOptions): Promise<Record<string, string>> {
    const response = await this.imagesMetadata('getImageMetadata', 'GET', id, key, options);
    return this.unwrap(response, key === undefined ? 'metadata' : 'meta', toMetadata);
  }

  /** Sets one key. Nova (up to 2.38): PUT /images/{id}/metadata/{key}. */
  async createImageMetadata(
    id: string,
    { key, value }: { key: string; value: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const json = { meta: { [key]: value } };
    const call = { ...options, json };
    return this.unwrap(
      await this.imagesMetadata('createImageMetadata', 'PUT', id, key, call),
      'meta',
      toMetadata,
    );
  }

  /** Sets the keys given and leaves the others. Gives all. Nova (up to 2.38): POST /images/{id}/metadata. */
  async updateImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { metadata } };
    const response = await this.imagesMetadata('updateImageMetadata', 'POST', id, undefined, call);
    return this.unwrap(response, 'metadata', toMetadata);
  }

  /** Nova (up to 2.38): DELETE /images/{id}/metadata/{key}. */
  async deleteImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.imagesMetadata('deleteImageMetadata', 'DELETE', id, key, options));
  }

  /** Nova: GET /os-keypairs. */
  listKeypairs(options?: CallOptions): Listing<Keypair> {
    const read = (body: unknown): Keypair[] => unwrapList(body, 'keypairs').map(toKeypair);
    return this.novaList('listKeypairs', '/os-keypairs', read, options);
  }

  /** Nova: GET /os-keypairs/{name}. @throws ClientError NOT_FOUND */
  async getKeypairDetails(name: string, options?: CallOptions): Promise<Keypair> {
    const at = (): string => path`/os-keypairs/${name}`;
    return this.unwrap(await this.novaAt('getKeypairDetails', 'GET', at, options), 'keypair', toKeypair);
  }

  /**
   * Makes a public key known, or has a pair made (Nova up to 2.91): then the answer holds the private key, once.
   * Nova: POST /os-keypairs.
   */
  async createKey(name: string, publicKey?: string, options?: CallOptions): Promise<Keypair> {
    const keypair = defined({ name, public_key: publicKey });
    const call = { ...options, json: { keypair } };
    return this.unwrap(await this.nova('createKey', 'POST', '/os-keypairs', call), 'keypair', toKeypair);
  }

  /** Nova: DELETE /os-keypairs/{name}. @throws ClientError NOT_FOUND */
  async deleteKeypair(name: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(
      await this.novaAt('deleteKeypair', 'DELETE', () => path`/os-keypairs/${name}`, options),
    );
  }

  /** Names of the pools. Nova (up to 2.35): GET /os-floating-ip-pools. */
  async getFloatingIpPools(options?: CallOptions): Promise<string[]> {
    const response = await this.nova('getFloatingIpPools', 'GET', '/os-floating-ip-pools', options);
    return this.readResponse(response, (body) =>
      unwrapList(body, 'floating_ip_pools').map((pool) => text(pool['name']) ?? ''),
    );
  }

  /** Nova (up to 2.35): GET /os-floating-ips. */
  getFloatingIps(options?: CallOptions): Listing<FloatingIp> {
    const read = (body: unknown): FloatingIp[] => unwrapList(body, 'floating_ips').map(toFloatingIp);
    return this.novaList('getFloatingIps', '/os-floating-ips', read, options);
  }

  /** Nova (up to 2.35): GET /os-floating-ips/{id}. */
  async getFloatingIp(id: string, options?: CallOptions): Promise<FloatingIp> {
    const at = (): string => path`/os-floating-ips/${id}`;
    return this.unwrap(await this.novaAt('getFloatingIp', 'GET', at, options), 'floating_ip', toFloatingIp);
  }

  /** Takes an address from a pool, or whichever the cloud gives. Nova (up to 2.35): POST /os-floating-ips. */
  async allocFloatingIp(pool?: string, options?: CallOptions): Promise<FloatingIp> {
    const call = { ...options, json: defined({ pool }) };
    const response = await this.nova('allocFloatingIp', 'POST', '/os-floating-ips', call);
    return this.unwrap(response, 'floating_ip', toFloatingIp);
  }

  /** Nova (up to 2.35): DELETE /os-floating-ips/{id}. */
  async deleteFloatingIp(id: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(
      await this.novaAt('deleteFloatingIp', 'DELETE', () => path`/os-floating-ips/${id}`, options),
    );
  }

  /** What the project may use and uses. Nova: GET /limits. */
  async getLimits(options?: CallOptions): Promise<Limits> {
    return this.unwrap(await this.nova('getLimits', 'GET', '/limits', options), 'limits', toLimits);
  }

  // --- seams

  /** A server as the cloud sent it, in the family's words. */
  protected toServer(raw: Json): S {
    // Nova's server has all of Server; what a child's type adds is optional and filled in by the child.
    return toServer(raw) as S;
  }

  /** Features of the profile that the cloud at the endpoint turns out not to have. The default asks Nova's version. */
  protected async findMissingFeatures(options?: CallOptions): Promise<ComputeFeature[]> {
    if (this.profile.wire !== 'nova') return [];
    const { body } = await this.nova<Json>('features', 'GET', await this.versionRoot(), options);
    const version = isRecord(body.version) ? body.version : {};
    const newest = text(version['version']) ?? '2.1';
    const spoken = this.microversion ?? '2.1';
    const tooOld = atLeast(newest, '2.26') ? [] : (['tags'] as const);
    const noConsole = atLeast(newest, '2.6') ? [] : (['console'] as const);
    const gone = atLeast(spoken === 'latest' ? newest : spoken, '2.36')
      ? (['floatingIps', 'imageDelete', 'imageMetadata'] as const)
      : [];
    return [...tooOld, ...noConsole, ...gone];
  }

  /** Whether a text may be the id of a server, so that asking for it is worth a request. */
  protected isServerId(text: string): boolean {
    return /^(?:\d+|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})$/i.test(text);
  }

  /**
   * The cloud's own news of servers, for as long as the signal lasts: a function that resolves when something
   * happened since it was last called. Undefined, the default, where there is none: then waits ask again and again.
   *
   * @param ids of the servers that are waited for; news of others may be left out
   */
  protected watchServers(
    _signal: AbortSignal,
    _ids: readonly string[],
  ): ((signal: AbortSignal) => Promise<unknown>) | undefined {
    return undefined;
  }

  /** How a wait sees one server; undefined where there is none. For a client that knows a shorter way to its status. */
  protected lookAtServer(id: string, options?: CallOptions): Promise<S | undefined> {
    return this.detailsIfAny(id, options);
  }

  /** How a wait sees many servers: in one request, whichever others that brings. */
  protected async lookAtServers(_ids: readonly string[], options: CallOptions): Promise<readonly S[]> {
    return this.listServers({}, options);
  }

  /**
   * Refuses what cannot be created, by name, before anything is sent. For overrides of `createServer` to call first.
   *
   * @throws ClientError INVALID_ARGUMENT, UNSUPPORTED
   */
  protected checkCreateServer(server: CreateServer): void {
    checkCreateServer(server, this.profile, this.constructor.name);
  }

  private async detailsIfAny(id: string, options?: CallOptions): Promise<S | undefined> {
    try {
      return await this.getServerDetails(id, options);
    } catch (error) {
      if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  private async waitFor(id: string, condition: ServerCondition, options?: WaitServerOptions<S>): Promise<S> {
    const [outcome] = await this.waitForAll([id], condition, options);
    if (outcome?.error) throw outcome.error;
    return outcome!.value;
  }

  private async waitForAll(
    ids: readonly string[],
    condition: ServerCondition,
    options: WaitServerOptions<S> = {},
  ): Promise<Settled<string, S>[]> {
    const end = new AbortController();
    try {
      const cloud = {
        look: (id: string, signal: AbortSignal) => this.lookAtServer(id, { signal }),
        lookAtMany: (open: readonly string[], signal: AbortSignal) => this.lookAtServers(open, { signal }),
        changed: this.watchServers(end.signal, ids),
      };
      return await waitForServers(cloud, ids, condition, options);
    } finally {
      end.abort();
    }
  }

  private async act(method: string, id: string, action: Json, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.serversActionPost(method, id, action, options));
  }

  /** Where Nova tells of its version: an endpoint may go on, with the project. */
  private async versionRoot(): Promise<string> {
    const { printedOrigin, basePath } = await this.endpoint();
    return `${printedOrigin}${basePath.replace(/(\/v\d+(?:\.\d+)?)\/.*$/, '$1')}/`;
  }

  private unwrap<T>(response: RestResponse, name: string, read: (raw: Json) => T): T {
    return this.readResponse(response, (body) => read(unwrap(body, name)));
  }

  private unwrapServer(response: RestResponse): S {
    return this.unwrap(response, 'server', (raw) => this.toServer(raw));
  }

  private readServers(body: unknown): S[] {
    return unwrapList(body, 'servers').map((raw) => this.toServer(raw));
  }
}

function acknowledged({ headers }: { headers: unknown }): Acknowledged {
  return { raw: headers };
}

function toMetadata(raw: Json): Record<string, string> {
  return texts(raw) ?? {};
}

function readTags(body: unknown): string[] {
  const { tags } = record(body, 'tags');
  return Array.isArray(tags) ? tags.map(String) : [];
}

function pickById<T extends { id: string }>(kind: string, items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (found) return found;
  throw new ClientError(`no ${kind} has the id ${JSON.stringify(id)}`, { status: 404, code: 'NOT_FOUND' });
}

/** The protocol behind a type of console, as Nova pairs them. */
function protocolOf(type: string): string {
  const [word = ''] = type.split('-');
  return (
    { novnc: 'vnc', xvpvnc: 'vnc', spice: 'spice', rdp: 'rdp', serial: 'serial', webmks: 'mks' }[word] ?? word
  );
}
