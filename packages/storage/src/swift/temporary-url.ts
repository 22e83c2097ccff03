import { createHmac } from 'node:crypto';
import { invalidArgument } from '@leister/rest';

/** What a temporary URL allows, and for how long. */
export interface TemporaryUrl {
  /** What may be done. One for GET allows HEAD as well. Default GET. */
  method?: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE' | undefined;
  /** Until when: a date, or seconds since the epoch. */
  expires: Date | number;
  /** One of the keys of the account or container. It signs here, and goes nowhere. */
  key: string;
  /** True for all objects whose names begin with this one. */
  prefix?: boolean | undefined;
  /** From which address or network only, e.g. `203.0.113.0/24`. */
  ipRange?: string | undefined;
  /** Under which name a browser saves it. */
  filename?: string | undefined;
  /** True lets a browser show it rather than save it. */
  inline?: boolean | undefined;
  /** Default `sha256`; stores older than Swift 2.18 know `sha1` only. */
  digest?: 'sha1' | 'sha256' | 'sha512' | undefined;
}

/**
 * Signs a temporary URL, as Swift's tempurl checks it. Nothing is sent.
 *
 * @param path of the object, from `/v1` on, not encoded: `/v1/AUTH_x/container/object`
 * @returns the query of the URL, without the `?`
 * @throws ClientError INVALID_ARGUMENT
 */
export function signTemporaryUrl(path: string, options: TemporaryUrl): string {
  const { method = 'GET', key, prefix, ipRange, filename, inline, digest = 'sha256' } = options;
  const { expires } = options;
  const until = expires instanceof Date ? expires.getTime() / 1000 : expires;
  if (!Number.isFinite(until)) throw invalidArgument('a temporary URL needs a time at which it expires');
  if (typeof key !== 'string' || key === '') throw invalidArgument('a temporary URL needs a key');
  const seconds = String(Math.floor(until));
  // Some stores have no account in their paths.
  if (!/^\/[^/]+\/[^/]+\/[^]+$/.test(path))
    throw invalidArgument(`not the path of an object: ${JSON.stringify(path)}`);
  const [, below = ''] = /^\/[^/]+\/[^/]+\/[^/]+\/([^]*)$/.exec(path) ?? [];
  const signed = [method, seconds, prefix ? `prefix:${path}` : path];
  if (ipRange !== undefined) signed.unshift(`ip=${ipRange}`);
  const query = {
    temp_url_sig: createHmac(digest, key).update(signed.join('\n')).digest('hex'),
    temp_url_expires: seconds,
    temp_url_prefix: prefix ? below : undefined,
    temp_url_ip_range: ipRange,
    filename,
    inline: inline ? '' : undefined,
  };
  return Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&');
}
