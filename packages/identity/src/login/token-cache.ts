import type { IdentityVersion } from './keystone.js';

/** A token as it is kept, with all that a login has to know of it. */
export interface CachedToken {
  id: string;
  version: IdentityVersion;
  /** The answer by which it was issued, with its catalog. */
  body: unknown;
  /** When it is no longer to be used, in milliseconds since the epoch by the clock of this machine. */
  staleAt: number;
}

/**
 * Where a login keeps its token for the next process. A cache that fails is as good as none: what it throws is
 * ignored.
 */
export interface TokenCache {
  /** @param key all that the token depends on, secrets included: it is not to be kept or shown as it is */
  get(key: string): Promise<CachedToken | undefined>;
  set(key: string, token: CachedToken): Promise<void>;
  delete(key: string): Promise<void>;
}
