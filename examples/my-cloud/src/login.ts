import { type Credentials, type OutgoingRequest, RestClient } from '@leister/rest';
import { myCloudDialect } from './my-cloud-dialect.js';

/** A name and a password, changed for a token, and for another when that is refused. */
export class Login implements Credentials {
  readonly #logins: RestClient;
  readonly #user: { name: string; password: string };
  #token: Promise<string> | undefined;

  constructor(endpoint: string, user: { name: string; password: string }) {
    this.#logins = new RestClient({ endpoint, dialect: myCloudDialect });
    this.#user = user;
  }

  async apply(request: OutgoingRequest) {
    const token = await (this.#token ??= this.#logIn());
    request.headers['authorization'] = `Bearer ${token}`;
    return token;
  }

  async renew() {
    this.#token = this.#logIn();
    await this.#token;
  }

  secrets() {
    return [this.#user.password];
  }

  async #logIn() {
    try {
      return (await this.#logins.post<{ token: string }>('/logins', { json: this.#user })).body.token;
    } catch (error) {
      // The next request tries again.
      this.#token = undefined;
      throw error;
    }
  }
}
