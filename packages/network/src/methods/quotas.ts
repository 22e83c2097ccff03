import { type Acknowledged, type Json, unwrap } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import type { Quota, QuotaUsage } from '../model/administration.js';
import { quotas, toQuotaUsage } from '../neutron/administration.js';
import { TagMethods } from './tags.js';

/** How much a project may have. */
export abstract class QuotaMethods extends TagMethods {
  /** The projects whose quotas are other than the default. Neutron: GET /quotas; administrators only. */
  listQuotas(options?: CallOptions): Listing<Quota> {
    return this.collectionList(quotas, quotas.path, options);
  }

  /** Neutron: GET /quotas/{project}. */
  async getQuota(projectId: string, options?: CallOptions): Promise<Quota> {
    return { ...(await this.collectionGet(quotas, projectId, options)), projectId };
  }

  /** How much there is by default. Neutron: GET /quotas/{project}/default. */
  async getDefaultQuota(projectId: string, options?: CallOptions): Promise<Quota> {
    return this.readItem(quotas, await this.send('GET', path`/quotas/${projectId}/default`, options));
  }

  /** How much there may be, and is. Neutron (quota_details): GET /quotas/{project}/details. */
  async getQuotaUsage(projectId: string, options?: CallOptions): Promise<QuotaUsage> {
    const response = await this.send('GET', path`/quotas/${projectId}/details`, options);
    return this.readResponse(response, (body) => toQuotaUsage(projectId, unwrap(body, 'quota')));
  }

  /**
   * Changes what is given and leaves the rest. Neutron: PUT /quotas/{project}; administrators only.
   *
   * @param limits by the name of the resource: `{ network: 10, floatingip: -1 }`
   */
  async updateQuota(
    projectId: string,
    limits: Readonly<Record<string, number>>,
    options?: CallOptions,
  ): Promise<Quota> {
    const fields: Json = limits;
    return { ...(await this.collectionPut(quotas, projectId, fields, options)), projectId };
  }

  /** Gives a project the default again. Neutron: DELETE /quotas/{project}; administrators only. */
  async deleteQuota(projectId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(quotas, projectId, options);
  }
}
