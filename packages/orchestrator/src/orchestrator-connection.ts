import { ComputeClient, type ComputeClientOptions } from '@leister/compute';
import {
  type Attempt,
  defined,
  type EndpointSource,
  invalidArgument,
  path,
  type RequestDefaults,
  type RequestOptions,
  RestClient,
  type RestResponse,
  type RetryPolicy,
} from '@leister/rest';
import { apiEndpoint } from './api-endpoint.js';
import { checkSegment } from './check.js';
import type { Login, OrchestratorServer } from './model.js';
import { orchestratorDialect } from './orchestrator-dialect.js';
import { SessionCookies } from './session-cookies.js';
import { SignIn } from './sign-in.js';

/** How an Orchestrator is reached, as whom, and which of its clouds is meant. */
export interface OrchestratorClientOptions extends Omit<
  ComputeClientOptions,
  'endpoint' | 'session' | 'region' | 'interface' | 'microversion'
> {
  /** The address of the server, with or without `/api/v1`, or the absolute path of a unix socket. */
  endpoint: EndpointSource;
  /** Of the API. Default `v1`. */
  version?: string | undefined;
  /** The cloud that is meant where a call names none. Default: the Orchestrator's own default. */
  cloud?: string | undefined;
  /** A user, in place of a token: logs in at the first request. The Orchestrator asks nobody who does not want it. */
  login?: Login | undefined;
}

/** What `with` can change. */
export interface OrchestratorDefaults extends RequestDefaults {
  cloud?: string | undefined;
}

type Verb = 'GET' | 'POST' | 'PUT';

/** A client's connection to its Orchestrator. */
export abstract class OrchestratorConnection extends ComputeClient<OrchestratorServer> {
  protected readonly cloud: string | undefined;
  private readonly signIn: SignIn | undefined;
  /** Beside a sign-in: sends without its token. */
  private readonly nobody: RestClient | undefined;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: OrchestratorClientOptions) {
    const { endpoint: address, version, cloud, login, token, ...others } = options;
    const endpoint = endpointOf(address, version);
    if (cloud !== undefined) checkSegment(cloud);
    if (login && (token !== undefined || others.credentials))
      throw invalidArgument('give a login, a token or credentials: one of them');
    const reach = { dialect: orchestratorDialect, cookieJar: new SessionCookies(), ...others };
    const nobody = login && new RestClient({ ...reach, endpoint });
    const signIn = login && nobody && new SignIn(nobody, login);
    const who = signIn ? { credentials: signIn } : { token };
    super({ ...reach, endpoint, ...who });
    this.cloud = cloud;
    this.signIn = signIn;
    this.nobody = nobody;
  }

  /** The same client for another cloud of the Orchestrator's, or with other defaults. It shares its session. */
  override with(overrides: OrchestratorDefaults): this {
    const { cloud, ...defaults } = overrides;
    if (cloud !== undefined) checkSegment(cloud);
    return Object.assign(super.with(defaults), defined({ cloud, nobody: this.nobody?.with(defaults) }));
  }

  override request<T = unknown>(
    method: Parameters<RestClient['request']>[0],
    path: string,
    options?: RequestOptions,
  ): Promise<RestResponse<T>> {
    const send = (): Promise<RestResponse<T>> => super.request<T>(method, path, options);
    return this.signIn ? this.signIn.retried(send) : send();
  }

  override async close(): Promise<void> {
    await Promise.all([super.close(), this.signIn?.close()]);
  }

  /** For a login, which must neither wait for another one nor end the token of that. */
  protected asNobody(): RestClient {
    return this.nobody ?? this;
  }

  /**
   * Only reads are safe to repeat. A PUT stops or releases a node, and another may have its id by then; what certainly
   * did not reach the Orchestrator is sent again.
   */
  protected override retryDelay(attempt: Attempt, policy: Partial<RetryPolicy> | false): number | undefined {
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(attempt.method);
    return super.retryDelay(isRead ? attempt : { ...attempt, method: 'POST' }, policy);
  }

  /**
   * A request about one cloud: its name is the end of the path, and none means the default.
   *
   * @param action `/nodes`
   * @param cloud of the call; left out, that of the client
   */
  protected async inCloud<T>(
    verb: Verb,
    action: string,
    cloud: string | undefined,
    options?: RequestOptions,
  ): Promise<RestResponse<T>> {
    const meant = cloud ?? this.cloud;
    return this.request<T>(verb, meant === undefined ? action : action + path`/${meant}`, options);
  }
}

function endpointOf(address: unknown, version: string | undefined): EndpointSource {
  if (typeof address === 'function')
    return async () => apiEndpoint(await (address as () => Promise<string>)(), version);
  if (typeof address !== 'string') throw invalidArgument('an OrchestratorClient needs an endpoint');
  return apiEndpoint(address, version);
}
