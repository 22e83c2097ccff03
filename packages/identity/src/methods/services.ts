import { type Acknowledged, snakeCase } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import { toEndpoint, toRegion, toService } from '../keystone/to-services.js';
import type {
  CreateEndpoint,
  CreateRegion,
  CreateService,
  ListEndpoints,
  ListServices,
  Region,
  Service,
  ServiceEndpoint,
} from '../model/services.js';
import { TrustMethods } from './trusts.js';

const services = { path: '/services', one: 'service', many: 'services', read: toService };
const endpoints = { path: '/endpoints', one: 'endpoint', many: 'endpoints', read: toEndpoint };
const regions = { path: '/regions', one: 'region', many: 'regions', read: toRegion };

/** What catalogs are made of. A matter for administrators; the own catalog is in the token. */
export abstract class ServiceMethods extends TrustMethods {
  /** Keystone: GET /v3/services. */
  listServices(filter: ListServices = {}, options: CallOptions = {}): Listing<Service> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(services, services.path, { ...options, query });
  }

  /** Keystone: GET /v3/services/{id}. @throws ClientError NOT_FOUND */
  async getService(id: string, options?: CallOptions): Promise<Service> {
    return this.collectionGet(services, id, options);
  }

  /** The service with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findService(nameOrId: string, options?: CallOptions): Promise<Service> {
    return this.findByNameOrId('service', nameOrId, {
      get: (id) => this.getService(id, options),
      list: () => this.listServices({ name: nameOrId }, options),
    });
  }

  /** Keystone: POST /v3/services. */
  async createService(service: CreateService, options?: CallOptions): Promise<Service> {
    return this.collectionPost(services, snakeCase(service), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/services/{id}. */
  async updateService(id: string, changes: Partial<CreateService>, options?: CallOptions): Promise<Service> {
    return this.collectionPatch(services, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/services/{id}, with its endpoints. @throws ClientError NOT_FOUND */
  async deleteService(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(services, id, options);
  }

  /** Keystone: GET /v3/endpoints. */
  listEndpoints(filter: ListEndpoints = {}, options: CallOptions = {}): Listing<ServiceEndpoint> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(endpoints, endpoints.path, { ...options, query });
  }

  /** Keystone: GET /v3/endpoints/{id}. @throws ClientError NOT_FOUND */
  async getEndpoint(id: string, options?: CallOptions): Promise<ServiceEndpoint> {
    return this.collectionGet(endpoints, id, options);
  }

  /** Keystone: POST /v3/endpoints. */
  async createEndpoint(endpoint: CreateEndpoint, options?: CallOptions): Promise<ServiceEndpoint> {
    return this.collectionPost(endpoints, snakeCase(endpoint), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/endpoints/{id}. */
  async updateEndpoint(
    id: string,
    changes: Partial<CreateEndpoint>,
    options?: CallOptions,
  ): Promise<ServiceEndpoint> {
    return this.collectionPatch(endpoints, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/endpoints/{id}. @throws ClientError NOT_FOUND */
  async deleteEndpoint(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(endpoints, id, options);
  }

  /** Keystone: GET /v3/regions. @param filter `parentRegionId`: only what is in that region */
  listRegions(
    filter: { parentRegionId?: string | undefined } = {},
    options: CallOptions = {},
  ): Listing<Region> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(regions, regions.path, { ...options, query });
  }

  /** Keystone: GET /v3/regions/{id}. @throws ClientError NOT_FOUND */
  async getRegion(id: string, options?: CallOptions): Promise<Region> {
    return this.collectionGet(regions, id, options);
  }

  /** Keystone: POST /v3/regions. @throws ClientError CONFLICT when there is one with the id */
  async createRegion(region: CreateRegion, options?: CallOptions): Promise<Region> {
    return this.collectionPost(regions, snakeCase(region), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/regions/{id}. */
  async updateRegion(id: string, changes: Omit<CreateRegion, 'id'>, options?: CallOptions): Promise<Region> {
    return this.collectionPatch(regions, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/regions/{id}. @throws ClientError FORBIDDEN while endpoints are in it */
  async deleteRegion(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(regions, id, options);
  }
}
