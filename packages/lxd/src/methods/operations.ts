import type { Acknowledged } from '@leister/compute';
import { type CallOptions, Listing, path } from '@leister/rest';
import { operationIn } from '../daemon/operations.js';
import type { LxdOperation } from '../daemon/operation.js';
import { operationsIn } from '../daemon/lost-answer.js';
import type { ListOptions } from './resources.js';
import { LxdCertificateMethods } from './certificates.js';

/** What the daemon does in the background. */
export abstract class LxdOperationMethods extends LxdCertificateMethods {
  /** Those under way, and those that ended less than 5 s ago. LXD: GET /1.0/operations. */
  listOperations(options: ListOptions = {}): Listing<LxdOperation> {
    const { allProjects, filter: _filter, ...rest } = options;
    const everywhere = allProjects ? { 'all-projects': true, project: undefined } : {};
    const query = { ...rest.query, recursion: 1, ...everywhere };
    const fetch = async (): Promise<LxdOperation[]> =>
      operationsIn((await this.get('/1.0/operations', { ...rest, query })).body);
    return Listing.single(fetch, { signal: options.signal });
  }

  /** LXD: GET /1.0/operations/{id}. @throws ClientError NOT_FOUND 5 s after its end; what it failed with */
  async getOperationDetails(id: string, options?: CallOptions): Promise<LxdOperation> {
    return operationIn((await this.get(path`/1.0/operations/${id}`, options)).body);
  }

  /** LXD: DELETE /1.0/operations/{id}. @throws ClientError BAD_REQUEST for one that cannot be cancelled */
  async cancelOperation(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.change('DELETE', path`/1.0/operations/${id}`, undefined, options);
  }
}
