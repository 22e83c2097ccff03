import { invalidArgument } from './client-error.js';

/** A request about to be sent, as credentials and dialects may still change it. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
}

/** What a call of the caller's passes on to what is done for it. */
export interface CallContext {
  signal?: AbortSignal | undefined;
}

/**
 * Who calls. One object may serve any number of clients at once; it must keep nothing of a single request.
 * Whatever `apply` puts into the headers is held secret by the client.
 */
export interface Credentials {
  /**
   * Adds to a request, which goes to the endpoint's own origin, what proves the caller.
   * Gives the token it used, when tokens can go stale.
   */
  apply(
    request: OutgoingRequest,
    context: CallContext,
  ): Promise<string | undefined> | string | undefined | void;
  /**
   * Called when the server refused `staleToken` (401) and `apply` would still use it; never twice at once for one
   * token. Resolves when `apply` has a new one; rejects when there is none to be had.
   */
  renew?(staleToken: string | undefined, context: CallContext): Promise<void>;
  /** Secrets that may come back in an answer, beside what `apply` adds. */
  secrets?(): Iterable<string>;
}

/** A token that was obtained elsewhere and cannot be renewed, sent in one header. */
export function tokenCredentials(token: string, header = 'x-auth-token'): Credentials {
  const name = header.toLowerCase();
  return {
    apply: (request) => {
      request.headers[name] = token;
      return token;
    },
    secrets: () => [token],
  };
}

/** A token that was obtained elsewhere and cannot be renewed, sent as `authorization: Bearer` (RFC 6750). */
export function bearerCredentials(token: string): Credentials {
  return {
    apply: (request) => {
      request.headers['authorization'] = `Bearer ${token}`;
      return token;
    },
    secrets: () => [token],
  };
}

/**
 * User and password, sent with every request (RFC 7617).
 *
 * @throws ClientError INVALID_ARGUMENT for a user with a colon, which would end the name
 */
export function basicCredentials(user: string, password: string): Credentials {
  if (user.includes(':')) throw invalidArgument('a user of basic authentication has no colon in the name');
  const value = 'Basic ' + Buffer.from(`${user}:${password}`).toString('base64');
  return {
    apply: (request) => {
      request.headers['authorization'] = value;
    },
    secrets: () => [password, value.slice('Basic '.length)],
  };
}

const renewals = new WeakMap<object, Map<string | undefined, Promise<boolean>>>();

/**
 * Renews at most once at a time for one stale token, however many clients share the credentials.
 * The renewal is nobody's in particular: one caller's abort must not fail it for the others.
 *
 * @param owner of the token: the credentials, or whatever stands for them
 */
export function renewOnce(
  owner: object,
  staleToken: string | undefined,
  renew: () => Promise<boolean>,
): Promise<boolean> {
  const running = renewals.get(owner) ?? new Map<string | undefined, Promise<boolean>>();
  renewals.set(owner, running);
  const current = running.get(staleToken);
  if (current) return current;
  const renewal = renew().finally(() => running.delete(staleToken));
  running.set(staleToken, renewal);
  return renewal;
}
