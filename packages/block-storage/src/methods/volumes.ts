import type { Acknowledged, Sight, StatusWords } from '@leister/openstack';
import { number, unwrap } from '@leister/openstack';
import {
  type CallOptions,
  ClientError,
  invalidArgument,
  type Listing,
  path,
  type WaitOptions,
} from '@leister/rest';
import { BlockStorageWire } from '../block-storage-wire.js';
import { queryOf } from '../cinder/query.js';
import { volumes } from '../cinder/volumes.js';
import type { CreateVolume, ListVolumes, UpdateVolume, Volume, VolumeSummary } from '../model/volume.js';

/** Volumes. */
export abstract class VolumeMethods extends BlockStorageWire {
  /** The volumes that the caller may see. Cinder: GET /volumes/detail. */
  listVolumes(filter: ListVolumes = {}, options: CallOptions = {}): Listing<Volume> {
    const { detail = true, ...rest } = filter;
    const query = { ...queryOf(rest), ...options.query };
    return this.collectionList(volumes, detail ? '/volumes/detail' : '/volumes', { ...options, query });
  }

  /** Cinder: GET /volumes/{id}. @throws ClientError NOT_FOUND */
  async getVolumeDetails(id: string, options?: CallOptions): Promise<Volume> {
    return this.collectionGet(volumes, id, options);
  }

  /** The volume with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findVolume(nameOrId: string, options?: CallOptions): Promise<Volume> {
    return this.findByNameOrId('volume', nameOrId, {
      get: (id) => this.getVolumeDetails(id, options),
      list: () => this.listVolumes({ name: nameOrId }, options),
    });
  }

  /**
   * Begins to make a volume; see `waitVolumeUntil`. Cinder: POST /volumes.
   *
   * @throws ClientError INVALID_ARGUMENT, OVER_LIMIT
   */
  async createVolume(volume: CreateVolume, options?: CallOptions): Promise<Volume> {
    const { schedulerHints, ...fields } = volume;
    const { size, bootable, backupId } = volume;
    if (size !== undefined && !(Number.isInteger(size) && size > 0))
      throw invalidArgument('the size of a volume is a whole number of GiB');
    const response = await this.send('POST', '/volumes', {
      ...options,
      microversion: backupId === undefined ? undefined : '3.47',
      json: {
        volume: await this.namedBody(fields),
        ...(schedulerHints && { 'OS-SCH-HNT:scheduler_hints': schedulerHints }),
      },
    });
    const created = this.readItem(volumes, response);
    // Cinder takes no notice of it in a request that makes a volume, which its answer shows.
    if (bootable === undefined || created.bootable === undefined || created.bootable === bootable)
      return created;
    return this.makeBootable(created, bootable, options);
  }

  /** Nothing to change is no request but a look. Cinder: PUT /volumes/{id}. */
  async updateVolume(id: string, changes: UpdateVolume, options?: CallOptions): Promise<Volume> {
    const body = await this.namedBody(changes);
    if (Object.keys(body).length === 0) return this.getVolumeDetails(id, options);
    return this.collectionPut(volumes, id, body, options);
  }

  /**
   * Begins to delete a volume; see `waitVolumeUntil`. Cinder: DELETE /volumes/{id}.
   *
   * @param how `cascade` deletes its snapshots, too; `force` is for administrators (Cinder 3.23)
   * @throws ClientError BAD_REQUEST for one that is in use or has snapshots
   */
  async deleteVolume(
    id: string,
    how: { cascade?: boolean; force?: boolean } = {},
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.collectionDelete(volumes, id, {
      ...options,
      microversion: how.force === undefined ? undefined : '3.23',
      query: { ...how, ...options?.query },
    });
  }

  /** How many there are, and how large together. Cinder (3.12): GET /volumes/summary. */
  async getVolumeSummary(
    filter: Pick<ListVolumes, 'allProjects'> = {},
    options?: CallOptions,
  ): Promise<VolumeSummary> {
    const query = { ...queryOf(filter), ...options?.query };
    const response = await this.send('GET', '/volumes/summary', { ...options, microversion: '3.12', query });
    return this.readResponse(response, (body) => {
      const raw = unwrap(body, 'volume-summary');
      return { count: number(raw['total_count']) ?? 0, size: number(raw['total_size']) ?? 0, raw };
    });
  }

  /** Cinder: GET /volumes/{id}/metadata[/{key}]. */
  async getVolumeMetadata(id: string, key?: string, options?: CallOptions): Promise<Record<string, string>> {
    return this.getTexts(() => path`/volumes/${id}/metadata`, key, options);
  }

  /** Sets the keys given and leaves the others. Gives all. Cinder: POST /volumes/{id}/metadata. */
  async updateVolumeMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.setTexts('POST', () => path`/volumes/${id}/metadata`, metadata, options);
  }

  /** Makes this all that it says. Cinder: PUT /volumes/{id}/metadata. */
  async replaceVolumeMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.setTexts('PUT', () => path`/volumes/${id}/metadata`, metadata, options);
  }

  /** Cinder: DELETE /volumes/{id}/metadata/{key}. @throws ClientError NOT_FOUND for a key that is not there */
  async deleteVolumeMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.deleteText(() => path`/volumes/${id}/metadata`, key, options);
  }

  /**
   * Waits until a volume is in a status (or one of several): `available` or `in-use` unless told otherwise. What is
   * gone is in `deleted`; `in_use`, Synnefo's word, is `in-use`.
   *
   * @throws ClientError OPERATION_FAILED for one in a status of error; NOT_FOUND for one that is gone; WaitTimeout
   */
  async waitVolumeUntil(
    id: string,
    status: StatusWords = ['available', 'in-use'],
    options?: WaitOptions<Volume>,
  ): Promise<Volume> {
    return this.waitStatusUntil(this.volumeSight(), id, status, options);
  }

  /** Waits while a volume is in a status (or one of several): `creating` unless told otherwise. */
  async waitVolumeWhile(
    id: string,
    status: StatusWords = 'creating',
    options?: WaitOptions<Volume>,
  ): Promise<Volume> {
    return this.waitStatusWhile(this.volumeSight(), id, status, options);
  }

  private async makeBootable(volume: Volume, bootable: boolean, options?: CallOptions): Promise<Volume> {
    try {
      await this.act(() => path`/volumes/${volume.id}`, { 'os-set_bootable': { bootable } }, options);
      return { ...volume, bootable };
    } catch (error) {
      const cause = ClientError.from(error);
      const { status, code, details, request } = cause;
      // The volume is there all the same, and its owner must learn of it.
      throw new ClientError(`volume ${volume.id} is made, but not as bootable as asked: ${cause.message}`, {
        status,
        code,
        details,
        cause,
        ...(request && { request }),
      });
    }
  }

  private volumeSight(): Sight<Volume> {
    return { kind: 'volume', look: (id, call) => this.getVolumeDetails(id, call) };
  }
}
