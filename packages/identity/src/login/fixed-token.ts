import { type Credentials, tokenCredentials } from '@leister/rest';
import type { Token } from '../model/token.js';
import type { Keystone } from './keystone.js';
import type { TokenSource } from './token-source.js';

/** A token that was obtained elsewhere. It cannot be renewed; what it is for is asked once, when someone wants to know. */
export class FixedToken implements TokenSource {
  readonly credentials: Credentials;
  readonly #keystone: Keystone;
  readonly #id: string;
  #described: Promise<Token> | undefined;

  constructor(keystone: Keystone, id: string) {
    this.credentials = tokenCredentials(id);
    this.#keystone = keystone;
    this.#id = id;
  }

  token(): Promise<Token> {
    this.#described ??= this.#keystone.describe(this.#id).catch((error: unknown) => {
      this.#described = undefined;
      throw error;
    });
    return this.#described;
  }

  async forget(): Promise<void> {
    this.#described = undefined;
  }

  passwordChanged(): Promise<void> {
    return this.forget();
  }
}
