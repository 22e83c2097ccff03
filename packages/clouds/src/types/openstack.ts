import { defined } from '@leister/rest';
import type { Config } from '../config.js';
import { reach } from '../openstack/connection.js';
import { saysWho } from '../openstack/login.js';
import { openstackSettings } from '../openstack/settings.js';
import { variablesFor } from '../openstack/variables.js';
import { readSwitch } from '../setting.js';
import { supplemented } from '../supplemented.js';
import type { CloudType } from './cloud-type.js';

/** OpenStack, by a login at its Identity service. */
export const openstack: CloudType = {
  summary: 'OpenStack',
  endpoint: 'url',
  settings: openstackSettings,

  async complete(settings, config) {
    // Whoever says no more than where it is means the login of this shell.
    const said = saysWho(settings)
      ? settings
      : supplemented<string | undefined>(settings, variablesFor(settings['url'], config.locations));
    const { type: _type, token_cache: asked, ...known } = said;
    const global = { ca_certs: config.get('ca_certs'), ignore_ssl: config.get('ignore_ssl') };
    return { ...defined(global), ...known, ...defined({ token_cache: tokenFolder(asked, config) }) };
  },

  async open(settings, options) {
    const { SessionComputeClient } = await import('../openstack/session-compute.js');
    const connection = await reach(settings, settings['compute_url'], options);
    return new SessionComputeClient(connection, settings['compute_microversion']);
  },

  async version(client, options) {
    const { SessionComputeClient } = await import('../openstack/session-compute.js');
    const version = client instanceof SessionComputeClient && (await client.newestMicroversion(options));
    return version ? `nova ${version}` : undefined;
  },
};

/** The folder where tokens are kept; undefined for none. */
function tokenFolder(asked: string | undefined, config: Config): string | undefined {
  const said = asked ?? config.get('token_cache') ?? 'on';
  if (/[/~]/.test(said)) return said;
  return readSwitch('token_cache', said) ? config.locations.cacheFile('tokens') : undefined;
}
