import { defined, type Query } from '@leister/rest';
import type { ListServers } from '../model/server.js';
import { toStatusWord } from '../model/status.js';

type ServerFilter = Omit<ListServers, 'detail'>;

/** The query of `GET /servers`, in Nova's words. */
export function serverQuery(filter: ServerFilter): Query {
  const { status, changesSince, changesBefore, allProjects, projectId, tags, availabilityZone, ...rest } =
    filter;
  return defined({
    ...rest,
    'changes-since': changesSince,
    'changes-before': changesBefore,
    status: status === undefined ? undefined : toStatusWord(status),
    all_tenants: allProjects ? true : undefined,
    project_id: projectId,
    tags: tags?.join(','),
    availability_zone: availabilityZone,
  });
}

/** The first microversion that knows all that is filtered by: earlier ones let pass what they do not know. */
export function queryMicroversion({ changesBefore, tags }: ServerFilter): string | undefined {
  if (changesBefore !== undefined) return '2.66';
  return tags === undefined ? undefined : '2.26';
}
