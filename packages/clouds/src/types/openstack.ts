import { defined } from '@leister/rest';
import type { Config } from '../config.js';
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
    const [{ connect }, { Nova }] = await Promise.all([
      import('../openstack/connection.js'),
      import('../openstack/nova.js'),
    ]);
    const { session, reach } = await connect(settings, options);
    const microversion = settings['compute_microversion'];
    return new Nova({ ...reach(settings['compute_url']), microversion }, session);
  },

  async services(cloud, settings, options) {
    const { OpenStackServices } = await import('../openstack/services.js');
    return new OpenStackServices(cloud, settings, options);
  },

  async version(client, options) {
    const { Nova } = await import('../openstack/nova.js');
    const version = client instanceof Nova && (await client.newestMicroversion(options));
    return version ? `nova ${version}` : undefined;
  },
};

/** The folder where tokens are kept; undefined for none. */
function tokenFolder(asked: string | undefined, config: Config): string | undefined {
  const said = asked ?? config.get('token_cache') ?? 'on';
  if (/[/~]/.test(said)) return said;
  return readSwitch('token_cache', said) ? config.locations.cacheFile('tokens') : undefined;
}
