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
  ],

  async complete(settings, config) {
    const url = socketPath(settings['url'] ?? '') || (await config.locations.lxdSocket());
    if (!isRemote(url)) return { ...settings, url };
    const global = { ca_certs: config.get('ca_certs'), ignore_ssl: config.get('ignore_ssl') };
    const namesLogin = settings['client_cert'] !== undefined || settings['client_key'] !== undefined;
    const login = namesLogin ? {} : await lxcCertificate(await config.locations.lxcFolder());
    return { ...defined(global), ...login, ...settings, url };
  },

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

/** The certificate of the command `lxc` logs in to LXDs that trust it, if there is one. */
async function lxcCertificate(folder: string): Promise<Settings> {
  const login = { client_cert: join(folder, 'client.crt'), client_key: join(folder, 'client.key') };
  const present = await Promise.all(Object.values(login).map(exists));
  return present.every(Boolean) ? login : {};
}
