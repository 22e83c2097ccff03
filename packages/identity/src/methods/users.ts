import { type Acknowledged, acknowledged, snakeCase } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { IdentityWire } from '../identity-wire.js';
import { toUser } from '../keystone/to-people.js';
import { toProject } from '../keystone/to-projects.js';
import type { CreateUser, ListUsers, UpdateUser, User } from '../model/people.js';
import type { Project } from '../model/projects.js';

export const users = { path: '/users', one: 'user', many: 'users', read: toUser };

/** Users. But for one's own, they are a matter for administrators. */
export abstract class UserMethods extends IdentityWire {
  /** Keystone: GET /v3/users. */
  listUsers(filter: ListUsers = {}, options: CallOptions = {}): Listing<User> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(users, users.path, { ...options, query });
  }

  /** Keystone: GET /v3/users/{id}. @throws ClientError NOT_FOUND */
  async getUser(id: string, options?: CallOptions): Promise<User> {
    return this.collectionGet(users, id, options);
  }

  /**
   * The user with an id or a name that no other has.
   *
   * @param options `domainId` looks in one domain only
   * @throws ClientError NOT_FOUND; CONFLICT when several users have the name
   */
  async findUser(
    nameOrId: string,
    { domainId, ...options }: CallOptions & { domainId?: string | undefined } = {},
  ): Promise<User> {
    return this.findByNameOrId('user', nameOrId, {
      get: (id) => this.getUser(id, options),
      list: () => this.listUsers({ name: nameOrId, domainId }, options),
    });
  }

  /** Keystone: POST /v3/users. @throws ClientError CONFLICT when the domain has a user of the name */
  async createUser(user: CreateUser, options?: CallOptions): Promise<User> {
    return this.collectionPost(users, snakeCase(user), options);
  }

  /** Changes what is given and leaves the rest; `password` sets another one. Keystone: PATCH /v3/users/{id}. */
  async updateUser(id: string, changes: UpdateUser, options?: CallOptions): Promise<User> {
    return this.collectionPatch(users, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/users/{id}. @throws ClientError NOT_FOUND */
  async deleteUser(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(users, id, options);
  }

  /**
   * Gives the caller another password. All tokens of the user end, that of this session too: it logs in anew, with the
   * new password, when it is used next. Keystone: POST /v3/users/{id}/password.
   *
   * @throws ClientError UNAUTHORIZED when `original` is not the password
   */
  async changePassword(
    passwords: { original: string; password: string },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const { original, password } = passwords;
    const id = await this.ownerOf(options);
    const json = { user: { original_password: original, password } };
    const response = await this.send('POST', path`/users/${id}/password`, { ...options, json });
    await this.passwordChanged(password);
    return acknowledged(response);
  }

  /** The projects in which a user has a role. Keystone: GET /v3/users/{id}/projects. */
  listUserProjects(id: string, options?: CallOptions): Listing<Project> {
    const projects = { many: 'projects', read: toProject };
    return this.collectionList(projects, () => path`/users/${id}/projects`, options);
  }

  /** The session's own password is another one now. */
  protected abstract passwordChanged(password: string): Promise<void>;
}
