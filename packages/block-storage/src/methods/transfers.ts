import { type Acknowledged, snakeCase } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { queryOf } from '../cinder/query.js';
import { transfers } from '../cinder/transfers.js';
import type { VolumeTransfer } from '../model/transfer.js';
import { BackupMethods } from './backups.js';

/** Volumes that go over to another project. */
export abstract class TransferMethods extends BackupMethods {
  /** Cinder: GET /os-volume-transfer/detail. */
  listTransfers(filter: { allProjects?: boolean } = {}, options: CallOptions = {}): Listing<VolumeTransfer> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(transfers, `${transfers.path}/detail`, { ...options, query });
  }

  /** Cinder: GET /os-volume-transfer/{id}. @throws ClientError NOT_FOUND */
  async getTransferDetails(id: string, options?: CallOptions): Promise<VolumeTransfer> {
    return this.collectionGet(transfers, id, options);
  }

  /** The offer with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findTransfer(nameOrId: string, options?: CallOptions): Promise<VolumeTransfer> {
    return this.findByNameOrId('transfer', nameOrId, {
      get: (id) => this.getTransferDetails(id, options),
      list: () => this.listTransfers({}, options),
    });
  }

  /** Offers a volume. Whoever has the id and the `authKey` may take it. Cinder: POST /os-volume-transfer. */
  async createTransfer(
    offer: { volumeId: string; name?: string },
    options?: CallOptions,
  ): Promise<VolumeTransfer> {
    const transfer = await this.collectionPost(transfers, snakeCase(offer), options);
    if (transfer.authKey !== undefined) this.keepSecret(transfer.authKey);
    return transfer;
  }

  /** Takes a volume that is offered. Cinder: POST /os-volume-transfer/{id}/accept. */
  async acceptTransfer(id: string, authKey: string, options?: CallOptions): Promise<VolumeTransfer> {
    this.keepSecret(authKey);
    const call = { ...options, json: { accept: { auth_key: authKey } } };
    return this.readItem(transfers, await this.send('POST', path`/os-volume-transfer/${id}/accept`, call));
  }

  /** Takes an offer back. Cinder: DELETE /os-volume-transfer/{id}. */
  async deleteTransfer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(transfers, id, options);
  }
}
