import { acknowledged } from '@leister/openstack';
import {
  type CallOptions,
  ClientError,
  defined,
  invalidArgument,
  type Listing,
  path,
  type RestResponse,
} from '@leister/rest';
import type { NovaCall, NovaVerb } from '../compute-wire.js';
import type { Acknowledged, VolumeAttachment } from '../model/resources.js';
import type { AttachVolume, UpdateVolumeAttachment } from '../model/server-parts.js';
import { unwrapList } from '../nova/read.js';
import { toVolumeAttachment } from '../nova/to-resources.js';
import { ServerConsoleMethods } from './server-console.js';

/** The volumes on a server. */
export abstract class ServerVolumeMethods extends ServerConsoleMethods {
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
    return this.novaRead(response, 'volumeAttachment', toVolumeAttachment);
  }

  /** Nova: POST /servers/{id}/os-volume_attachments. */
  async attachVolume(
    id: string,
    volumeId: string,
    { device, tag, deleteOnTermination, ...options }: CallOptions & AttachVolume = {},
  ): Promise<VolumeAttachment> {
    const microversion =
      deleteOnTermination === undefined ? (tag === undefined ? undefined : '2.49') : '2.79';
    const attachment = { volumeId, device, tag, delete_on_termination: deleteOnTermination };
    const call = { microversion, ...options, json: { volumeAttachment: defined(attachment) } };
    const response = await this.volumeAttachments('attachVolume', 'POST', id, undefined, call);
    return this.novaRead(response, 'volumeAttachment', toVolumeAttachment);
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

  /**
   * Takes a volume off, known by its own id. Gives what was taken off.
   *
   * @throws ClientError NOT_FOUND for a volume that is not on the server
   */
  async detachVolume(id: string, volumeId: string, options?: CallOptions): Promise<VolumeAttachment[]> {
    const attached = await this.listVolumeAttachments(id, options);
    const matching = attached.filter((attachment) => attachment.volumeId === volumeId);
    if (matching.length === 0) {
      throw new ClientError(`volume ${volumeId} is not attached to server ${id}`, {
        code: 'NOT_FOUND',
      });
    }
    for (const attachment of matching) await this.deleteVolumeAttachment(id, attachment.id, options);
    return matching;
  }

  /**
   * Changes how a volume hangs on a server. Nova: PUT /servers/{id}/os-volume_attachments/{attachment}.
   *
   * @throws ClientError INVALID_ARGUMENT when nothing is to change
   */
  async updateVolumeAttachment(
    id: string,
    attachmentId: string,
    changes: UpdateVolumeAttachment,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const { volumeId, deleteOnTermination } = changes;
    if (volumeId === undefined && deleteOnTermination === undefined)
      throw invalidArgument('nothing is to change of the volume attachment');
    const microversion = deleteOnTermination === undefined ? undefined : '2.85';
    const attachment = { volumeId: volumeId ?? attachmentId, delete_on_termination: deleteOnTermination };
    const call = { microversion, ...options, json: { volumeAttachment: defined(attachment) } };
    return acknowledged(
      await this.volumeAttachments('updateVolumeAttachment', 'PUT', id, attachmentId, call),
    );
  }

  /** /servers/{id}/os-volume_attachments[/{id}], as it is answered. @param method the public one on whose behalf */
  protected volumeAttachments(
    method: string,
    verb: NovaVerb,
    id: string,
    attachment?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      attachment === undefined
        ? path`/servers/${id}/os-volume_attachments`
        : path`/servers/${id}/os-volume_attachments/${attachment}`;
    return this.novaAt(method, verb, at, options);
  }
}
