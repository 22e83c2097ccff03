import {
  type Acknowledged,
  type AttachVolume,
  type Console,
  type Diagnostic,
  type Nic,
  refuseOptions,
  type VolumeAttachment,
} from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { consoleLog, consoleUrl } from '../cloud/insight.js';
import { find, notFound } from '../cloud/items.js';
import { toAttachment, toNic } from '../cloud/to-results.js';
import { attachedVolumes, attachVolume, detachVolume, findAttached } from '../cloud/volumes.js';
import { DummyServerLabelMethods } from './server-labels.js';

/** A server's addresses, console and volumes. */
export abstract class DummyServerPartMethods extends DummyServerLabelMethods {
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

  override attachVolume(
    id: string,
    volumeId: string,
    options: CallOptions & AttachVolume = {},
  ): Promise<VolumeAttachment> {
    return this.change('attachVolume', options, (cloud) => {
      refuseOptions('DummyClient.attachVolume', options, ['tag', 'deleteOnTermination']);
      return toAttachment(attachVolume(cloud, id, volumeId, options.device));
    });
  }

  override deleteVolumeAttachment(
    id: string,
    attachmentId: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.order('deleteVolumeAttachment', options, (cloud) => detachVolume(cloud, id, attachmentId));
  }
}
