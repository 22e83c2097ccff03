import {
  cloudVersion,
  listClouds,
  type LoadConfigOptions,
  openCompute,
  type OpenOptions,
  resolveCloud,
} from '@leister/clouds';
import type { ComputeClient } from '@leister/compute';
import { afterEach, expect, test } from 'vitest';
import { createIdentity } from '../../rest/test/support/certificates.js';
import { describeLxd } from '../../lxd/test/support/lxd-peer.js';
import { temporaryHome } from './temporary-home.js';

describeLxd('on a real LXD', (peer) => {
  const opened: ComputeClient[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((client) => client.close()));
  });

  /** The servers of a cloud, by the configuration that `lxc` has for the peer. */
  async function serversOf(name: string, load: LoadConfigOptions = {}, options: OpenOptions = {}) {
    const home = await temporaryHome();
    home.env['LXD_CONF'] = peer.lxcConfig;
    const cloud = await resolveCloud(await home.load(load), name);
    const client = await openCompute(cloud, options);
    opened.push(client);
    return client.listServers();
  }

  test('a remote of lxc is listed, opened and asked for its servers and its version', async () => {
    const home = await temporaryHome();
    home.env['LXD_CONF'] = peer.lxcConfig;
    const config = await home.load();
    expect(await listClouds(config)).toContainEqual(
      expect.objectContaining({ name: 'peer', type: 'lxd', source: 'lxc', endpoint: peer.url }),
    );
    const cloud = await resolveCloud(config);
    expect(cloud.name).toBe('peer');
    const client = await openCompute(cloud);
    opened.push(client);
    expect(await client.listServers()).toEqual(expect.any(Array));
    expect(await cloudVersion(cloud, client)).toMatch(/^lxd 5\./);
  });

  test('the socket of this machine and one named on the spot', async () => {
    expect(await serversOf(`lxd:${peer.socket}`)).toEqual(expect.any(Array));
    const home = await temporaryHome();
    home.env['LXD_DIR'] = peer.lxdDir;
    const local = await resolveCloud(await home.load());
    expect(local).toMatchObject({ name: 'local', endpoint: peer.socket });
    const client = await openCompute(local);
    opened.push(client);
    expect(await client.listServers()).toEqual(expect.any(Array));
  });

  test('only the certificate that the remote was added with is believed', async () => {
    const home = await temporaryHome();
    await home.write('other.crt', createIdentity({ name: '127.0.0.1' }).cert);
    const overrides = [{ key: 'cloud.peer.server_cert', value: home.at('other.crt') }];
    await expect(serversOf('peer', { overrides })).rejects.toMatchObject({ code: 'TLS' });
    expect(await serversOf('peer', { overrides }, { ignoreSsl: true })).toEqual(expect.any(Array));
  });

  test('one that nobody vouches for is not believed, unless an authority or nobody is asked', async () => {
    await expect(serversOf(`lxd:${peer.url}`)).rejects.toMatchObject({ code: 'TLS' });
    expect(await serversOf(`lxd:${peer.url}`, {}, { caCerts: peer.serverCert })).toEqual(expect.any(Array));
    const overrides = [{ key: 'ca_certs', value: peer.serverCert }];
    expect(await serversOf(`lxd:${peer.url}`, { overrides })).toEqual(expect.any(Array));
  });

  test('a client that the daemon does not trust is told so', async () => {
    const overrides = [
      { key: 'cloud.peer.client_cert', value: peer.otherCert },
      { key: 'cloud.peer.client_key', value: peer.otherKey },
    ];
    await expect(serversOf('peer', { overrides })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a project that is not there is told by the daemon', async () => {
    const overrides = [{ key: 'cloud.peer.project', value: 'no-such-project' }];
    await expect(serversOf('peer', { overrides })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
