import { type Acknowledged, pickByNameOrId, snakeCase } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import { toDomain } from '../keystone/to-projects.js';
import type { CreateDomain, Domain, ListDomains } from '../model/projects.js';
import { ProjectMethods } from './projects.js';

const domains = { path: '/domains', one: 'domain', many: 'domains', read: toDomain };

/** Domains, in which users, groups and projects are. */
export abstract class DomainMethods extends ProjectMethods {
  /** The domains for which the caller can have a token. Keystone: GET /v3/auth/domains. */
  listMyDomains(options?: CallOptions): Listing<Domain> {
    return this.collectionList(domains, '/auth/domains', options);
  }

  /** Keystone: GET /v3/domains. */
  listDomains(filter: ListDomains = {}, options: CallOptions = {}): Listing<Domain> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(domains, domains.path, { ...options, query });
  }

  /** Keystone: GET /v3/domains/{id}. @throws ClientError NOT_FOUND */
  async getDomain(id: string, options?: CallOptions): Promise<Domain> {
    return this.collectionGet(domains, id, options);
  }

  /** The domain with an id or a name. @throws ClientError NOT_FOUND */
  async findDomain(nameOrId: string, options?: CallOptions): Promise<Domain> {
    // All of them, for the id of the first domain, `default`, has not the shape of an id.
    return pickByNameOrId('domain', await this.listDomains({}, options), nameOrId);
  }

  /** Keystone: POST /v3/domains. @throws ClientError CONFLICT when there is a domain of the name */
  async createDomain(domain: CreateDomain, options?: CallOptions): Promise<Domain> {
    return this.collectionPost(domains, snakeCase(domain), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/domains/{id}. */
  async updateDomain(id: string, changes: Partial<CreateDomain>, options?: CallOptions): Promise<Domain> {
    return this.collectionPatch(domains, id, snakeCase(changes), options);
  }

  /**
   * Keystone: DELETE /v3/domains/{id}, with all users, groups and projects in it.
   *
   * @throws ClientError FORBIDDEN while it is enabled
   */
  async deleteDomain(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(domains, id, options);
  }
}
