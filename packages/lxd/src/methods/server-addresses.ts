import type { Nic } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import { nicOf, nicsOf } from '../servers/addresses.js';
import { readWithState } from '../servers/instance-config.js';
import { LxdServerTagMethods } from './server-tags.js';

/** The network cards of servers. */
export abstract class LxdServerAddressMethods extends LxdServerTagMethods {
  /** LXD: GET /1.0/instances/{name}?recursion=1. */
  override getServerNics(id: string, options?: CallOptions): Promise<Nic[]> {
    return this.performOn(id, options, async (daemon, name, call) =>
      nicsOf(await readWithState(daemon, name, call)),
    );
  }

  /** LXD: GET /1.0/instances/{name}?recursion=1. @param network its name; that of the card where it is on none of LXD's */
  override getServerNetworkNics(id: string, network: string, options?: CallOptions): Promise<Nic> {
    return this.performOn(id, options, async (daemon, name, call) =>
      nicOf(await readWithState(daemon, name, call), name, network),
    );
  }
}
