import type { Credentials, EndpointSource } from '@leister/rest';
import type { Token } from '../model/token.js';
import { type Auth, secretsOf } from './auth.js';
import { cacheKey } from './cache-key.js';
import { type Keystone, readToken } from './keystone.js';
import type { CachedToken, TokenCache } from './token-cache.js';
import type { TokenSource } from './token-source.js';

/** A token and when it is to be replaced. */
interface Held {
  token: Token;
  staleAt: number;
}

/** A token is not used in the last half minute of its life: it is to reach the service, and what the service asks. */
const margin = 30_000;

/**
 * One login: its token, how that is renewed, and where it is kept. All clients of a session share it, so that there is
 * one request for a token however many calls need it.
 */
export class Login implements TokenSource {
  readonly credentials: Credentials;
  // Out of sight of whoever prints a client.
  readonly #keystone: Keystone;
  readonly #cache: { store: TokenCache; endpoint: string } | undefined;
  #auth: Auth;
  #held: Held | undefined;
  #pending: Promise<Token> | undefined;

  /** @param endpoint is part of what a token depends on: with one that is found by a function nothing is kept */
  constructor(
    keystone: Keystone,
    auth: Auth,
    { cache, endpoint }: { cache: TokenCache | undefined; endpoint: EndpointSource },
  ) {
    this.#keystone = keystone;
    this.#auth = { ...auth };
    this.#cache = cache && typeof endpoint === 'string' ? { store: cache, endpoint } : undefined;
    this.credentials = {
      apply: ({ headers }) => {
        const held = this.#fresh();
        if (held) return (headers['x-auth-token'] = held.id);
        return this.token().then(({ id }) => (headers['x-auth-token'] = id));
      },
      renew: (stale) => this.#renew(stale),
      secrets: () => secretsOf(this.#auth),
    };
  }

  async token(): Promise<Token> {
    return this.#fresh() ?? this.#once(() => this.#find());
  }

  async forget(): Promise<void> {
    this.#held = undefined;
    await this.#tryCache((store, key) => store.delete(key));
  }

  async passwordChanged(password: string): Promise<void> {
    await this.forget();
    if (typeof this.#auth.password === 'string') this.#auth = { ...this.#auth, password };
  }

  #fresh(): Token | undefined {
    return this.#held && this.#held.staleAt > Date.now() ? this.#held.token : undefined;
  }

  /** One search at a time, and nobody's in particular: an abort of one caller does not fail it for the others. */
  #once(find: () => Promise<Token>): Promise<Token> {
    this.#pending ??= find().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #find(): Promise<Token> {
    const cached = await this.#cached();
    return cached ? this.#hold(cached) : this.#issue();
  }

  /** Another process may have renewed the token already. */
  async #renew(stale: string | undefined): Promise<void> {
    if (this.#held && this.#held.token.id !== stale) return;
    await this.#once(async () => {
      this.#held = undefined;
      const cached = await this.#cached();
      if (cached && cached.id !== stale) return this.#hold(cached);
      await this.forget();
      return this.#issue();
    });
  }

  async #issue(): Promise<Token> {
    const { lifetime, ...issued } = await this.#keystone.issue(this.#auth);
    const staleAt = lifetime === undefined ? Infinity : Date.now() + staleAfter(lifetime);
    const token = this.#hold({ ...issued, staleAt });
    if (Number.isFinite(staleAt))
      await this.#tryCache((store, key) => store.set(key, { ...issued, staleAt }));
    return token;
  }

  #hold({ staleAt, ...issued }: CachedToken): Token {
    const token = readToken(issued);
    this.#held = { token, staleAt };
    return token;
  }

  async #cached(): Promise<CachedToken | undefined> {
    const cached = await this.#tryCache((store, key) => store.get(key));
    return cached && cached.staleAt > Date.now() ? cached : undefined;
  }

  /** What a cache cannot do is done by a login. */
  async #tryCache<T>(use: (store: TokenCache, key: string) => Promise<T>): Promise<T | undefined> {
    if (!this.#cache) return undefined;
    try {
      return await use(this.#cache.store, cacheKey(this.#cache.endpoint, this.#auth));
    } catch {
      return undefined;
    }
  }
}

/** Of a life that is shorter than two margins, half is used. */
function staleAfter(lifetime: number): number {
  return Math.max(lifetime - margin, lifetime / 2);
}
