import { type Acknowledged, acknowledged, type Json, numbers, snakeCase, unwrap } from '@leister/openstack';
import { type CallOptions, isRecord, type Listing, path, type Query } from '@leister/rest';
import { messages, pools, quotas, services, toQuotaUsage, zones } from '../cinder/administration.js';
import type {
  AvailabilityZone,
  Limits,
  ListServices,
  Quota,
  QuotaUsage,
  ServiceName,
  StoragePool,
  UserMessage,
  VolumeService,
} from '../model/administration.js';
import { AttachmentMethods } from './attachments.js';

/** The service itself, and how much of it there is for whom. */
export abstract class AdministrationMethods extends AttachmentMethods {
  /** Cinder: GET /os-quota-sets/{project}. */
  async getQuota(projectId: string, options?: CallOptions): Promise<Quota> {
    return this.collectionGet(quotas, projectId, options);
  }

  /** How much there is by default. Cinder: GET /os-quota-sets/{project}/defaults. */
  async getDefaultQuota(projectId: string, options?: CallOptions): Promise<Quota> {
    return this.readItem(quotas, await this.send('GET', path`/os-quota-sets/${projectId}/defaults`, options));
  }

  /** How much there may be, and is. Cinder: GET /os-quota-sets/{project}?usage=true. */
  async getQuotaUsage(projectId: string, options?: CallOptions): Promise<QuotaUsage> {
    const query: Query = { usage: true, ...options?.query };
    const response = await this.send('GET', path`/os-quota-sets/${projectId}`, { ...options, query });
    return this.readResponse(response, (body) => toQuotaUsage(projectId, unwrap(body, 'quota_set')));
  }

  /**
   * Changes what is given and leaves the rest. Cinder: PUT /os-quota-sets/{project}; administrators only.
   *
   * @param limits by the names of the API: `{ volumes: 10, gigabytes: -1 }`
   */
  async updateQuota(
    projectId: string,
    limits: Readonly<Record<string, number>>,
    options?: CallOptions,
  ): Promise<Quota> {
    const fields: Json = limits;
    return { ...(await this.collectionPut(quotas, projectId, fields, options)), projectId };
  }

  /** Gives a project the default again. Cinder: DELETE /os-quota-sets/{project}; administrators only. */
  async deleteQuota(projectId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(quotas, projectId, options);
  }

  /** How much the caller's project may use and does. Cinder: GET /limits. */
  async getLimits(options?: CallOptions): Promise<Limits> {
    return this.readResponse(await this.send('GET', '/limits', options), (body) => {
      const raw = unwrap(body, 'limits');
      return { absolute: numbers(isRecord(raw['absolute']) ? raw['absolute'] : {}), raw };
    });
  }

  /** Cinder: GET /os-availability-zone. */
  listAvailabilityZones(options?: CallOptions): Listing<AvailabilityZone> {
    return this.collectionList(zones, '/os-availability-zone', options);
  }

  /** Cinder: GET /os-services; administrators only. */
  listServices(filter: ListServices = {}, options: CallOptions = {}): Listing<VolumeService> {
    const query: Query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(services, '/os-services', { ...options, query });
  }

  /** Lets a service take new work. Cinder: PUT /os-services/enable; administrators only. */
  async enableService({ binary, host }: ServiceName, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(
      await this.send('PUT', '/os-services/enable', { ...options, json: { binary, host } }),
    );
  }

  /** Gives a service no new work. Cinder: PUT /os-services/disable; administrators only. */
  async disableService(
    { binary, host, reason }: ServiceName & { reason?: string },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const [at, json] =
      reason === undefined
        ? ['/os-services/disable', { binary, host }]
        : ['/os-services/disable-log-reason', { binary, host, disabled_reason: reason }];
    return acknowledged(await this.send('PUT', at, { ...options, json }));
  }

  /** Where volumes are kept. Cinder: GET /scheduler-stats/get_pools; administrators only. */
  listPools(options: CallOptions = {}): Listing<StoragePool> {
    const query: Query = { detail: true, ...options.query };
    return this.collectionList(pools, '/scheduler-stats/get_pools', { ...options, query });
  }

  /** What went wrong after requests were accepted. Cinder (3.3): GET /messages. */
  listMessages(
    filter: { resourceId?: string; limit?: number } = {},
    options: CallOptions = {},
  ): Listing<UserMessage> {
    const { resourceId, limit } = filter;
    const query: Query = { resource_uuid: resourceId, limit, ...options.query };
    // Filters and pages came in 3.5.
    const microversion = resourceId === undefined && limit === undefined ? '3.3' : '3.5';
    return this.collectionList(messages, messages.path, { microversion, ...options, query });
  }

  /** Cinder (3.3): GET /messages/{id}. @throws ClientError NOT_FOUND */
  async getMessageDetails(id: string, options?: CallOptions): Promise<UserMessage> {
    return this.collectionGet(messages, id, { microversion: '3.3', ...options });
  }

  /** Cinder (3.3): DELETE /messages/{id}. */
  async deleteMessage(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(messages, id, { microversion: '3.3', ...options });
  }
}
