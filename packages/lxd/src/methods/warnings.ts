import type { Acknowledged } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { type LxdWarning, warnings } from '../resources/administration.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdOperationMethods } from './operations.js';

/** What the daemon wants its administrator to see. */
export abstract class LxdWarningMethods extends LxdOperationMethods {
  /** Warnings of the daemon. LXD: GET /1.0/warnings. */
  listWarnings(options?: ListOptions): Listing<LxdWarning> {
    return this.resourceList(() => warnings, options);
  }

  /** LXD: GET /1.0/warnings/{uuid}. @throws ClientError NOT_FOUND */
  async getWarningDetails(uuid: string, options?: CallOptions): Promise<LxdWarning> {
    return this.resourceGet(warnings, uuid, options);
  }

  /** LXD: DELETE /1.0/warnings/{uuid}. @throws ClientError NOT_FOUND */
  async deleteWarning(uuid: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(warnings, uuid, options);
  }

  /** Says that a warning was seen, or takes that back. LXD: PATCH /1.0/warnings/{uuid}. */
  async updateWarning(
    uuid: string,
    changes: { status: 'new' | 'acknowledged' },
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(warnings, uuid, bodyOf(changes), options);
  }

  /** As {@link updateWarning}, of one as it is then. LXD: GET and PUT /1.0/warnings/{uuid}. */
  async modifyWarning(
    uuid: string,
    change: (current: LxdWarning) => { status: 'new' | 'acknowledged' },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(warnings, uuid, change, options);
  }
}
