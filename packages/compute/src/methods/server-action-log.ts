import { type CallOptions, type Listing, path } from '@leister/rest';
import type { ListServerActions, ServerAction } from '../model/server-parts.js';
import { unwrapList } from '../nova/read.js';
import { toServerAction } from '../nova/to-server-parts.js';
import { ServerSecurityGroupMethods } from './server-security-groups.js';

/** What was done to a server. */
export abstract class ServerActionLogMethods extends ServerSecurityGroupMethods {
  /** Newest first; of a deleted server too. Nova (2.58): GET /servers/{id}/os-instance-actions. */
  listServerActions(
    id: string,
    filter: ListServerActions = {},
    options: CallOptions = {},
  ): Listing<ServerAction> {
    const { changesSince, changesBefore, ...page } = filter;
    const query = {
      'changes-since': changesSince,
      'changes-before': changesBefore,
      ...page,
      ...options.query,
    };
    return this.novaList(
      'listServerActions',
      () => path`/servers/${id}/os-instance-actions`,
      (body) => unwrapList(body, 'instanceActions').map(toServerAction),
      // Older ones tell all at once, and of no deleted server.
      { microversion: changesBefore === undefined ? '2.58' : '2.66', ...options, query },
    );
  }

  /** One action, step by step. Nova (2.58): GET /servers/{id}/os-instance-actions/{request}. @throws ClientError NOT_FOUND */
  async getServerAction(id: string, requestId: string, options?: CallOptions): Promise<ServerAction> {
    const at = (): string => path`/servers/${id}/os-instance-actions/${requestId}`;
    const response = await this.novaAt('getServerAction', 'GET', at, { microversion: '2.58', ...options });
    return this.novaRead(response, 'instanceAction', toServerAction);
  }
}
