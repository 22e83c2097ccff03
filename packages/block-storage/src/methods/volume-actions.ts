import { type Acknowledged, idOf, type Json, snakeCase, text, unwrap } from '@leister/openstack';
import { type CallOptions, defined, path } from '@leister/rest';
import type { AttachVolume, ResetStatus, UploadedVolume, UploadVolume } from '../model/volume.js';
import { VolumeMethods } from './volumes.js';

/** What is done to a volume as a whole. */
export abstract class VolumeActionMethods extends VolumeMethods {
  /**
   * Makes a volume larger. Cinder: action os-extend.
   *
   * @param to `size` in GiB; `inUse` says that it hangs on a server (Cinder 3.42)
   */
  async extendVolume(
    id: string,
    to: { size: number; inUse?: boolean },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const call = { ...options, microversion: to.inUse ? '3.42' : undefined };
    return this.actOn(id, { 'os-extend': { new_size: to.size } }, call);
  }

  /**
   * Makes a volume one of another type. Cinder: action os-retype.
   *
   * @param to `migrationPolicy` is `on-demand` when it may be moved for that, else `never`
   */
  async retypeVolume(
    id: string,
    to: { volumeType: string; migrationPolicy?: string },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const { volumeType, migrationPolicy = 'never' } = to;
    const action = { new_type: volumeType, migration_policy: migrationPolicy };
    return this.actOn(id, { 'os-retype': action }, options);
  }

  /** Says that a volume is in a status, whatever it is in. Cinder: action os-reset_status; administrators only. */
  async resetVolumeStatus(id: string, to: ResetStatus, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { 'os-reset_status': snakeCase(to) }, options);
  }

  /** Begins to make an image of what it holds. Cinder: action os-volume_upload_image. */
  async uploadVolumeToImage(id: string, image: UploadVolume, options?: CallOptions): Promise<UploadedVolume> {
    const { force = false, diskFormat = 'raw', containerFormat = 'bare', ...rest } = image;
    const isNew = image.visibility !== undefined || image.protected !== undefined;
    const action = { 'os-volume_upload_image': snakeCase({ force, diskFormat, containerFormat, ...rest }) };
    const call = { ...options, microversion: isNew ? '3.1' : undefined };
    const response = await this.act(() => path`/volumes/${id}`, action, call);
    return this.readResponse(response, (body) => {
      const raw = unwrap(body, 'os-volume_upload_image');
      return defined({ imageId: idOf(raw, 'image_id'), status: text(raw['status']), raw });
    });
  }

  /** Cinder: action os-set_bootable. */
  async setVolumeBootable(id: string, bootable: boolean, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { 'os-set_bootable': { bootable } }, options);
  }

  /** Cinder: action os-update_readonly_flag. */
  async setVolumeReadonly(id: string, readonly: boolean, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { 'os-update_readonly_flag': { readonly } }, options);
  }

  /**
   * Writes down that a volume hangs on a server; it is Nova that hangs it there. Cinder: action os-attach.
   *
   * @throws ClientError FORBIDDEN for others than administrators and services
   */
  async attachVolume(id: string, where: AttachVolume, options?: CallOptions): Promise<Acknowledged> {
    const { serverId, hostName, mountpoint, mode } = where;
    const action = defined({ instance_uuid: serverId, host_name: hostName, mountpoint, mode });
    return this.actOn(id, { 'os-attach': action }, options);
  }

  /** Writes down that a volume hangs there no more. Cinder: action os-detach. */
  async detachVolume(id: string, attachmentId?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { 'os-detach': defined({ attachment_id: attachmentId }) }, options);
  }

  /** Sets what is said of the image a volume was made from. Cinder: action os-set_image_metadata. */
  async setVolumeImageMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.actOn(id, { 'os-set_image_metadata': { metadata } }, options);
  }

  /** Cinder: action os-unset_image_metadata. @throws ClientError NOT_FOUND for a key that is not there */
  async deleteVolumeImageMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { 'os-unset_image_metadata': { key } }, options);
  }

  /** Makes a volume hold again what its latest snapshot holds. Cinder (3.40): action revert. */
  async revertVolume(id: string, snapshotId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { revert: { snapshot_id: snapshotId } }, { ...options, microversion: '3.40' });
  }

  /** Deletes a volume whatever status it is in. Cinder: action os-force_delete; administrators only. */
  async forceDeleteVolume(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, { 'os-force_delete': {} }, options);
  }

  private actOn(
    id: string,
    action: Json,
    options?: CallOptions & { microversion?: string | undefined },
  ): Promise<Acknowledged> {
    return this.actAndTell(() => path`/volumes/${id}`, action, options);
  }
}
