import { isRecord } from '@leister/compute';
import { type CallOptions, Listing } from '@leister/rest';
import type { InCloud, Login, ServedCloud, Tenant } from '../model.js';
import { OrchestratorConnection } from '../orchestrator-connection.js';
import { OrchestratorError } from '../orchestrator-error.js';
import { issueToken } from '../sign-in.js';
import { listIn, toServedCloud, toTenant } from '../to-results.js';

/** The Orchestrator itself: its clouds, their tenants, its users. */
export abstract class OrchestratorServiceMethods extends OrchestratorConnection {
  /**
   * Whether the Orchestrator is there and speaks this version of the API. GET /.
   *
   * @throws ClientError NOT_FOUND where there is no such API; CONNECTION
   */
  async ping(options?: CallOptions): Promise<{ raw: unknown }> {
    try {
      const { body } = await this.get('/', options);
      return { raw: isRecord(body) ? body : {} };
    } catch (error) {
      // Version 2 has nothing to get there, and says so: it is there.
      if (error instanceof OrchestratorError && error.status === 200 && error.kind === 'not-implemented')
        return { raw: error.body };
      throw error;
    }
  }

  /**
   * Changes a name and a password for a token, which clients take as the option `token`. It may be used until the
   * Orchestrator withdraws it. POST /auth.
   *
   * @throws ClientError FORBIDDEN for a user that there is not or a wrong password; INVALID_ARGUMENT; PARSE
   */
  async login(login: Login, options?: CallOptions): Promise<{ token: string }> {
    const token = await issueToken(this.asNobody(), login, options);
    this.keepSecret(token);
    return { token };
  }

  /** The clouds that are served, the default one among them. GET /cloud. */
  listClouds(options: CallOptions = {}): Listing<ServedCloud> {
    return this.list('/cloud', (body) => listIn(body, 'served_cloud').map(toServedCloud), options);
  }

  /** The tenants of a cloud. A cloud that has none, or is not there, has one of which nothing is told. GET /tenants. */
  listTenants({ cloud }: InCloud = {}, options: CallOptions = {}): Listing<Tenant> {
    const fetch = async (): Promise<Tenant[]> =>
      this.readResponse(await this.inCloud('GET', '/tenants', cloud, options), (body) =>
        listIn(body, 'tenants').map(toTenant),
      );
    return Listing.single(fetch, { signal: options.signal });
  }
}
