import type { IncomingHttpHeaders } from 'node:http';
import { defined } from '@leister/rest';
import type { HeaderText } from '../swift/header-text.js';
import { type Metadata, readMetadata } from '../swift/metadata.js';
import { HeaderReader } from '../swift/read-headers.js';

/** An account: the containers of one project. */
export interface AccountInfo {
  containerCount: number;
  objectCount: number;
  bytesUsed: number;
  /** The most bytes it may hold. Set by administrators. */
  quotaBytes?: number;
  metadata: Metadata;
  /** The headers of the answer; for an owner they hold the keys of temporary URLs. */
  raw: IncomingHttpHeaders;
}

export function toAccountInfo(headers: IncomingHttpHeaders, text: HeaderText): AccountInfo {
  const read = new HeaderReader(headers);
  return defined({
    containerCount: read.number('x-account-container-count') ?? 0,
    objectCount: read.number('x-account-object-count') ?? 0,
    bytesUsed: read.number('x-account-bytes-used') ?? 0,
    quotaBytes: read.number('x-account-meta-quota-bytes'),
    metadata: readMetadata('account', headers, text),
    raw: headers,
  });
}
