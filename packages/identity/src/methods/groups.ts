import { type Acknowledged, acknowledged, snakeCase } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { toGroup } from '../keystone/to-people.js';
import type { CreateGroup, Group, ListGroups, User } from '../model/people.js';
import { UserMethods, users } from './users.js';

const groups = { path: '/groups', one: 'group', many: 'groups', read: toGroup };

/** Groups of users. */
export abstract class GroupMethods extends UserMethods {
  /** Keystone: GET /v3/groups. */
  listGroups(filter: ListGroups = {}, options: CallOptions = {}): Listing<Group> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(groups, groups.path, { ...options, query });
  }

  /** Keystone: GET /v3/groups/{id}. @throws ClientError NOT_FOUND */
  async getGroup(id: string, options?: CallOptions): Promise<Group> {
    return this.collectionGet(groups, id, options);
  }

  /**
   * The group with an id or a name that no other has.
   *
   * @param options `domainId` looks in one domain only
   * @throws ClientError NOT_FOUND; CONFLICT when several groups have the name
   */
  async findGroup(
    nameOrId: string,
    { domainId, ...options }: CallOptions & { domainId?: string | undefined } = {},
  ): Promise<Group> {
    return this.findByNameOrId('group', nameOrId, {
      get: (id) => this.getGroup(id, options),
      list: () => this.listGroups({ name: nameOrId, domainId }, options),
    });
  }

  /** Keystone: POST /v3/groups. @throws ClientError CONFLICT when the domain has a group of the name */
  async createGroup(group: CreateGroup, options?: CallOptions): Promise<Group> {
    return this.collectionPost(groups, snakeCase(group), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/groups/{id}. */
  async updateGroup(
    id: string,
    changes: { name?: string | undefined; description?: string | undefined },
    options?: CallOptions,
  ): Promise<Group> {
    return this.collectionPatch(groups, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/groups/{id}. @throws ClientError NOT_FOUND */
  async deleteGroup(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(groups, id, options);
  }

  /** The groups that a user is in. Keystone: GET /v3/users/{id}/groups. */
  listUserGroups(userId: string, options?: CallOptions): Listing<Group> {
    return this.collectionList(groups, () => path`/users/${userId}/groups`, options);
  }

  /** Keystone: GET /v3/groups/{id}/users. */
  listGroupUsers(groupId: string, options?: CallOptions): Listing<User> {
    return this.collectionList(users, () => path`/groups/${groupId}/users`, options);
  }

  /** Keystone: PUT /v3/groups/{group}/users/{user}. */
  async addGroupUser(groupId: string, userId: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('PUT', path`/groups/${groupId}/users/${userId}`, options));
  }

  /** Keystone: DELETE /v3/groups/{group}/users/{user}. @throws ClientError NOT_FOUND when the user is not in it */
  async removeGroupUser(groupId: string, userId: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/groups/${groupId}/users/${userId}`, options));
  }

  /** Keystone: HEAD /v3/groups/{group}/users/{user}. */
  async isGroupUser(groupId: string, userId: string, options?: CallOptions): Promise<boolean> {
    return this.isThere(path`/groups/${groupId}/users/${userId}`, options);
  }
}
