import { type Acknowledged, snakeCase } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import { attachments } from '../cinder/attachments.js';
import { queryOf } from '../cinder/query.js';
import type { Attachment, Connector, CreateAttachment, ListAttachments } from '../model/attachment.js';
import { TransferMethods } from './transfers.js';

const since = { microversion: '3.27' };

/** How volumes hang on servers, as the services among themselves see it. */
export abstract class AttachmentMethods extends TransferMethods {
  /** Cinder (3.27): GET /attachments/detail. */
  listAttachments(filter: ListAttachments = {}, options: CallOptions = {}): Listing<Attachment> {
    const { detail = true, ...rest } = filter;
    const query = { ...queryOf(rest), ...options.query };
    const at = detail ? '/attachments/detail' : '/attachments';
    return this.collectionList(attachments, at, { ...since, ...options, query });
  }

  /** Cinder (3.27): GET /attachments/{id}. @throws ClientError NOT_FOUND */
  async getAttachmentDetails(id: string, options?: CallOptions): Promise<Attachment> {
    return this.collectionGet(attachments, id, { ...since, ...options });
  }

  /** Reserves a volume or, with a connector, tells how to reach it. Cinder (3.27): POST /attachments. */
  async createAttachment(attachment: CreateAttachment, options?: CallOptions): Promise<Attachment> {
    const { volumeId, instanceId, connector, mode } = attachment;
    const fields = { volume_uuid: volumeId, instance_uuid: instanceId, connector, mode };
    const microversion = mode === undefined ? since.microversion : '3.54';
    return this.collectionPost(attachments, defined(fields), { ...options, microversion });
  }

  /** Tells a host how to reach a volume that is reserved. Cinder (3.27): PUT /attachments/{id}. */
  async updateAttachment(id: string, connector: Connector, options?: CallOptions): Promise<Attachment> {
    return this.collectionPut(attachments, id, snakeCase({ connector }), { ...since, ...options });
  }

  /** Says that a volume now hangs. Cinder (3.44): action os-complete. */
  async completeAttachment(id: string, options?: CallOptions): Promise<Acknowledged> {
    const call = { ...options, microversion: '3.44' };
    return this.actAndTell(() => path`/attachments/${id}`, { 'os-complete': {} }, call);
  }

  /** Cinder (3.27): DELETE /attachments/{id}. @throws ClientError CONFLICT while Nova uses it */
  async deleteAttachment(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(attachments, id, { ...since, ...options });
  }
}
