import { acknowledged } from '@leister/openstack';
import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { NovaCall, NovaVerb } from '../compute-wire.js';
import type { QuotaDetails, Quotas } from '../model/administration.js';
import type { Acknowledged } from '../model/resources.js';
import { toQuotaDetails, toQuotas } from '../nova/to-administration.js';
import { LimitMethods } from './limits.js';

/** Whose quotas are meant. */
export interface QuotaOptions extends CallOptions {
  /** Id of one of the project's users; left out, the project as a whole. */
  userId?: string | undefined;
}

/** Quotas that are being set. */
export interface UpdateQuotaOptions extends QuotaOptions {
  /** True takes also what is less than is used already. Default false. */
  force?: boolean | undefined;
}

/** How much projects may use: by the names of the API (`instances`, `cores`, `ram` in MiB ...), -1 is no limit. */
export abstract class QuotaMethods extends LimitMethods {
  /** Nova: GET /os-quota-sets/{project}. */
  async getQuotas(projectId: string, options?: QuotaOptions): Promise<Quotas> {
    return this.novaRead(await this.quotaSets('getQuotas', 'GET', projectId, options), 'quota_set', toQuotas);
  }

  /** What a project may use of which nothing else was said. Nova: GET /os-quota-sets/{project}/defaults. */
  async getQuotaDefaults(projectId: string, options?: CallOptions): Promise<Quotas> {
    const at = (): string => path`/os-quota-sets/${projectId}/defaults`;
    return this.novaRead(await this.novaAt('getQuotaDefaults', 'GET', at, options), 'quota_set', toQuotas);
  }

  /** What a project may use and uses. Nova: GET /os-quota-sets/{project}/detail. */
  async getQuotaDetails(projectId: string, options: QuotaOptions = {}): Promise<QuotaDetails> {
    const at = (): string => path`/os-quota-sets/${projectId}/detail`;
    const response = await this.novaAt('getQuotaDetails', 'GET', at, forUser(options));
    return this.novaRead(response, 'quota_set', toQuotaDetails);
  }

  /** Sets the quotas given and leaves the others; for administrators. Nova: PUT /os-quota-sets/{project}. */
  async updateQuotas(
    projectId: string,
    quotas: Readonly<Record<string, number>>,
    { force, ...options }: UpdateQuotaOptions = {},
  ): Promise<Quotas> {
    const json = { quota_set: { ...quotas, ...(force !== undefined && { force }) } };
    const response = await this.quotaSets('updateQuotas', 'PUT', projectId, options, json);
    return this.novaRead(response, 'quota_set', toQuotas);
  }

  /** Takes back what was said of a project: the defaults hold. Nova: DELETE /os-quota-sets/{project}. */
  async deleteQuotas(projectId: string, options?: QuotaOptions): Promise<Acknowledged> {
    return acknowledged(await this.quotaSets('deleteQuotas', 'DELETE', projectId, options));
  }

  /** The defaults of all projects have the name `default`. Nova: GET /os-quota-class-sets/{name}. */
  async getQuotaClass(name: string, options?: CallOptions): Promise<Quotas> {
    const response = await this.quotaClassSets('getQuotaClass', 'GET', name, options);
    return this.novaRead(response, 'quota_class_set', toQuotas);
  }

  /** Sets the quotas given and leaves the others; for administrators. Nova: PUT /os-quota-class-sets/{name}. */
  async updateQuotaClass(
    name: string,
    quotas: Readonly<Record<string, number>>,
    options?: CallOptions,
  ): Promise<Quotas> {
    const call = { ...options, json: { quota_class_set: quotas } };
    const response = await this.quotaClassSets('updateQuotaClass', 'PUT', name, call);
    return this.novaRead(response, 'quota_class_set', toQuotas);
  }

  /** /os-quota-sets/{project}, as it is answered. @param method the public one on whose behalf */
  protected quotaSets(
    method: string,
    verb: NovaVerb,
    projectId: string,
    options: QuotaOptions = {},
    json?: unknown,
  ): Promise<RestResponse> {
    return this.novaAt(method, verb, () => path`/os-quota-sets/${projectId}`, { ...forUser(options), json });
  }

  /** /os-quota-class-sets/{name}, as it is answered. @param method the public one on whose behalf */
  protected quotaClassSets(
    method: string,
    verb: NovaVerb,
    name: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    return this.novaAt(method, verb, () => path`/os-quota-class-sets/${name}`, options);
  }
}

function forUser({ userId, ...options }: QuotaOptions): CallOptions {
  return { ...options, query: { user_id: userId, ...options.query } };
}
