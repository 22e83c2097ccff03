import type { Credentials } from '@leister/rest';
import type { Token } from '../model/token.js';

/** Where the tokens of a session come from. */
export interface TokenSource {
  readonly credentials: Credentials;
  /** The token of the moment, and what it is for. */
  token(): Promise<Token>;
  /** The token is not good any more. */
  forget(): Promise<void>;
  /** No token of before is good any more, and the user's password is another one. */
  passwordChanged(password: string): Promise<void>;
}
