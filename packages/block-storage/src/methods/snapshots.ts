import { type Acknowledged, type Sight, snakeCase, type StatusWords } from '@leister/openstack';
import { type CallOptions, type Listing, path, type WaitOptions } from '@leister/rest';
import { queryOf } from '../cinder/query.js';
import { snapshots } from '../cinder/snapshots.js';
import type { CreateSnapshot, ListSnapshots, Snapshot, UpdateResource } from '../model/snapshot.js';
import type { ResetStatus } from '../model/volume.js';
import { VolumeActionMethods } from './volume-actions.js';

/** Snapshots. */
export abstract class SnapshotMethods extends VolumeActionMethods {
  /** Cinder: GET /snapshots/detail. */
  listSnapshots(filter: ListSnapshots = {}, options: CallOptions = {}): Listing<Snapshot> {
    const { detail = true, ...rest } = filter;
    const query = { ...queryOf(rest), ...options.query };
    return this.collectionList(snapshots, detail ? '/snapshots/detail' : '/snapshots', { ...options, query });
  }

  /** Cinder: GET /snapshots/{id}. @throws ClientError NOT_FOUND */
  async getSnapshotDetails(id: string, options?: CallOptions): Promise<Snapshot> {
    return this.collectionGet(snapshots, id, options);
  }

  /** The snapshot with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findSnapshot(nameOrId: string, options?: CallOptions): Promise<Snapshot> {
    return this.findByNameOrId('snapshot', nameOrId, {
      get: (id) => this.getSnapshotDetails(id, options),
      list: () => this.listSnapshots({ name: nameOrId }, options),
    });
  }

  /**
   * Begins to make a snapshot; see `waitSnapshotUntil`. Cinder: POST /snapshots.
   *
   * @throws ClientError BAD_REQUEST for a volume in use, unless `force` is said
   */
  async createSnapshot(snapshot: CreateSnapshot, options?: CallOptions): Promise<Snapshot> {
    return this.collectionPost(snapshots, await this.namedBody(snapshot), options);
  }

  /** Nothing to change is no request but a look. Cinder: PUT /snapshots/{id}. */
  async updateSnapshot(id: string, changes: UpdateResource, options?: CallOptions): Promise<Snapshot> {
    const body = await this.namedBody(changes);
    if (Object.keys(body).length === 0) return this.getSnapshotDetails(id, options);
    return this.collectionPut(snapshots, id, body, options);
  }

  /** Begins to delete a snapshot; see `waitSnapshotUntil`. Cinder: DELETE /snapshots/{id}. */
  async deleteSnapshot(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(snapshots, id, options);
  }

  /** Cinder: GET /snapshots/{id}/metadata[/{key}]. */
  async getSnapshotMetadata(
    id: string,
    key?: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.getTexts(() => path`/snapshots/${id}/metadata`, key, options);
  }

  /** Sets the keys given and leaves the others. Gives all. Cinder: POST /snapshots/{id}/metadata. */
  async updateSnapshotMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.setTexts('POST', () => path`/snapshots/${id}/metadata`, metadata, options);
  }

  /** Makes this all that it says. Cinder: PUT /snapshots/{id}/metadata. */
  async replaceSnapshotMetadata(
    id: string,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return this.setTexts('PUT', () => path`/snapshots/${id}/metadata`, metadata, options);
  }

  /** Cinder: DELETE /snapshots/{id}/metadata/{key}. @throws ClientError NOT_FOUND for a key that is not there */
  async deleteSnapshotMetadata(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return this.deleteText(() => path`/snapshots/${id}/metadata`, key, options);
  }

  /** Says that a snapshot is in a status. Cinder: action os-reset_status; administrators only. */
  async resetSnapshotStatus(
    id: string,
    to: Pick<ResetStatus, 'status'>,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const action = { 'os-reset_status': snakeCase(to) };
    return this.actAndTell(() => path`/snapshots/${id}`, action, options);
  }

  /** Waits until a snapshot is in a status: `available` unless told otherwise. What is gone is in `deleted`. */
  async waitSnapshotUntil(
    id: string,
    status: StatusWords = 'available',
    options?: WaitOptions<Snapshot>,
  ): Promise<Snapshot> {
    return this.waitStatusUntil(this.snapshotSight(), id, status, options);
  }

  /** Waits while a snapshot is in a status: `creating` unless told otherwise. */
  async waitSnapshotWhile(
    id: string,
    status: StatusWords = 'creating',
    options?: WaitOptions<Snapshot>,
  ): Promise<Snapshot> {
    return this.waitStatusWhile(this.snapshotSight(), id, status, options);
  }

  private snapshotSight(): Sight<Snapshot> {
    return { kind: 'snapshot', look: (id, call) => this.getSnapshotDetails(id, call) };
  }
}
