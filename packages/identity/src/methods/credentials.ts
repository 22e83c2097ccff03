import { type Acknowledged, type Collection, snakeCase } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import type { OwnerOptions } from '../identity-wire.js';
import { toCredential, toEc2Credential } from '../keystone/to-credentials.js';
import type { CreateCredential, Credential, Ec2Credential, ListCredentials } from '../model/credentials.js';
import { ApplicationCredentialMethods } from './application-credentials.js';

const credentials = { path: '/credentials', one: 'credential', many: 'credentials', read: toCredential };
const keys = { one: 'credential', many: 'credentials', read: toEc2Credential };

function keysOf(userId: string): Collection<Ec2Credential> {
  return { ...keys, path: path`/users/${userId}/credentials/OS-EC2` };
}

/** Secrets that Keystone keeps for users; those of EC2 have methods of their own. */
export abstract class CredentialMethods extends ApplicationCredentialMethods {
  /** Keystone: GET /v3/users/{user}/credentials/OS-EC2. */
  listEc2Credentials(options?: OwnerOptions): Listing<Ec2Credential> {
    return this.ownedList(keys, (owner) => keysOf(owner).path, options);
  }

  /** Keystone: GET /v3/users/{user}/credentials/OS-EC2/{access}. @throws ClientError NOT_FOUND */
  async getEc2Credential(access: string, { userId, ...options }: OwnerOptions = {}): Promise<Ec2Credential> {
    return this.collectionGet(keysOf(await this.ownerOf({ ...options, userId })), access, options);
  }

  /**
   * Makes a key and its secret for a project. Keystone: POST /v3/users/{user}/credentials/OS-EC2.
   *
   * @param projectId default: the project that the token is for
   */
  async createEc2Credential(
    projectId?: string,
    { userId, ...options }: OwnerOptions = {},
  ): Promise<Ec2Credential> {
    const { user, project } = await this.getToken(options);
    const fields = { tenant_id: projectId ?? project?.id };
    const call = { ...options, json: fields };
    const of = keysOf(userId ?? user.id);
    return this.readItem(of, await this.send('POST', of.path, call));
  }

  /** Keystone: DELETE /v3/users/{user}/credentials/OS-EC2/{access}. @throws ClientError NOT_FOUND */
  async deleteEc2Credential(
    access: string,
    { userId, ...options }: OwnerOptions = {},
  ): Promise<Acknowledged> {
    return this.collectionDelete(keysOf(await this.ownerOf({ ...options, userId })), access, options);
  }

  /** Keystone: GET /v3/credentials. */
  listCredentials(filter: ListCredentials = {}, options: CallOptions = {}): Listing<Credential> {
    const query = { ...snakeCase(filter), ...options.query };
    return this.collectionList(credentials, credentials.path, { ...options, query });
  }

  /** Keystone: GET /v3/credentials/{id}. @throws ClientError NOT_FOUND */
  async getCredential(id: string, options?: CallOptions): Promise<Credential> {
    return this.collectionGet(credentials, id, options);
  }

  /** Keystone: POST /v3/credentials. */
  async createCredential(credential: CreateCredential, options?: CallOptions): Promise<Credential> {
    return this.collectionPost(credentials, snakeCase(credential), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/credentials/{id}. */
  async updateCredential(
    id: string,
    changes: Partial<CreateCredential>,
    options?: CallOptions,
  ): Promise<Credential> {
    return this.collectionPatch(credentials, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/credentials/{id}. @throws ClientError NOT_FOUND */
  async deleteCredential(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(credentials, id, options);
  }
}
