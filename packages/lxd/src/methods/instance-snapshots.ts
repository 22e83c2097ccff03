import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import {
  type CreateInstanceSnapshot,
  instanceSnapshots,
  type LxdInstanceSnapshot,
  type UpdateInstanceSnapshot,
} from '../resources/instances.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdInstanceMethods } from './instances.js';

/** Snapshots of instances. */
export abstract class LxdInstanceSnapshotMethods extends LxdInstanceMethods {
  /** The snapshots of an instance. LXD: GET /1.0/instances/{instance}/snapshots. */
  listInstanceSnapshots(instance: string, options?: ListOptions): Listing<LxdInstanceSnapshot> {
    return this.resourceList(() => instanceSnapshots(instance), options);
  }

  /** LXD: GET /1.0/instances/{instance}/snapshots/{name}. @throws ClientError NOT_FOUND */
  async getInstanceSnapshotDetails(
    instance: string,
    name: string,
    options?: CallOptions,
  ): Promise<LxdInstanceSnapshot> {
    return this.resourceGet(instanceSnapshots(instance), name, options);
  }

  /** LXD: POST /1.0/instances/{instance}/snapshots. @throws ClientError CONFLICT for one that is there already */
  async createInstanceSnapshot(
    instance: string,
    snapshot: CreateInstanceSnapshot,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(instanceSnapshots(instance), bodyOf(snapshot), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/instances/{instance}/snapshots/{name}. @throws ClientError NOT_FOUND */
  async updateInstanceSnapshot(
    instance: string,
    name: string,
    changes: UpdateInstanceSnapshot,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(instanceSnapshots(instance), name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/instances/{instance}/snapshots/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyInstanceSnapshot(
    instance: string,
    name: string,
    change: (current: LxdInstanceSnapshot) => UpdateInstanceSnapshot,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(instanceSnapshots(instance), name, change, options);
  }

  /** LXD: POST /1.0/instances/{instance}/snapshots/{name}. @throws ClientError CONFLICT for a name in use */
  async renameInstanceSnapshot(
    instance: string,
    name: string,
    newName: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceRename(instanceSnapshots(instance), name, newName, options);
  }

  /** LXD: DELETE /1.0/instances/{instance}/snapshots/{name}. @throws ClientError NOT_FOUND */
  async deleteInstanceSnapshot(instance: string, name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(instanceSnapshots(instance), name, options);
  }

  /** Makes an instance what it was; one that runs is restarted. LXD: PUT /1.0/instances/{name}. @param snapshot its name */
  async restoreInstanceSnapshot(
    instance: string,
    snapshot: string,
    options: CallOptions & { stateful?: boolean | undefined } = {},
  ): Promise<Acknowledged> {
    const { stateful, ...call } = options;
    return this.change(
      'PUT',
      path`/1.0/instances/${instance}`,
      bodyOf({ restore: snapshot, stateful }),
      call,
    );
  }
}
