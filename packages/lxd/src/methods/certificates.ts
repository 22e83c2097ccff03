import type { Acknowledged } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import {
  type AddCertificate,
  certificates,
  type CreateTrustToken,
  derOf,
  type LxdCertificate,
  type UpdateCertificate,
} from '../resources/administration.js';
import type { LxdOperation } from '../daemon/operation.js';
import { tokenOf } from '../daemon/tokens.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdProjectMethods } from './projects.js';

/** Whom the daemon trusts. */
export abstract class LxdCertificateMethods extends LxdProjectMethods {
  /** The certificates that the daemon trusts. LXD: GET /1.0/certificates. */
  listCertificates(options?: ListOptions): Listing<LxdCertificate> {
    return this.resourceList(() => certificates, options);
  }

  /** LXD: GET /1.0/certificates/{fingerprint}. @throws ClientError NOT_FOUND */
  async getCertificateDetails(fingerprint: string, options?: CallOptions): Promise<LxdCertificate> {
    return this.resourceGet(certificates, fingerprint, options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/certificates/{fingerprint}. @throws ClientError NOT_FOUND */
  async updateCertificate(
    fingerprint: string,
    changes: UpdateCertificate,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(certificates, fingerprint, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/certificates/{fingerprint}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyCertificate(
    fingerprint: string,
    change: (current: LxdCertificate) => UpdateCertificate,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(certificates, fingerprint, change, options);
  }

  /** LXD: DELETE /1.0/certificates/{fingerprint}. @throws ClientError NOT_FOUND */
  async deleteCertificate(fingerprint: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(certificates, fingerprint, options);
  }

  /** Has the daemon trust a certificate. LXD: POST /1.0/certificates. @throws ClientError CONFLICT */
  async createCertificate(certificate: AddCertificate, options?: CallOptions): Promise<Acknowledged> {
    const { certificate: pem, type = 'client', ...rest } = certificate;
    return this.resourcePost(certificates, bodyOf({ ...rest, type, certificate: derOf(pem) }), options);
  }

  /**
   * Leave for a client to make its certificate known: `LxdClient.join(token)`. It is a secret. Cancelling its operation
   * revokes it. LXD: POST /1.0/certificates.
   */
  async createTrustToken(
    token: CreateTrustToken,
    options?: CallOptions,
  ): Promise<{ token: string; operation: LxdOperation }> {
    const json = bodyOf({ ...token, type: 'client', token: true });
    const operation = await this.begin('POST', '/1.0/certificates', json, options);
    return { token: tokenOf(operation), operation };
  }
}
