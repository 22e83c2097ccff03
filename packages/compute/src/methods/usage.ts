import { type CallOptions, invalidArgument, type Listing, path } from '@leister/rest';
import type { Usage, UsageTime } from '../model/administration.js';
import { unwrapList } from '../nova/read.js';
import { toUsage } from '../nova/to-administration.js';
import { QuotaMethods } from './quotas.js';

/** How much was used. */
export abstract class UsageMethods extends QuotaMethods {
  /**
   * What each project used in a time; for administrators. Nova: GET /os-simple-tenant-usage, paged since 2.40.
   *
   * @param time with `detailed`, each server is told too
   */
  listUsage(
    time: UsageTime & { detailed?: boolean | undefined } = {},
    options: CallOptions = {},
  ): Listing<Usage> {
    const { detailed, ...span } = time;
    const read = (body: unknown): Usage[] => unwrapList(body, 'tenant_usages').map(toUsage);
    const at = (): string =>
      `/os-simple-tenant-usage${spanQuery({ ...span, detailed: detailed ? '1' : undefined })}`;
    return this.novaList('listUsage', at, read, options);
  }

  /** What a project used in a time, server by server; undefined where it had none. Nova: GET /os-simple-tenant-usage/{project}. */
  async getUsage(projectId: string, time: UsageTime = {}, options?: CallOptions): Promise<Usage | undefined> {
    const at = (): string => path`/os-simple-tenant-usage/${projectId}` + spanQuery({ ...time });
    // Later ones tell of the servers page by page.
    const call = { lastMicroversion: '2.39', ...options };
    const response = await this.novaAt('getUsage', 'GET', at, call);
    return this.novaRead(response, 'tenant_usage', (raw) =>
      raw['tenant_id'] === undefined ? undefined : toUsage(raw),
    );
  }
}

/** Nova takes times in UTC that do not say so. @throws ClientError INVALID_ARGUMENT */
function spanQuery({ start, end, detailed }: UsageTime & { detailed?: string | undefined }): string {
  const query = new URLSearchParams();
  for (const [name, time] of Object.entries({ start, end })) {
    if (time === undefined) continue;
    if (Number.isNaN(Date.parse(time))) throw invalidArgument(`not a date: ${JSON.stringify(time)}`);
    query.set(name, new Date(time).toISOString().replace('Z', ''));
  }
  if (detailed !== undefined) query.set('detailed', detailed);
  return query.size === 0 ? '' : `?${query.toString()}`;
}
