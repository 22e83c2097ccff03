import { type Acknowledged, type AttachVolume, refuseOptions, type VolumeAttachment } from '@leister/compute';
import { type CallOptions, Listing } from '@leister/rest';
import { attach, attachment, attachments, detach } from '../servers/attach.js';
import { LxdServerConsoleMethods } from './server-console.js';

/** Custom volumes that are attached to servers. */
export abstract class LxdServerVolumeMethods extends LxdServerConsoleMethods {
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

  /**
   * Mounts a volume under `/mnt`. LXD: PUT /1.0/instances/{name}.
   *
   * @param volumeId `POOL/NAME`
   * @throws ClientError UNSUPPORTED for a wish how it is to hang there
   */
  override async attachVolume(
    id: string,
    volumeId: string,
    options: CallOptions & AttachVolume = {},
  ): Promise<VolumeAttachment> {
    refuseOptions(`${this.constructor.name}.attachVolume`, options, ['device', 'tag', 'deleteOnTermination']);
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
}
