import { type Acknowledged, type CreatedImage, text } from '@leister/compute';
import { type CallOptions, invalidArgument } from '@leister/rest';
import { acknowledged } from '../lxd-connection.js';
import type { LxdShutdownOptions } from '../model.js';
import { order, start, type StateChange } from '../servers/power.js';
import { publish } from '../servers/publish.js';
import { confirmResize, resize, revertResize } from '../servers/resize.js';
import { LxdServerVolumeMethods } from './server-volumes.js';

/** What is done to servers that are there. */
export abstract class LxdServerActionMethods extends LxdServerVolumeMethods {
  /** LXD: PUT /1.0/instances/{name}/state, action start; unfreeze for a frozen one. @throws ClientError CONFLICT */
  override startServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (_, name, call) => start(this.view, name, call));
  }

  /**
   * Resolves when the daemon has asked the server to stop. That it did not heed is told by a wait, or its details.
   * LXD: PUT /1.0/instances/{name}/state, action stop.
   *
   * @throws ClientError CONFLICT for one that does not run
   */
  override shutdownServer(id: string, options?: LxdShutdownOptions): Promise<Acknowledged> {
    return this.changeState(id, options, () => ({
      action: 'stop',
      force: options?.force ?? false,
      timeout: seconds(options?.grace),
    }));
  }

  /** LXD: PUT /1.0/instances/{name}/state, action restart. @throws ClientError CONFLICT for one that does not run */
  override rebootServer(id: string, hard = false, options?: CallOptions): Promise<Acknowledged> {
    return this.changeState(id, options, () => ({ action: 'restart', force: hard, timeout: seconds() }));
  }

  /** LXD: PUT /1.0/instances/{name}/state, action freeze. @throws ClientError CONFLICT for one that does not run */
  override pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.changeState(id, options, () => ({ action: 'freeze' }));
  }

  /** LXD: PUT /1.0/instances/{name}/state, action unfreeze. @throws ClientError CONFLICT for one that is not held */
  override unpauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.changeState(id, options, () => ({ action: 'unfreeze' }));
  }

  /**
   * Gives an instance another size at once, running or not. Its status is VERIFY_RESIZE until that is confirmed or
   * reverted, or until it is started, stopped or held. LXD: PUT /1.0/instances/{name}.
   *
   * @param flavorId a profile, or a type such as `c2-m4`
   */
  override resizeServer(id: string, flavorId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, (daemon, name, call) => resize(daemon, name, flavorId, call));
  }

  /** Keeps the new size; the server goes on as it is, running or not. LXD: PATCH /1.0/instances/{name}. */
  override confirmResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, confirmResize);
  }

  /** Goes back to the size before, running or not. LXD: PUT /1.0/instances/{name}. */
  override revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn(id, options, revertResize);
  }

  /**
   * Makes an image of an instance, a running one by way of a snapshot, and gives its fingerprint.
   * LXD: POST /1.0/images.
   *
   * @throws ClientError CONFLICT when an image goes by the name
   */
  override createServerImage(
    id: string,
    image: { name: string; metadata?: Readonly<Record<string, string>> },
    options?: CallOptions,
  ): Promise<CreatedImage> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const operation = await publish(daemon, name, image, call);
      const imageId = text(operation?.metadata['fingerprint']);
      return { ...acknowledged(operation), ...(imageId !== undefined && { imageId }) };
    });
  }

  private changeState(
    id: string,
    options: CallOptions | undefined,
    choose: () => StateChange,
  ): Promise<Acknowledged> {
    return this.actOn(id, options, async (_, name, call) => order(this.view, name, choose, call));
  }
}

/** @param milliseconds default: 60000 */
function seconds(milliseconds = 60_000): number {
  if (!(milliseconds > 0)) throw invalidArgument('grace is a number of milliseconds above 0');
  return Math.ceil(milliseconds / 1000);
}
