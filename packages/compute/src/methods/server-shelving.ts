import { type CallOptions, defined } from '@leister/rest';
import type { Acknowledged } from '../model/resources.js';
import type { UnshelveServer } from '../model/server-parts.js';
import { ServerActionMethods } from './server-actions.js';

/** Servers put away, and servers held fast. */
export abstract class ServerShelvingMethods extends ServerActionMethods {
  /**
   * Puts the server away: its disk is kept as an image, its machine is set free, at once or some time later. Its status
   * is SHELVED, then SHELVED_OFFLOADED. Nova: action shelve.
   */
  shelveServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('shelveServer', id, { shelve: null }, options);
  }

  /** Sets the machine of a shelved server free now; for administrators. Nova: action shelveOffload. */
  shelveOffloadServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('shelveOffloadServer', id, { shelveOffload: null }, options);
  }

  /** Brings a shelved server back. Nova: action unshelve. */
  async unshelveServer(
    id: string,
    unshelve: UnshelveServer = {},
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const { availabilityZone, host } = unshelve;
    const where = defined({ availability_zone: availabilityZone, host });
    const isAnywhere = Object.keys(where).length === 0;
    const microversion = isAnywhere
      ? undefined
      : host !== undefined || availabilityZone === null
        ? '2.91'
        : '2.77';
    const action = { unshelve: isAnywhere ? null : where };
    return this.act('unshelveServer', id, action, { microversion, ...options });
  }

  /** Refuses all that would change the server, until it is unlocked. Nova: action lock. @param reason Nova 2.73 */
  lockServer(id: string, reason?: string, options?: CallOptions): Promise<Acknowledged> {
    if (reason === undefined) return this.act('lockServer', id, { lock: null }, options);
    return this.act(
      'lockServer',
      id,
      { lock: { locked_reason: reason } },
      { microversion: '2.73', ...options },
    );
  }

  /** Nova: action unlock. @throws ClientError FORBIDDEN for a server that an administrator locked */
  unlockServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('unlockServer', id, { unlock: null }, options);
  }

  /** Makes the server's system write what it has in memory, and restart. Nova (2.17): action trigger_crash_dump. */
  triggerCrashDump(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act(
      'triggerCrashDump',
      id,
      { trigger_crash_dump: null },
      { microversion: '2.17', ...options },
    );
  }
}
