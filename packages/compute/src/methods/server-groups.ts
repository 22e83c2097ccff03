import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import type { CreateServerGroup, ListServerGroups, ServerGroup } from '../model/administration.js';
import type { Acknowledged } from '../model/resources.js';
import { atLeast, microversionOf } from '../nova/microversion.js';
import { type Json, unwrapList } from '../nova/read.js';
import { toServerGroup } from '../nova/to-administration.js';
import { UsageMethods } from './usage.js';

/** Servers that are to be kept together, or apart. A server joins one by `schedulerHints: { group: id }`. */
export abstract class ServerGroupMethods extends UsageMethods {
  /** Nova: GET /os-server-groups. */
  listServerGroups(filter: ListServerGroups = {}, options: CallOptions = {}): Listing<ServerGroup> {
    const { allProjects, ...page } = filter;
    const query = { all_projects: allProjects ? true : undefined, ...page, ...options.query };
    const read = (body: unknown): ServerGroup[] => unwrapList(body, 'server_groups').map(toServerGroup);
    return this.novaList('listServerGroups', '/os-server-groups', read, { ...options, query });
  }

  /** Nova: GET /os-server-groups/{id}. @throws ClientError NOT_FOUND */
  async getServerGroupDetails(id: string, options?: CallOptions): Promise<ServerGroup> {
    const at = (): string => path`/os-server-groups/${id}`;
    return this.novaRead(
      await this.novaAt('getServerGroupDetails', 'GET', at, options),
      'server_group',
      toServerGroup,
    );
  }

  /** Nova: POST /os-server-groups. */
  async createServerGroup(group: CreateServerGroup, options?: CallOptions): Promise<ServerGroup> {
    const microversion = firstMicroversion(group);
    const json = {
      server_group: serverGroupBody(group, microversionOf(this.microversion, { microversion })),
    };
    const call = { microversion, ...options, json };
    const response = await this.nova('createServerGroup', 'POST', '/os-server-groups', call);
    return this.novaRead(response, 'server_group', toServerGroup);
  }

  /** Its servers stay. Nova: DELETE /os-server-groups/{id}. @throws ClientError NOT_FOUND */
  async deleteServerGroup(id: string, options?: CallOptions): Promise<Acknowledged> {
    const at = (): string => path`/os-server-groups/${id}`;
    return acknowledged(await this.novaAt('deleteServerGroup', 'DELETE', at, options));
  }
}

function firstMicroversion({ policy, maxServerPerHost }: CreateServerGroup): string | undefined {
  if (maxServerPerHost !== undefined) return '2.64';
  return policy === 'soft-affinity' || policy === 'soft-anti-affinity' ? '2.15' : undefined;
}

/** Policies went as a list of one until 2.64. */
function serverGroupBody(
  { name, policy, maxServerPerHost }: CreateServerGroup,
  spoken: string | undefined,
): Json {
  if (spoken === undefined || !atLeast(spoken, '2.64')) return { name, policies: [policy] };
  const rules = maxServerPerHost === undefined ? undefined : { max_server_per_host: maxServerPerHost };
  return defined({ name, policy, rules });
}
