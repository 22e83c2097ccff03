import { isRecord, text } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { LxdOperation } from './operation.js';

/**
 * The token that an operation of class `token` stands for, as `lxc` prints it: base64 of JSON.
 *
 * @param of whom it is for: a client that is to be trusted, or a member of a cluster
 */
export function tokenOf({ metadata }: LxdOperation, of: 'client' | 'member' = 'client'): string {
  const { secret, fingerprint, addresses } = metadata;
  const request = isRecord(metadata['request']) ? metadata['request'] : {};
  if (text(secret) === undefined || text(fingerprint) === undefined || !Array.isArray(addresses))
    throw new ClientError('the daemon gave no token', { code: 'PARSE' });
  const expires = metadata['expiresAt'] ?? metadata['expires_at'];
  const name =
    of === 'client' ? { client_name: request['name'] ?? '' } : { server_name: metadata['serverName'] ?? '' };
  const token = { ...name, fingerprint, addresses, secret, expires_at: expires ?? '0001-01-01T00:00:00Z' };
  return Buffer.from(JSON.stringify(token)).toString('base64');
}
