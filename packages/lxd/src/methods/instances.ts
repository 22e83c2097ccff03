import type { Acknowledged, Json } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import {
  instances,
  type LxdInstance,
  type LxdInstanceState,
  toInstanceState,
  type UpdateInstance,
} from '../resources/instances.js';
import { bodyOf } from '../resources/thing.js';
import { LxdClusterMethods } from './cluster.js';
import type { ListOptions, UpdateOptions } from './resources.js';

/** An instance to be made, in LXD's own words. */
export interface CreateInstance extends UpdateInstance {
  /** Default: the daemon finds one. */
  name?: string | undefined;
  /** What it is made of, in the daemon's words: `{ type: 'image', alias: 'busybox' }`, `{ type: 'none' }` ... */
  source: Json;
  /** Default `container`. */
  type?: 'container' | 'virtual-machine' | undefined;
  /** `c2-m4`, `t2.micro`. */
  instanceType?: string | undefined;
}

/** What to do about the power of an instance. */
export interface InstanceStateChange {
  action: 'start' | 'stop' | 'restart' | 'freeze' | 'unfreeze';
  /** Seconds that its init may take. Default: for ever. */
  timeout?: number | undefined;
  /** Does not ask its init. */
  force?: boolean | undefined;
  /** Keeps its running state, or goes on from it: needs CRIU, or a virtual machine. */
  stateful?: boolean | undefined;
}

/**
 * Instances in LXD's own words. As members of the compute family they are servers: what is done to those begins at once
 * and is waited for, what is done here is done when the call ends.
 */
export abstract class LxdInstanceMethods extends LxdClusterMethods {
  /** The instances of the project, without their state. LXD: GET /1.0/instances. */
  listInstances(options?: ListOptions): Listing<LxdInstance> {
    return this.resourceList(() => instances, options);
  }

  /** LXD: GET /1.0/instances/{name}. @throws ClientError NOT_FOUND */
  async getInstanceDetails(name: string, options?: CallOptions): Promise<LxdInstance> {
    return this.resourceGet(instances, name, options);
  }

  /** What an instance does at the moment. LXD: GET /1.0/instances/{name}/state. @throws ClientError NOT_FOUND */
  getInstanceState(name: string, options?: CallOptions): Promise<LxdInstanceState> {
    return this.readThing(() => path`/1.0/instances/${name}/state`, toInstanceState, options);
  }

  /** Makes an instance, which does not run then. LXD: POST /1.0/instances. @throws ClientError CONFLICT */
  async createInstance(instance: CreateInstance, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(instances, bodyOf(instance), options);
  }

  /**
   * Sets what is named: keys of the configuration and devices beside those that are there. '' takes a key away.
   * LXD: PATCH /1.0/instances/{name}.
   */
  async updateInstance(
    name: string,
    changes: UpdateInstance,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(instances, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster (a start is a change too).
   * LXD: GET and PUT /1.0/instances/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyInstance(
    name: string,
    change: (current: LxdInstance) => UpdateInstance,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(instances, name, change, options);
  }

  /** LXD: POST /1.0/instances/{name}. @throws ClientError CONFLICT for one that runs, or a name in use */
  async renameInstance(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(instances, name, newName, options);
  }

  /** Deletes an instance that does not run. LXD: DELETE /1.0/instances/{name}. @throws ClientError CONFLICT */
  async deleteInstance(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(instances, name, options);
  }

  /** LXD: PUT /1.0/instances/{name}/state. @throws ClientError CONFLICT for what does not fit its state */
  async setInstanceState(
    name: string,
    change: InstanceStateChange,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.change('PUT', path`/1.0/instances/${name}/state`, stateBody(change), options);
  }

  /**
   * Does the same to all instances of the project. LXD: PUT /1.0/instances.
   *
   * @throws ClientError UNSUPPORTED where the daemon cannot
   */
  async setAllInstanceStates(change: InstanceStateChange, options?: CallOptions): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      await daemon.require('instance_bulk_state_change', call);
      const operation = await daemon.change(
        'PUT',
        '/1.0/instances',
        { json: { state: stateBody(change) } },
        call,
      );
      return { raw: operation ?? {} };
    });
  }

  /**
   * Makes an instance anew from an image, or empty, with the same configuration. LXD: POST /1.0/instances/{name}/rebuild.
   *
   * @param source in the daemon's words: `{ type: 'image', alias: 'busybox' }`
   * @throws ClientError UNSUPPORTED where the daemon cannot (LXD before 5.15)
   */
  async rebuildInstance(name: string, source: Json, options?: CallOptions): Promise<Acknowledged> {
    const at = path`/1.0/instances/${name}/rebuild`;
    return this.resourcePost({ path: at, extension: 'instances_rebuild' }, { source }, options);
  }
}

function stateBody({ timeout = -1, ...change }: InstanceStateChange): Json {
  return bodyOf({ ...change, timeout });
}
