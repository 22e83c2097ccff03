import { type Acknowledged, acknowledged, snakeCase } from '@leister/openstack';
import { type CallOptions, invalidArgument, type Listing, path } from '@leister/rest';
import { toRole, toRoleAssignment } from '../keystone/to-roles.js';
import type {
  CreateRole,
  Grant,
  ListRoleAssignments,
  ListRoles,
  Role,
  RoleAssignment,
} from '../model/roles.js';
import { DomainMethods } from './domains.js';

const roles = { path: '/roles', one: 'role', many: 'roles', read: toRole };
const assignments = { many: 'role_assignments', read: toRoleAssignment };

/** Roles, and who has them where. */
export abstract class RoleMethods extends DomainMethods {
  /** Keystone: GET /v3/roles. */
  listRoles(filter: ListRoles = {}, options: CallOptions = {}): Listing<Role> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(roles, roles.path, { ...options, query });
  }

  /** Keystone: GET /v3/roles/{id}. @throws ClientError NOT_FOUND */
  async getRole(id: string, options?: CallOptions): Promise<Role> {
    return this.collectionGet(roles, id, options);
  }

  /**
   * The role with an id or a name.
   *
   * @param options `domainId` looks among the roles of a domain
   * @throws ClientError NOT_FOUND
   */
  async findRole(
    nameOrId: string,
    { domainId, ...options }: CallOptions & { domainId?: string | undefined } = {},
  ): Promise<Role> {
    return this.findByNameOrId('role', nameOrId, {
      get: (id) => this.getRole(id, options),
      list: () => this.listRoles({ name: nameOrId, domainId }, options),
    });
  }

  /** Keystone: POST /v3/roles. @throws ClientError CONFLICT when there is a role of the name */
  async createRole(role: CreateRole, options?: CallOptions): Promise<Role> {
    return this.collectionPost(roles, snakeCase(role), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/roles/{id}. */
  async updateRole(
    id: string,
    changes: Partial<Omit<CreateRole, 'domainId'>>,
    options?: CallOptions,
  ): Promise<Role> {
    return this.collectionPatch(roles, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/roles/{id}, and with it all of its grants. @throws ClientError NOT_FOUND */
  async deleteRole(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(roles, id, options);
  }

  /** Gives a role to a user or group, somewhere. Keystone: PUT /v3/{where}/{who}/roles/{role}. */
  async grantRole(grant: Grant, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('PUT', grantPath(grant), options));
  }

  /** Takes it back. Keystone: DELETE /v3/{where}/{who}/roles/{role}. @throws ClientError NOT_FOUND when it was not given */
  async revokeRole(grant: Grant, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', grantPath(grant), options));
  }

  /** Whether a role was given. Keystone: HEAD /v3/{where}/{who}/roles/{role}. */
  async hasRole(grant: Grant, options?: CallOptions): Promise<boolean> {
    return this.isThere(grantPath(grant), options);
  }

  /** Who has which role where. Keystone: GET /v3/role_assignments. */
  listRoleAssignments(filter: ListRoleAssignments = {}, options: CallOptions = {}): Listing<RoleAssignment> {
    const { roleId, userId, groupId, projectId, domainId, system, effective, names = true, subtree } = filter;
    const query = {
      'role.id': roleId,
      'user.id': userId,
      'group.id': groupId,
      'scope.project.id': projectId,
      'scope.domain.id': domainId,
      // Keystone takes no other value.
      'scope.system': system ? 'all' : undefined,
      // These count by being there, whatever they say.
      effective: effective || undefined,
      include_names: names || undefined,
      include_subtree: subtree || undefined,
      ...options.query,
    };
    return this.collectionList(assignments, '/role_assignments', { ...options, query });
  }
}

/** @throws ClientError INVALID_ARGUMENT when it does not say who, or where */
function grantPath({
  roleId,
  userId,
  groupId,
  projectId,
  domainId,
  system,
  inherited = false,
}: Grant): string {
  const who = only('a user or a group', {
    user: userId === undefined ? undefined : path`/users/${userId}`,
    group: groupId === undefined ? undefined : path`/groups/${groupId}`,
  });
  const where = only('a project, a domain or the system', {
    project: projectId === undefined ? undefined : path`/projects/${projectId}`,
    domain: domainId === undefined ? undefined : path`/domains/${domainId}`,
    system: system ? '/system' : undefined,
  });
  const grant = where + who + path`/roles/${roleId}`;
  if (!inherited) return grant;
  if (system) throw invalidArgument('nothing inherits a role from the system');
  return `/OS-INHERIT${grant}/inherited_to_projects`;
}

function only(what: string, choices: Record<string, string | undefined>): string {
  const [chosen, ...others] = Object.values(choices).filter((choice) => choice !== undefined);
  if (chosen === undefined || others.length > 0) throw invalidArgument(`a grant names ${what}`);
  return chosen;
}
