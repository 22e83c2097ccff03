import { openServices, resolveCloud, type Services } from '@leister/clouds';
import { expect, onTestFinished, test } from 'vitest';
import { StubKeystone } from '../../identity/test/support/stub-keystone.js';
import { temporaryHome } from './temporary-home.js';

/** A Keystone, and beside it as much of each service as lists nothing. */
function startCloud(): Promise<StubKeystone> {
  const empty: Record<string, unknown> = {
    '/glance/v2/images': { images: [] },
    '/neutron/v2.0/networks': { networks: [] },
    '/nova/v2.1/servers/detail': { servers: [] },
    '/cinder/v3/volumes/detail': { volumes: [] },
    '/swift/v1/AUTH_p': [],
  };
  return StubKeystone.start({
    first: ({ url }) => {
      const body = empty[url.replace(/\?.*/, '')];
      return body === undefined ? undefined : { body };
    },
  });
}

async function open(lines: Record<string, string>): Promise<Services> {
  const home = await temporaryHome();
  const text = Object.entries({ type: 'openstack', ...lines }).map(([key, value]) => `${key} = ${value}`);
  await home.write('.config/leister/config', ['[cloud "x"]', ...text, ''].join('\n'));
  const cloud = await resolveCloud(await home.load(), 'x');
  const services = await openServices(cloud, { proxy: false, retry: false });
  onTestFinished(() => services.close());
  return services;
}

test('all services of an OpenStack have one login', async () => {
  const { url, logins, loopback } = await startCloud();
  const services = await open({
    url: `${url}/v3`,
    user: 'ann',
    password: 'open-sesame',
    project: 'pond',
    block_storage_url: `${url}/cinder`,
    block_storage_microversion: '3.50',
    compute_url: `${url}/nova`,
    image_url: `${url}/glance`,
    network_url: `${url}/neutron`,
    storage_url: `${url}/swift/v1/AUTH_p`,
  });
  expect(logins).toHaveLength(0);
  expect(await (await services.client('network')).listNetworks()).toEqual([]);
  expect(await (await services.client('image')).listImages()).toEqual([]);
  expect(await (await services.client('block-storage')).listVolumes()).toEqual([]);
  expect(await (await services.client('compute')).listServers()).toEqual([]);
  expect(await (await services.client('storage')).listContainers()).toEqual([]);
  expect((await (await services.client('identity')).getToken()).user.name).toBe('ann');
  expect(await services.client('network')).toBe(await services.client('network'));
  expect(logins).toHaveLength(1);
  expect(loopback.requests.find((request) => request.url.startsWith('/cinder'))?.headers).toMatchObject({
    'openstack-api-version': 'volume 3.50',
    'x-auth-token': 'token-1',
  });
});

test('without a login there is no Identity, and only services whose endpoint is said', async () => {
  const { url, loopback } = await startCloud();
  const services = await open({ auth_type: 'none', network_url: `${url}/neutron` });
  expect(await (await services.client('network')).listNetworks()).toEqual([]);
  for (const service of ['identity', 'image'] as const)
    await expect(services.client(service)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(loopback.requests).toHaveLength(1);
});

test('a cloud that only has servers says so', async () => {
  const services = await open({ type: 'dummy' });
  expect((await services.client('compute')).constructor.name).toBe('DummyClient');
  await expect(services.client('network')).rejects.toMatchObject({
    code: 'UNSUPPORTED',
    status: 501,
    message: 'cloud x (dummy) has no service network',
    details: ['it has compute'],
  });
});
