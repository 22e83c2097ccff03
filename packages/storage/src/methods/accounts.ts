import { type Acknowledged, acknowledged } from '@leister/openstack';
import type { CallOptions } from '@leister/rest';
import { type AccountInfo, toAccountInfo } from '../model/account.js';
import { type Metadata, metadataHeaders, removalHeaders } from '../swift/metadata.js';
import { CapabilityMethods } from './capabilities.js';

/** The account as a whole. */
export abstract class AccountMethods extends CapabilityMethods {
  /** Swift: HEAD account. */
  async getAccountInfo(options?: CallOptions): Promise<AccountInfo> {
    const { headers } = await this.accountHead(options);
    return toAccountInfo(headers, this.headerText);
  }

  /** What is noted of the account. Swift: HEAD account. */
  async getAccountMeta(options?: CallOptions): Promise<Metadata> {
    return (await this.getAccountInfo(options)).metadata;
  }

  /** Sets the metadata given and leaves the rest. Swift: POST account. */
  async setAccountMeta(metadata: Readonly<Metadata>, options?: CallOptions): Promise<Acknowledged> {
    const headers = { ...metadataHeaders('account', metadata, this.headerText), ...options?.headers };
    return acknowledged(await this.accountPost({ ...options, headers }));
  }

  /** Sets the metadata given and takes all other away. Swift: HEAD, then POST account. */
  async replaceAccountMeta(metadata: Readonly<Metadata>, options?: CallOptions): Promise<Acknowledged> {
    const gone = Object.keys(await this.getAccountMeta(options)).filter((key) => !hasKey(metadata, key));
    const headers = { ...removalHeaders('account', gone, this.headerText), ...options?.headers };
    return this.setAccountMeta(metadata, { ...options, headers });
  }

  /** Swift: POST account. */
  async delAccountMeta(key: string, options?: CallOptions): Promise<Acknowledged> {
    const headers = { ...removalHeaders('account', [key], this.headerText), ...options?.headers };
    return acknowledged(await this.accountPost({ ...options, headers }));
  }
}

/** Whether metadata has a key, in whatever case: headers do not tell one from the other. */
export function hasKey(metadata: Readonly<Metadata>, key: string): boolean {
  return Object.keys(metadata).some((name) => name.toLowerCase() === key.toLowerCase());
}
