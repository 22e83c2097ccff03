import { openstackDialect } from '@leister/openstack';
import {
  type CallOptions,
  ClientError,
  type EndpointSource,
  firstHeader,
  RestClient,
  type RestClientOptions,
  type RestResponse,
} from '@leister/rest';
import { type ApiVersion, readVersions } from '../catalog/versions.js';
import { toToken, toV2Token } from '../keystone/to-token.js';
import type { Token } from '../model/token.js';
import { findSecrets, type Auth } from './auth.js';
import { v2Request } from './v2-request.js';
import { v3Request } from './v3-request.js';

/** The versions of Identity that there have been. */
export type IdentityVersion = 'v3' | 'v2.0';

/** A token as it was issued: what is needed to read it again. */
export interface IssuedToken {
  version: IdentityVersion;
  id: string;
  body: unknown;
  /** How long it is good, in milliseconds; undefined when nothing was said. */
  lifetime: number | undefined;
}

/**
 * Keystone as it is reached by those who have no token yet: finds out which version it speaks and issues tokens. Sends
 * no credentials of its own.
 */
export class Keystone extends RestClient {
  private found: Promise<IdentityVersion> | undefined;

  constructor(options: Omit<RestClientOptions, 'credentials' | 'dialect'> & { endpoint: EndpointSource }) {
    super({ ...options, dialect: openstackDialect });
  }

  /** Where the version that is spoken begins. */
  async versionedEndpoint(): Promise<string> {
    const { origin, socketPath, basePath } = await this.endpoint();
    const base = socketPath === undefined ? origin : `http+unix://${encodeURIComponent(socketPath)}`;
    return base + basePath + (await this.versionPath());
  }

  /** The version that the endpoint names, or else the newest that is listed there. Asked for once. */
  version(): Promise<IdentityVersion> {
    this.found ??= this.findVersion().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  /** Identity v3: POST /v3/auth/tokens; v2.0: POST /v2.0/tokens. @throws ClientError UNAUTHORIZED */
  async issue(auth: Auth, options?: CallOptions): Promise<IssuedToken> {
    const [version, known] = await Promise.all([this.version(), findSecrets(auth)]);
    const [path, json] =
      version === 'v3' ? ['/auth/tokens', v3Request(known)] : (['/tokens', v2Request(known)] as const);
    const response = await this.post((await this.versionPath()) + path, { ...options, json });
    return this.readResponse(response, (body) => toIssued(version, response, body));
  }

  /** What a token is for. v2.0 does not tell that to the user, but trades the token for another. */
  async describe(token: string): Promise<Token> {
    if ((await this.version()) === 'v2.0') return { ...readToken(await this.issue({ token })), id: token };
    const headers = { 'x-auth-token': token, 'x-subject-token': token };
    const response = await this.get(`${await this.versionPath()}/auth/tokens`, { headers });
    return this.readResponse(response, (body) => toToken(token, body));
  }

  /** The versions that a service lists. @param url its root, which may be anywhere */
  async versionsAt(url: string, options?: CallOptions): Promise<ApiVersion[]> {
    const response = await this.get(url, { ...options, success: [200, 203, 300] });
    return this.readResponse(response, readVersions);
  }

  /** What the endpoint leaves open. */
  private async versionPath(): Promise<string> {
    const { basePath } = await this.endpoint();
    return versionIn(basePath) === undefined ? `/${await this.version()}` : '';
  }

  private async findVersion(): Promise<IdentityVersion> {
    const { basePath } = await this.endpoint();
    return versionIn(basePath) ?? this.askForVersion();
  }

  private async askForVersion(): Promise<IdentityVersion> {
    let ids: string[];
    try {
      ids = (await this.versionsAt('/')).map(({ id }) => id);
    } catch (error) {
      if (error instanceof ClientError && saysNothing.has(error.code)) return 'v3';
      throw error;
    }
    if (ids.some((id) => /^v3\b/.test(id))) return 'v3';
    if (ids.some((id) => /^v2\b/.test(id))) return 'v2.0';
    throw new ClientError('the endpoint has no version of Identity that is known', {
      code: 'PARSE',
      details: [`it lists ${ids.join(', ')}`],
    });
  }
}

/** Front ends that do not let anyone see the list of versions. Today all that is behind them is v3. */
const saysNothing: ReadonlySet<string> = new Set([
  'NOT_FOUND',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'BAD_REQUEST',
  'PARSE',
]);

/** Whether a URL, or its path, names the version at its end. */
export function versionIn(url: string): IdentityVersion | undefined {
  const [, major] = /\/v([23])(?:\.\d+)?\/*$/.exec(url) ?? [];
  if (major === undefined) return undefined;
  return major === '3' ? 'v3' : 'v2.0';
}

/** The token of an answer, or of a cache. @throws ClientError PARSE */
export function readToken({ version, id, body }: Pick<IssuedToken, 'version' | 'id' | 'body'>): Token {
  return version === 'v3' ? toToken(id, body) : { ...toV2Token(body), id };
}

function toIssued(version: IdentityVersion, { headers }: RestResponse, body: unknown): IssuedToken {
  const id = version === 'v3' ? firstHeader(headers['x-subject-token']) : toV2Token(body).id;
  if (id === undefined) throw new ClientError('the answer holds no token', { code: 'PARSE' });
  const { expires, issued = headers.date } = readToken({ version, id, body });
  return { version, id, body, lifetime: lifetime(issued, expires) };
}

/** By the clock of the service alone: ours may be wrong. */
function lifetime(issued: string | undefined, expires: string | undefined): number | undefined {
  const milliseconds = Date.parse(expires ?? '') - (issued === undefined ? Date.now() : Date.parse(issued));
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
