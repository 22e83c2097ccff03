import { type Acknowledged, snakeCase } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { toTrust } from '../keystone/to-credentials.js';
import { toReference } from '../keystone/to-reference.js';
import type { CreateTrust, ListTrusts, Trust } from '../model/credentials.js';
import type { Reference } from '../model/token.js';
import { CredentialMethods } from './credentials.js';

const trusts = { path: '/OS-TRUST/trusts', one: 'trust', many: 'trusts', read: toTrust };

/** What Keystone calls a user by in a trust. */
const names = {
  trustorId: 'trustor_user_id',
  trusteeId: 'trustee_user_id',
};

/** Trusts: one user acts for another. */
export abstract class TrustMethods extends CredentialMethods {
  /** Keystone: GET /v3/OS-TRUST/trusts. Who is no administrator has to say whose: the own. */
  listTrusts(filter: ListTrusts = {}, options: CallOptions = {}): Listing<Trust> {
    const query = { ...snakeCase(filter, names), ...options.query };
    return this.collectionList(trusts, trusts.path, { ...options, query });
  }

  /** Keystone: GET /v3/OS-TRUST/trusts/{id}. @throws ClientError NOT_FOUND */
  async getTrust(id: string, options?: CallOptions): Promise<Trust> {
    return this.collectionGet(trusts, id, options);
  }

  /** Lets another user act for the caller. Keystone: POST /v3/OS-TRUST/trusts. */
  async createTrust(trust: CreateTrust, options?: CallOptions): Promise<Trust> {
    const trustorId = await this.ownerOf({ ...options, userId: trust.trustorId });
    const fields = snakeCase({ impersonation: false, ...trust, trustorId }, names);
    return this.collectionPost(trusts, fields, options);
  }

  /** Keystone: DELETE /v3/OS-TRUST/trusts/{id}; its tokens end. @throws ClientError NOT_FOUND */
  async deleteTrust(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(trusts, id, options);
  }

  /** Keystone: GET /v3/OS-TRUST/trusts/{id}/roles. */
  listTrustRoles(id: string, options?: CallOptions): Listing<Reference> {
    return this.collectionList(
      { many: 'roles', read: toReference },
      () => path`/OS-TRUST/trusts/${id}/roles`,
      options,
    );
  }
}
