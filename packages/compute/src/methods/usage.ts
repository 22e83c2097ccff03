import { type CallOptions, type Listing, path, type Query } from '@leister/rest';
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
    const query = { ...spanQuery(time), detailed: time.detailed ? 1 : undefined, ...options.query };
    const read = (body: unknown): Usage[] => unwrapList(body, 'tenant_usages').map(toUsage);
    return this.novaList('listUsage', '/os-simple-tenant-usage', read, { ...options, query });
  }

  /**
   * What a project used in a time, server by server; undefined where it had none. Nova: GET
   * /os-simple-tenant-usage/{project}.
   *
   * @throws ClientError BAD_REQUEST for what is no date
   */
  async getUsage(
    projectId: string,
    time: UsageTime = {},
    options: CallOptions = {},
  ): Promise<Usage | undefined> {
    const at = (): string => path`/os-simple-tenant-usage/${projectId}`;
    const query = { ...spanQuery(time), ...options.query };
    // Later ones tell of the servers page by page.
    const call = { lastMicroversion: '2.39', ...options, query };
    const response = await this.novaAt('getUsage', 'GET', at, call);
    return this.novaRead(response, 'tenant_usage', (raw) =>
      raw['tenant_id'] === undefined ? undefined : toUsage(raw),
    );
  }
}

function spanQuery({ start, end }: UsageTime): Query {
  return { start: inUtc(start), end: inUtc(end) };
}

/** Nova takes times in UTC that do not say so. What is none, it refuses itself. */
function inUtc(time: string | undefined): string | undefined {
  if (time === undefined || Number.isNaN(Date.parse(time))) return time;
  return new Date(time).toISOString().replace('Z', '');
}
