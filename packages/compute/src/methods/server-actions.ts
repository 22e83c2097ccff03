import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, invalidArgument, isRecord, path, type RestResponse } from '@leister/rest';
import type { NovaCall } from '../compute-wire.js';
import type { Acknowledged, CreatedImage, CreateServerImage } from '../model/resources.js';
import type { CreateServerBackup } from '../model/server-parts.js';
import { type Json, text } from '../nova/read.js';
import { MigrationMethods } from './administration/migrations.js';

/** What is done to a server that is there. */
export abstract class ServerActionMethods extends MigrationMethods {
  /** Starts a server that is off. Nova: action os-start. @throws ClientError CONFLICT for one that is on */
  startServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('startServer', id, { 'os-start': null }, options);
  }

  /** Asks the server to shut down. Nova: action os-stop. @throws ClientError CONFLICT for one that is off */
  shutdownServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('shutdownServer', id, { 'os-stop': null }, options);
  }

  /** Restarts the server. Nova: action reboot. @param hard true pulls the plug; default false asks it to */
  rebootServer(id: string, hard = false, options?: CallOptions): Promise<Acknowledged> {
    return this.act('rebootServer', id, { reboot: { type: hard ? 'HARD' : 'SOFT' } }, options);
  }

  /** Holds the server where it is, in memory. Nova: action pause. */
  pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('pauseServer', id, { pause: null }, options);
  }

  /** Lets a paused server go on. Nova: action unpause. */
  unpauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('unpauseServer', id, { unpause: null }, options);
  }

  /** Puts the server's memory on disk. Nova: action suspend. */
  suspendServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('suspendServer', id, { suspend: null }, options);
  }

  /** Brings a suspended server back. Nova: action resume. */
  resumeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('resumeServer', id, { resume: null }, options);
  }

  /** Sets the password of the server's administrator. Nova: action changePassword. */
  async changeAdminPassword(id: string, password: string, options?: CallOptions): Promise<Acknowledged> {
    if (typeof password !== 'string') throw invalidArgument('a password is a text');
    this.keepSecret(password);
    return this.act('changeAdminPassword', id, { changePassword: { adminPass: password } }, options);
  }

  /**
   * Gives the server another flavor; then {@link confirmResizeServer} or {@link revertResizeServer} at VERIFY_RESIZE.
   * Nova: action resize.
   */
  resizeServer(id: string, flavorId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('resizeServer', id, { resize: { flavorRef: flavorId } }, options);
  }

  /** Lets a resize be. Nova: action confirmResize. */
  confirmResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('confirmResizeServer', id, { confirmResize: null }, options);
  }

  /** Takes a resize back. Nova: action revertResize. */
  revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('revertResizeServer', id, { revertResize: null }, options);
  }

  /** Starts the server from another image, its own disk beside. Nova: action rescue. */
  rescueServer(id: string, imageId?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('rescueServer', id, { rescue: defined({ rescue_image_ref: imageId }) }, options);
  }

  /** Starts the server from its own disk again. Nova: action unrescue. */
  unrescueServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('unrescueServer', id, { unrescue: null }, options);
  }

  /** Begins to make an image of the server. Nova: action createImage. */
  async createServerImage(
    id: string,
    image: CreateServerImage,
    options?: CallOptions,
  ): Promise<CreatedImage> {
    const createImage = { name: image.name, metadata: image.metadata ?? {} };
    return toCreatedImage(await this.serversActionPost('createServerImage', id, { createImage }, options));
  }

  /** Begins to make an image of the server and deletes the oldest of its type. Nova: action createBackup. */
  async createServerBackup(
    id: string,
    backup: CreateServerBackup,
    options?: CallOptions,
  ): Promise<CreatedImage> {
    const { name, type, rotation } = backup;
    const action = { createBackup: { name, backup_type: type, rotation } };
    return toCreatedImage(await this.serversActionPost('createServerBackup', id, action, options));
  }

  /** POST /servers/{id}/action, as it is answered. @param method the public one on whose behalf */
  protected serversActionPost(
    method: string,
    id: string,
    action: Json,
    options?: NovaCall,
  ): Promise<RestResponse> {
    return this.novaAt(method, 'POST', () => path`/servers/${id}/action`, { ...options, json: action });
  }

  /** Does what is answered by no more than that it was taken. */
  protected async act(method: string, id: string, action: Json, options?: NovaCall): Promise<Acknowledged> {
    return acknowledged(await this.serversActionPost(method, id, action, options));
  }
}

function toCreatedImage({ headers, body }: RestResponse): CreatedImage {
  const { location } = headers;
  // Told in the body since 2.45.
  const imageId = location?.split('/').at(-1) ?? text(isRecord(body) ? body['image_id'] : undefined);
  return defined({ raw: location ?? body ?? headers, imageId });
}
