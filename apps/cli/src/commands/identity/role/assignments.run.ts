import type { RoleAssignment } from '@leister/identity';
import { upTo } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import { idFor } from '../../../lib/look-up.js';
import { projectIdFor } from '../../../lib/project-id.js';
import { domainIdFor } from '../ids.js';
import type { args } from './assignments.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<RoleAssignment> {
  const call = { signal: context.signal };
  const client = await context.service('identity');
  const [roleId, userId, groupId, projectId, domainId] = await Promise.all([
    idFor(filter.roleId, (given) => client.findRole(given, call)),
    idFor(filter.userId, (given) => client.findUser(given, call)),
    idFor(filter.groupId, (given) => client.findGroup(given, call)),
    projectIdFor(filter.projectId, context),
    domainIdFor(filter.domainId, client, call),
  ]);
  const asked = {
    ...{ roleId, userId, groupId, projectId, domainId },
    system: filter.system || undefined,
    effective: filter.effective || undefined,
    names: true,
  };
  yield* upTo(filter.number, client.listRoleAssignments(asked, call));
}
