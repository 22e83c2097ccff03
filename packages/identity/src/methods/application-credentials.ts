import { type Acknowledged, type Collection, pickByNameOrId, snakeCase } from '@leister/openstack';
import { type Listing, path } from '@leister/rest';
import type { OwnerOptions } from '../identity-wire.js';
import { toAccessRule, toApplicationCredential } from '../keystone/to-credentials.js';
import type { AccessRule, ApplicationCredential, CreateApplicationCredential } from '../model/credentials.js';
import { RoleMethods } from './roles.js';

const credentials = {
  one: 'application_credential',
  many: 'application_credentials',
  read: toApplicationCredential,
};
const rules = { one: 'access_rule', many: 'access_rules', read: toAccessRule };

function credentialsOf(userId: string): Collection<ApplicationCredential> {
  return { ...credentials, path: path`/users/${userId}/application_credentials` };
}

function rulesOf(userId: string): Collection<AccessRule> {
  return { ...rules, path: path`/users/${userId}/access_rules` };
}

/** Ways in for programs, which a user makes for one of the own projects: the one that the token is for. */
export abstract class ApplicationCredentialMethods extends RoleMethods {
  /** Keystone: GET /v3/users/{user}/application_credentials. */
  listApplicationCredentials(options?: OwnerOptions): Listing<ApplicationCredential> {
    return this.ownedList(credentials, (owner) => credentialsOf(owner).path, options);
  }

  /** Without its secret. Keystone: GET /v3/users/{user}/application_credentials/{id}. @throws ClientError NOT_FOUND */
  async getApplicationCredential(
    id: string,
    { userId, ...options }: OwnerOptions = {},
  ): Promise<ApplicationCredential> {
    return this.collectionGet(credentialsOf(await this.ownerOf({ ...options, userId })), id, options);
  }

  /** The application credential with an id or a name. @throws ClientError NOT_FOUND */
  async findApplicationCredential(nameOrId: string, options?: OwnerOptions): Promise<ApplicationCredential> {
    return pickByNameOrId('application credential', await this.listApplicationCredentials(options), nameOrId);
  }

  /**
   * Gives the secret, which is never told again. Keystone: POST /v3/users/{user}/application_credentials.
   *
   * @throws ClientError CONFLICT when the user has one of the name
   */
  async createApplicationCredential(
    credential: CreateApplicationCredential,
    { userId, ...options }: OwnerOptions = {},
  ): Promise<ApplicationCredential> {
    const owner = await this.ownerOf({ ...options, userId });
    return this.collectionPost(credentialsOf(owner), snakeCase(credential), options);
  }

  /** Keystone: DELETE /v3/users/{user}/application_credentials/{id}. @throws ClientError NOT_FOUND */
  async deleteApplicationCredential(
    id: string,
    { userId, ...options }: OwnerOptions = {},
  ): Promise<Acknowledged> {
    const owner = await this.ownerOf({ ...options, userId });
    return this.collectionDelete(credentialsOf(owner), id, options);
  }

  /** Rules that application credentials of the user have or had. Keystone: GET /v3/users/{user}/access_rules. */
  listAccessRules(options?: OwnerOptions): Listing<AccessRule> {
    return this.ownedList(rules, (owner) => rulesOf(owner).path, options);
  }

  /** Keystone: GET /v3/users/{user}/access_rules/{id}. @throws ClientError NOT_FOUND */
  async getAccessRule(id: string, { userId, ...options }: OwnerOptions = {}): Promise<AccessRule> {
    return this.collectionGet(rulesOf(await this.ownerOf({ ...options, userId })), id, options);
  }

  /** Keystone: DELETE /v3/users/{user}/access_rules/{id}. @throws ClientError FORBIDDEN while it is used */
  async deleteAccessRule(id: string, { userId, ...options }: OwnerOptions = {}): Promise<Acknowledged> {
    const owner = await this.ownerOf({ ...options, userId });
    return this.collectionDelete(rulesOf(owner), id, options);
  }
}
