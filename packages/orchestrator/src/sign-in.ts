import {
  type Credentials,
  ClientError,
  invalidArgument,
  isRecord,
  type OutgoingRequest,
} from '@leister/rest';
import type { CallOptions, RestClient } from '@leister/rest';
import type { Login } from './model.js';

/**
 * POST /auth: changes a name and a password for a token.
 *
 * @throws ClientError INVALID_ARGUMENT; FORBIDDEN for a user that there is not or a wrong password; PARSE
 */
export async function issueToken(client: RestClient, login: Login, options?: CallOptions): Promise<string> {
  checkLogin(login);
  const { username, password } = login;
  const { body } = await client.post('/auth', { ...options, json: { username, password } });
  const token = isRecord(body) ? body['token'] : undefined;
  if (typeof token === 'string' && token !== '') return token;
  throw new ClientError('the answer holds no token', { code: 'PARSE' });
}

/** @throws ClientError INVALID_ARGUMENT; the password is not repeated */
export function checkLogin({ username, password }: Login): void {
  for (const [name, value] of Object.entries({ username, password }))
    if (typeof value !== 'string' || value === '') throw invalidArgument(`a login needs a ${name}`);
}

/** A name and a password, changed for a token at the first request, and for another when that is refused. */
export class SignIn implements Credentials {
  /** Speaks for nobody yet. */
  readonly #client: RestClient;
  readonly #login: Login;
  #token: Promise<string> | undefined;

  constructor(client: RestClient, login: Login) {
    checkLogin(login);
    this.#client = client;
    this.#login = { ...login };
  }

  async apply(request: OutgoingRequest): Promise<string> {
    const token = await (this.#token ?? this.#issue());
    request.headers['x-auth-token'] = token;
    return token;
  }

  async renew(): Promise<void> {
    await this.#issue();
  }

  secrets(): string[] {
    return [this.#login.password];
  }

  /**
   * Makes a call, and once more with a new token where the one it began with is refused: the Orchestrator says 403 of
   * a token that is not good any more, before it does anything.
   */
  async retried<T>(call: () => Promise<T>): Promise<T> {
    const begun = this.#token;
    try {
      return await call();
    } catch (error) {
      // One that has just been issued is good, and what it may not do it may not do.
      if (begun === undefined || !isTokenRefused(error)) throw error;
      if (this.#token === begun) this.#token = undefined;
      return await call();
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #issue(): Promise<string> {
    const token = issueToken(this.#client, this.#login);
    this.#token = token;
    // After one that failed the next request tries again.
    token.catch(() => {
      if (this.#token === token) this.#token = undefined;
    });
    return token;
  }
}

/** A cloud behind the Orchestrator may say 403 as well, after half of the work, and in words of its own. */
function isTokenRefused(error: unknown): boolean {
  return error instanceof ClientError && error.status === 403 && error.message === 'Forbidden';
}
