import type { EndpointInterface, OpenStackClientOptions } from '@leister/openstack';
import type { IdentityClient } from '@leister/identity';
import { defined, invalidArgument } from '@leister/rest';
import { readTls } from '../tls.js';
import type { ClientOptions, Settings } from '../types/cloud-type.js';
import { withSecrets } from '../secrets.js';
import { toAuth, wayOf } from './login.js';

/** How the services of a cloud are reached, by one login. */
export interface Connection {
  /** The login itself; where it is by no Keystone, undefined. */
  session: IdentityClient | undefined;
  /**
   * @param endpoint of the service, in place of what the catalog says
   * @throws ClientError INVALID_ARGUMENT where there is neither
   */
  reach(endpoint: string | undefined): OpenStackClientOptions;
}

/**
 * Makes ready to reach a cloud. Nothing is sent yet: the login comes with the first request.
 *
 * @throws ClientError INVALID_ARGUMENT for settings that lack something, UNSUPPORTED for a way to log in that is not
 * known here
 */
export async function connect(settings: Settings, client: ClientOptions): Promise<Connection> {
  const said = await withSecrets(settings);
  const options = { ...client, tls: await readTls(said) };
  const way = wayOf(said);
  if (way === 'none' || way === 'adminToken') {
    const token = way === 'none' ? undefined : said['token'];
    if (way === 'adminToken' && token === undefined) throw invalidArgument('admin_token needs a token');
    return {
      session: undefined,
      reach: (endpoint) => ({ ...options, endpoint: needed(endpoint, said), token }),
    };
  }
  const { FileTokenCache, IdentityClient } = await import('@leister/identity');
  const { token_cache: folder } = said;
  const session = new IdentityClient({
    ...options,
    endpoint: keystoneOf(said),
    auth: toAuth(way, said),
    tokenCache: folder === undefined ? undefined : new FileTokenCache(folder),
  });
  const where = defined({ region: said['region'], interface: readInterface(said['interface']) });
  return {
    session,
    reach(endpoint) {
      if (endpoint === undefined) return { ...options, session, ...where };
      const url = /[$%]\((?:project|tenant)_id\)s/.test(endpoint)
        ? async () => withProject(endpoint, (await session.getToken()).project?.id)
        : endpoint;
      return { ...options, endpoint: url, credentials: session.credentials };
    },
  };
}

function needed(endpoint: string | undefined, settings: Settings): string {
  if (endpoint !== undefined) return endpoint;
  const way = settings['auth_type'] ?? 'admin_token';
  throw invalidArgument(`with auth_type ${way} the endpoint must be said`, [
    'set compute_url or that of another service, or the endpoint in clouds.yaml, or OS_ENDPOINT',
  ]);
}

/** Some ways to log in are those of one version alone. */
function keystoneOf({ url, auth_type: type = '' }: Settings): string {
  if (url === undefined || url === '')
    throw invalidArgument('it is not said where the cloud is', [
      'set url of the cloud, auth_url in clouds.yaml, or OS_AUTH_URL',
    ]);
  const version = /^v2/.test(type) ? 'v2.0' : /^v3/.test(type) ? 'v3' : undefined;
  if (version === undefined || /\/v[23](?:\.\d+)?\/*$/.test(url)) return url;
  return `${url.replace(/\/+$/, '')}/${version}`;
}

function withProject(endpoint: string, project: string | undefined): string {
  if (project === undefined)
    throw invalidArgument('the endpoint has a place for a project, and the login has none');
  return endpoint.replaceAll(/[$%]\((?:project|tenant)_id\)s/g, encodeURIComponent(project));
}

const interfaces: readonly string[] = ['public', 'internal', 'admin'] satisfies EndpointInterface[];

function readInterface(word: string | undefined): EndpointInterface | undefined {
  if (word === undefined || isInterface(word)) return word;
  throw invalidArgument(`interface is ${interfaces.join(', ')}, not ${JSON.stringify(word)}`);
}

function isInterface(word: string): word is EndpointInterface {
  return interfaces.includes(word);
}
