import type { CallOptions } from '@leister/rest';
import type { Limits } from '../model/resources.js';
import { toLimits } from '../nova/to-resources.js';
import { FloatingIpMethods } from './floating-ips.js';

/** How much may be used. */
export abstract class LimitMethods extends FloatingIpMethods {
  /** What the project may use and uses. Nova: GET /limits. */
  async getLimits(options?: CallOptions): Promise<Limits> {
    return this.novaRead(await this.nova('getLimits', 'GET', '/limits', options), 'limits', toLimits);
  }
}
