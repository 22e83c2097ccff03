import { join } from 'node:path';
import { defined } from '@leister/rest';
import { exists } from '../files.js';
import { record } from '../record.js';
import { tlsSettings } from '../setting.js';
import { readTls } from '../tls.js';
import type { CloudType, Settings } from './cloud-type.js';

/** LXD, over its unix socket or HTTPS. */
export const lxd: CloudType = {
  summary: 'LXD',
  endpoint: 'url',
  settings: [
    {
      key: 'url',
      summary: 'path of the unix socket, or https://HOST:8443; left out, the socket of this machine',
    },
    { key: 'project', summary: 'LXD project' },
    ...tlsSettings,
    { key: 'trust_token', summary: 'what lxc config trust add printed on the server; used up at first use' },
    { key: 'trust_token_file', summary: 'file that holds such a token', kind: 'path' },
  ],

  async complete(settings, config) {
    const given = socketPath(settings['url'] ?? '');
    const isToJoin = hasToken(settings);
    // A token tells where the server is.
    const url = given || (isToJoin ? undefined : await config.locations.lxdSocket());
    if (url !== undefined && !isRemote(url)) return { ...settings, url };
    const global = { ca_certs: config.get('ca_certs'), ignore_ssl: config.get('ignore_ssl') };
    const namesLogin = settings['client_cert'] !== undefined || settings['client_key'] !== undefined;
    const login = namesLogin ? {} : await lxcCertificate(await config.locations.lxcFolder(), isToJoin);
    return { ...defined(global), ...login, ...settings, ...defined({ url }) };
  },

  join: (settings, options) =>
    hasToken(settings)
      ? import('./lxd-trust.js').then(({ presentTrustToken }) => presentTrustToken(settings, options))
      : undefined,

  async open({ url = '', project, ...tls }, options) {
    const { LxdClient } = await import('@leister/lxd');
    return new LxdClient({
      ...options,
      endpoint: url,
      project,
      tls: isRemote(url) ? await readTls(tls) : undefined,
    });
  },

  async version(client, options) {
    const { body } = await client.get('/1.0', options);
    const { server, server_version: version } = record(record(record(body)['metadata'])['environment']);
    return typeof version === 'string' ? `${String(server)} ${version}` : undefined;
  },
};

/** `unix:///path` is how LXD's own client writes what is plainly `/path`. */
function socketPath(url: string): string {
  return url.replace(/^unix:(?:\/\/)?/, '');
}

function isRemote(url: string): boolean {
  return /^https:/i.test(url);
}

function hasToken(settings: Settings): boolean {
  return (settings['trust_token'] ?? settings['trust_token_file']) !== undefined;
}

/**
 * The certificate of the command `lxc` logs in to LXDs that trust it.
 *
 * @param mayMake whether one that is not there yet will do, for it is about to be made
 */
async function lxcCertificate(folder: string, mayMake: boolean): Promise<Settings> {
  const login = { client_cert: join(folder, 'client.crt'), client_key: join(folder, 'client.key') };
  const present = await Promise.all(Object.values(login).map(exists));
  return mayMake || present.every(Boolean) ? login : {};
}
