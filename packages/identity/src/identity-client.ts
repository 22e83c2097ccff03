import {
  type Acknowledged,
  acknowledged,
  type OpenStackClientOptions,
  type Session,
} from '@leister/openstack';
import {
  type CallOptions,
  type Credentials,
  type EndpointSource,
  invalidArgument,
  isRecord,
} from '@leister/rest';
import { type EndpointChoice, findEndpoint } from './catalog/find-endpoint.js';
import { type ApiVersion, rootOf } from './catalog/versions.js';
import { toCatalog } from './keystone/to-catalog.js';
import { toToken } from './keystone/to-token.js';
import { type Auth, checkAuth, checkScope, type Scope, withScope } from './login/auth.js';
import { FixedToken } from './login/fixed-token.js';
import { type IdentityVersion, Keystone, readToken } from './login/keystone.js';
import { Login } from './login/login.js';
import { orAborted } from './login/or-aborted.js';
import type { TokenCache } from './login/token-cache.js';
import type { TokenSource } from './login/token-source.js';
import { ServiceMethods } from './methods/services.js';
import type { CatalogService, Token } from './model/token.js';

/** Where Keystone is, and who logs in there. */
export interface IdentityClientOptions extends Omit<
  OpenStackClientOptions,
  'session' | 'region' | 'interface' | 'credentials' | 'endpoint'
> {
  /** As `auth_url`: with the version, or without it, then Keystone is asked which it speaks. */
  endpoint: EndpointSource;
  /** Who logs in, and for what. The login is renewed when it has to be. */
  auth?: Auth | undefined;
  /** A token that was obtained elsewhere, instead of a login. It cannot be renewed. */
  token?: string | undefined;
  /** Keeps the token for the next process: a `FileTokenCache`. */
  tokenCache?: TokenCache | undefined;
}

/**
 * Client of OpenStack Identity (Keystone API v3; of v2.0 what is for users: tokens, catalog and projects), and the
 * session that the clients of all other services share: `new ComputeClient({ session: identity, region })`.
 *
 * The login happens when it is first needed, once for all of them, and is renewed when a service refuses its token.
 * All methods reject with ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export class IdentityClient extends ServiceMethods implements Session {
  /** What proves the caller, to any service of the cloud. */
  declare readonly credentials: Credentials;
  private readonly keystone: Keystone;
  private readonly source: TokenSource;
  private readonly rescoped: (scope: Scope) => IdentityClient;

  /** @throws ClientError INVALID_ARGUMENT for a login that says nobody, or too much */
  constructor(options: IdentityClientOptions) {
    const { auth, token, tokenCache, ...reach } = options;
    if ((auth === undefined) === (token === undefined)) throw invalidArgument('give a login or a token');
    if (auth) checkAuth(auth);
    const keystone = new Keystone(reach);
    const source = auth
      ? new Login(keystone, auth, { cache: tokenCache, endpoint: reach.endpoint })
      : new FixedToken(keystone, token ?? '');
    super({ ...reach, endpoint: () => keystone.versionedEndpoint(), credentials: source.credentials });
    this.keystone = keystone;
    this.source = source;
    this.rescoped = (scope) =>
      new IdentityClient({ ...reach, tokenCache, auth: withScope(auth ?? { token }, scope) });
  }

  // --- the session

  /**
   * The URL of a service, from the catalog of the token; no request but the login.
   *
   * @param serviceType as in the catalog, e.g. `compute`; other names for the same are found too
   * @throws ClientError NOT_FOUND, saying what there is
   */
  async endpointFor(serviceType: string, choice?: EndpointChoice): Promise<string> {
    const { catalog } = await this.source.token();
    return findEndpoint(catalog, serviceType, choice);
  }

  /**
   * The same login for something else: another project, a domain, the system. A session of its own, which shares no
   * connections with this one.
   *
   * @throws ClientError INVALID_ARGUMENT for a scope that says several things at once
   */
  scopedTo(scope: Scope): IdentityClient {
    checkScope(scope);
    return this.rescoped(scope);
  }

  /** Which version of Identity is spoken. Asked for once, unless the endpoint names it. */
  identityVersion(): Promise<IdentityVersion> {
    return this.keystone.version();
  }

  override async close(): Promise<void> {
    await Promise.all([super.close(), this.keystone.close()]);
  }

  // --- tokens

  /**
   * The token of the moment, and what it is for. A login, if there is none yet. Keystone: POST /v3/auth/tokens.
   *
   * @throws ClientError UNAUTHORIZED
   */
  override getToken(options?: CallOptions): Promise<Token> {
    // The login is everybody's: an abort ends the waiting for it.
    return this.withinLimits(options, (signal) => orAborted(this.source.token(), signal));
  }

  /** Another token for the same user, which the session does not use. Keystone: POST /v3/auth/tokens. */
  async issueToken(scope: Scope = {}, options?: CallOptions): Promise<Token> {
    checkScope(scope);
    const { id } = await this.getToken(options);
    return readToken(await this.keystone.issue({ ...scope, token: id }, options));
  }

  /**
   * What someone's token is for. Keystone: GET /v3/auth/tokens.
   *
   * @throws ClientError NOT_FOUND when it is not good any more, or never was
   */
  async validateToken(token: string, options: CallOptions = {}): Promise<Token> {
    const response = await this.send('GET', '/auth/tokens', aboutToken(token, options));
    return this.readResponse(response, (body) => toToken(token, body));
  }

  /** Whether someone's token is good. Keystone: HEAD /v3/auth/tokens. */
  async isValidToken(token: string, options: CallOptions = {}): Promise<boolean> {
    return this.isThere('/auth/tokens', aboutToken(token, options));
  }

  /**
   * Ends a token. Services that have seen it may take it for some minutes more. Keystone: DELETE /v3/auth/tokens.
   *
   * @param token default: that of the session, which logs in anew when it is used again
   */
  async revokeToken(token?: string, options: CallOptions = {}): Promise<Acknowledged> {
    const own = await this.getToken(options);
    const response = await this.send('DELETE', '/auth/tokens', aboutToken(token ?? own.id, options));
    if (token === undefined || token === own.id) await this.source.forget();
    return acknowledged(response);
  }

  // --- the catalog

  /** The services that the caller's token is good for. Keystone: GET /v3/auth/catalog. */
  async getCatalog(options?: CallOptions): Promise<CatalogService[]> {
    if (await this.speaksV2()) return (await this.getToken(options)).catalog;
    const response = await this.send('GET', '/auth/catalog', options);
    return this.readResponse(response, (body) => toCatalog(isRecord(body) ? body['catalog'] : undefined));
  }

  /**
   * The versions of a service's API, as it lists them at its root. No token is sent.
   *
   * @param serviceType default `identity`, which is asked where this client reaches it
   */
  async listVersions(
    serviceType = 'identity',
    { region, interface: kind, ...options }: CallOptions & EndpointChoice = {},
  ): Promise<ApiVersion[]> {
    const url =
      serviceType === 'identity'
        ? await this.keystone.versionedEndpoint()
        : await this.endpointFor(serviceType, { region, interface: kind });
    return this.keystone.versionsAt(rootOf(url), options);
  }

  protected override async passwordChanged(password: string): Promise<void> {
    await this.source.passwordChanged(password);
  }
}

function aboutToken(token: string, options: CallOptions): CallOptions {
  return { ...options, headers: { ...options.headers, 'x-subject-token': token } };
}
