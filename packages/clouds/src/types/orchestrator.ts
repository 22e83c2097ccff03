import { defined, invalidArgument } from '@leister/rest';
import { withSecrets } from '../secrets.js';
import { tlsSettings } from '../setting.js';
import { readTls } from '../tls.js';
import type { CloudType, Settings } from './cloud-type.js';

/** A cloud behind an Orchestrator. */
export const orchestrator: CloudType = {
  summary: 'a cloud behind an Orchestrator',
  endpoint: 'url',
  settings: [
    { key: 'url', summary: 'where the Orchestrator is: http(s)://HOST:PORT, or the path of a unix socket' },
    { key: 'cloud', summary: "its name there; left out, the Orchestrator's default" },
    { key: 'token', summary: 'proves who calls, where the Orchestrator asks for that' },
    { key: 'token_file', summary: 'file that holds such a token', kind: 'path' },
    { key: 'user', summary: 'name of a user, to get a token' },
    { key: 'password', summary: "the user's password" },
    { key: 'password_file', summary: 'file that holds the password', kind: 'path' },
    ...tlsSettings,
  ],

  async complete(settings, config) {
    const global = { ca_certs: config.get('ca_certs'), ignore_ssl: config.get('ignore_ssl') };
    return { ...defined(global), ...settings };
  },

  async open(settings, options) {
    const { url, cloud } = settings;
    if (url === undefined)
      throw invalidArgument('it is not said where the Orchestrator is: set url of the cloud');
    const { OrchestratorClient } = await import('@leister/orchestrator');
    return new OrchestratorClient({
      ...options,
      endpoint: url,
      cloud,
      tls: /^https:/i.test(url) ? await readTls(settings) : undefined,
      ...whoOf(await withSecrets(settings)),
    });
  },

  async version(client, options) {
    // Nothing tells which release it is: that this version of the API is there is all that can be said.
    await client.get('/', options);
    return 'API v1';
  },
};

/** @throws ClientError INVALID_ARGUMENT for half a login */
function whoOf({ token, user: username, password }: Settings): {
  token?: string;
  login?: { username: string; password: string };
} {
  if (token !== undefined) return { token };
  if (username === undefined && password === undefined) return {};
  if (username === undefined || password === undefined)
    throw invalidArgument('user and password go together: set both or none');
  return { login: { username, password } };
}
