import {
  type EndpointSource,
  invalidArgument,
  RestClient,
  type RestClientOptions,
  tokenCredentials,
} from '@leister/rest';
import { openstackDialect } from './openstack-dialect.js';
import type { EndpointInterface, Session } from './session.js';

/** How an OpenStack service is reached: by its endpoint (and a token), or by a session; never both. */
export interface OpenStackClientOptions extends Omit<RestClientOptions, 'endpoint'> {
  endpoint?: EndpointSource | undefined;
  /** Sent as `X-Auth-Token`. Cannot be renewed: give a session for that. */
  token?: string | undefined;
  session?: Session | undefined;
  /** Of the endpoint, in the session's catalog. */
  region?: string | undefined;
  /** Of the endpoint, in the session's catalog. Default `public`. */
  interface?: EndpointInterface | undefined;
}

/** Client of an OpenStack service: faults, pages and tokens as all of them have. */
export class OpenStackClient extends RestClient {
  /** The service's type in the catalog. */
  static readonly serviceType: string = '';
  /** Appended to an endpoint that names no version, e.g. `v2.1`. '' for services that want none. */
  static get defaultApiVersion(): string {
    return '';
  }

  /** @throws ClientError INVALID_ARGUMENT for an endpoint and a session at once, or neither */
  constructor(options: OpenStackClientOptions) {
    super({ ...options, dialect: options.dialect ?? openstackDialect, ...reach(options, new.target) });
  }
}

type ServiceClass = Pick<typeof OpenStackClient, 'serviceType' | 'defaultApiVersion'>;

function reach(
  options: OpenStackClientOptions,
  service: ServiceClass,
): Pick<RestClientOptions, 'endpoint' | 'credentials'> {
  const { endpoint, token, session, region } = options;
  if (session) {
    if (endpoint !== undefined || token !== undefined)
      throw invalidArgument('give an endpoint or a session, not both');
    const where = { region, interface: options.interface };
    return {
      endpoint: async () => withVersion(await session.endpointFor(service.serviceType, where), service),
      credentials: options.credentials ?? session.credentials,
    };
  }
  if (endpoint === undefined) throw invalidArgument('a client needs an endpoint or a session');
  if (region !== undefined || options.interface !== undefined)
    throw invalidArgument('a region and an interface are found by a session, not by an endpoint');
  if (token !== undefined && options.credentials)
    throw invalidArgument('give a token or credentials, not both');
  return {
    endpoint:
      typeof endpoint === 'string'
        ? withVersion(endpoint, service)
        : async () => withVersion(await endpoint(), service),
    credentials: options.credentials ?? (token === undefined ? undefined : tokenCredentials(token)),
  };
}

/** Catalogs and people give endpoints with and without `/v2.1`, with and without the project after it. */
function withVersion(endpoint: string, { defaultApiVersion }: ServiceClass): string {
  // The path of a unix socket is no path of a URL: only the longer form has room for one after it.
  const url = endpoint.startsWith('/') ? `http+unix://${encodeURIComponent(endpoint)}` : endpoint;
  if (defaultApiVersion === '' || /\/v\d+(?:\.\d+)?(?:\/|$)/.test(url)) return endpoint;
  return `${url.replace(/\/+$/, '')}/${defaultApiVersion}`;
}
