import type { ComputeClientOptions } from '@leister/compute';
import type { EndpointInterface } from '@leister/openstack';
import { defined, invalidArgument } from '@leister/rest';
import { readTls } from '../tls.js';
import type { ClientOptions, Settings } from '../types/cloud-type.js';
import { withSecrets } from '../secrets.js';
import { toAuth, wayOf } from './login.js';

/** How a service of a cloud is reached, and how what was opened for that is closed. */
export interface Connection {
  options: ComputeClientOptions;
  close(): Promise<void>;
}

/**
 * Makes ready to reach a service. Nothing is sent yet: the login comes with the first request.
 *
 * @param endpoint of the service, in place of what the catalog says
 * @throws ClientError INVALID_ARGUMENT for settings that lack something, UNSUPPORTED for a way to log in that is not
 * known here
 */
export async function reach(
  settings: Settings,
  endpoint: string | undefined,
  client: ClientOptions,
): Promise<Connection> {
  const said = await withSecrets(settings);
  const options = { ...client, tls: await readTls(said) };
  const way = wayOf(said);
  if (way === 'none' || way === 'adminToken') {
    if (endpoint === undefined)
      throw invalidArgument(
        `with auth_type ${String(said['auth_type'] ?? 'admin_token')} the endpoint must be said`,
        ['set compute_url, or the endpoint in clouds.yaml, or OS_ENDPOINT'],
      );
    const token = way === 'none' ? undefined : said['token'];
    if (way === 'adminToken' && token === undefined) throw invalidArgument('admin_token needs a token');
    return { options: { ...options, endpoint, token }, close: () => Promise.resolve() };
  }
  const { FileTokenCache, IdentityClient } = await import('@leister/identity');
  const { token_cache: folder } = said;
  const session = new IdentityClient({
    ...options,
    endpoint: keystoneOf(said),
    auth: toAuth(way, said),
    tokenCache: folder === undefined ? undefined : new FileTokenCache(folder),
  });
  const close = (): Promise<void> => session.close();
  if (endpoint !== undefined) {
    const url = /[$%]\((?:project|tenant)_id\)s/.test(endpoint)
      ? async () => withProject(endpoint, (await session.getToken()).project?.id)
      : endpoint;
    return { options: { ...options, endpoint: url, credentials: session.credentials }, close };
  }
  const where = defined({ region: said['region'], interface: readInterface(said['interface']) });
  return { options: { ...options, session, ...where }, close };
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
