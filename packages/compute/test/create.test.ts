import {
  ComputeClient,
  type ComputeProfile,
  type CreateServer,
  createServerOptions,
  novaProfile,
} from '@leister/compute';
import { describe, expect, test } from 'vitest';
import type { Loopback } from '../../../test/support/loopback.js';
import { connect, rejection, startNova } from './support/stub-nova.js';

const least: CreateServer = { name: 'web', flavorId: 'f-1', imageId: 'i-1' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const created = (): Promise<Loopback> =>
  startNova(({ body }) => {
    const { server } = JSON.parse(body.toString() || '{"server":{}}') as { server: { name?: string } };
    if (server.name?.startsWith('bad'))
      return {
        status: 403,
        body: { forbidden: { code: 403, message: `Quota exceeded for ${server.name}` } },
      };
    return { status: 202, body: { server: { id: `id-${server.name}` } } };
  });

describe('the body of a creation', () => {
  test.each<[string, Partial<CreateServer>, object, string?]>([
    ['metadata', { metadata: { a: 'b' } }, { metadata: { a: 'b' } }],
    ['userData, as text', { userData: '#!/bin/sh\n' }, { user_data: base64('#!/bin/sh\n') }],
    ['userData, as bytes', { userData: Uint8Array.of(0, 255) }, { user_data: 'AP8=' }],
    ['availabilityZone', { availabilityZone: 'north' }, { availability_zone: 'north' }],
    [
      'securityGroups',
      { securityGroups: ['web', 'db'] },
      { security_groups: [{ name: 'web' }, { name: 'db' }] },
    ],
    ['keyName', { keyName: 'mine' }, { key_name: 'mine' }],
    ['adminPassword', { adminPassword: 'Pw-41xx' }, { adminPass: 'Pw-41xx' }],
    ['configDrive', { configDrive: true }, { config_drive: true }],
    [
      'networks',
      { networks: [{ uuid: 'n-1', fixedIp: '10.0.0.9' }, { port: 'p-1' }] },
      { networks: [{ uuid: 'n-1', fixed_ip: '10.0.0.9' }, { port: 'p-1' }] },
    ],
    ['no networks at all', { networks: [] }, { networks: 'none' }, '2.37'],
    // Since 2.37 Nova wants to be told that the networks are up to it.
    ['tags', { tags: ['blue'] }, { tags: ['blue'], networks: 'auto' }, '2.52'],
    ['tags and no networks', { tags: [], networks: [] }, { tags: [], networks: 'none' }, '2.52'],
    ['description', { description: 'for the web' }, { description: 'for the web' }, '2.19'],
    [
      'personality',
      {
        personality: [
          { path: '/etc/motd', contents: 'grüß', owner: 'root', group: 'adm', mode: 0o640 },
          { path: '/raw', contents: Uint8Array.of(1, 2) },
        ],
      },
      {
        personality: [
          { path: '/etc/motd', contents: base64('grüß'), owner: 'root', group: 'adm', mode: 0o640 },
          { path: '/raw', contents: 'AQI=' },
        ],
      },
    ],
    [
      'blockDeviceMapping',
      { blockDeviceMapping: [{ boot_index: 0, uuid: 'v-1', source_type: 'volume' }] },
      { block_device_mapping_v2: [{ boot_index: 0, uuid: 'v-1', source_type: 'volume' }] },
    ],
    [
      'volumes of a type',
      { blockDeviceMapping: [{ uuid: 'i-1', volume_type: 'fast', tag: 'data' }] },
      { block_device_mapping_v2: [{ uuid: 'i-1', volume_type: 'fast', tag: 'data' }], networks: 'auto' },
      '2.67',
    ],
    [
      'a network under a tag',
      { networks: [{ uuid: 'n-1', tag: 'lan' }] },
      { networks: [{ uuid: 'n-1', tag: 'lan' }] },
      '2.42',
    ],
    ['hostname', { hostname: 'web' }, { hostname: 'web', networks: 'auto' }, '2.90'],
    ['host', { host: 'h1' }, { host: 'h1', networks: 'auto' }, '2.74'],
    [
      'hypervisorHostname',
      { hypervisorHostname: 'h1.test' },
      { hypervisor_hostname: 'h1.test', networks: 'auto' },
      '2.74',
    ],
    [
      'trustedImageCertificates',
      { trustedImageCertificates: ['c-1'] },
      { trusted_image_certificates: ['c-1'], networks: 'auto' },
      '2.63',
    ],
    ['diskConfig', { diskConfig: 'MANUAL' }, { 'OS-DCF:diskConfig': 'MANUAL' }],
    [
      'accessIpv4 and accessIpv6',
      { accessIpv4: '192.0.2.7', accessIpv6: '2001:db8::7' },
      { accessIPv4: '192.0.2.7', accessIPv6: '2001:db8::7' },
    ],
  ])('with %s', async (_, options, fields, microversion) => {
    const nova = await created();
    await connect(nova).createServer({ ...least, ...options });
    const [request] = nova.requests;
    expect(request!.url).toBe('/v2.1/servers');
    expect(JSON.parse(request!.body.toString())).toEqual({
      server: { name: 'web', flavorRef: 'f-1', imageRef: 'i-1', ...fields },
    });
    expect(request!.headers['x-openstack-nova-api-version']).toBe(microversion);
  });

  test.each([
    ['2.36', undefined],
    ['2.37', 'auto'],
    ['latest', 'auto'],
  ])('leaves the networks to a Nova that speaks %s', async (microversion, networks) => {
    const nova = await created();
    await connect(nova, { microversion }).createServer(least);
    const { server } = JSON.parse(nova.requests[0]!.body.toString()) as { server: { networks?: unknown } };
    expect(server.networks).toBe(networks);
  });

  test('has wishes to the scheduler beside the server', async () => {
    const nova = await created();
    await connect(nova).createServer({ ...least, schedulerHints: { group: 'g-1' } });
    expect(JSON.parse(nova.requests[0]!.body.toString())).toEqual({
      server: { name: 'web', flavorRef: 'f-1', imageRef: 'i-1' },
      'os:scheduler_hints': { group: 'g-1' },
    });
  });

  test('of files with what no microversion knows beside them is refused, and nothing is sent', async () => {
    const nova = await created();
    const personality = [{ path: '/a', contents: '' }];
    const error = await rejection(connect(nova).createServer({ ...least, personality, hostname: 'web' }));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', details: [expect.stringContaining('2.90')] });
    expect(nova.requests).toEqual([]);
  });

  test('of a server that boots from a volume names no image', async () => {
    const nova = await created();
    const blockDeviceMapping = [{ boot_index: 0, uuid: 'v-1' }];
    await connect(nova).createServer({ name: 'web', flavorId: 'f-1', blockDeviceMapping });
    expect(JSON.parse(nova.requests[0]!.body.toString())).toEqual({
      server: { name: 'web', flavorRef: 'f-1', block_device_mapping_v2: blockDeviceMapping },
    });
  });
});

describe('the microversion of a request', () => {
  test.each<
    [string, string | undefined, (client: ComputeClient) => PromiseLike<unknown>, string | undefined]
  >([
    ['none asked for', undefined, (client) => client.startServer('1'), undefined],
    ['none asked for, one needed', undefined, (client) => client.addTag('1', 'a'), '2.26'],
    ['an earlier one asked for than needed', '2.10', (client) => client.addTag('1', 'a'), '2.26'],
    ['a later one asked for', '2.60', (client) => client.addTag('1', 'a'), '2.60'],
    ['one asked for, none needed', '2.60', (client) => client.startServer('1'), '2.60'],
    ['one of fewer digits', '2.9', (client) => client.addTag('1', 'a'), '2.26'],
    ['the latest', 'latest', (client) => client.addTag('1', 'a'), 'latest'],
    ['the latest, images', 'latest', (client) => client.deleteImage('1'), '2.35'],
    ['a later one than the last with images', '2.60', (client) => client.deleteImage('1'), '2.35'],
    ['an earlier one than the last with images', '2.9', (client) => client.deleteImage('1'), '2.9'],
    ['none asked for, images', undefined, (client) => client.deleteImage('1'), undefined],
    ['the latest, metadata of images', 'latest', (client) => client.deleteImageMetadata('1', 'a'), '2.38'],
    ['the latest, floating addresses', 'latest', (client) => client.deleteFloatingIp('1'), '2.35'],
    ['the latest, a public key', 'latest', (client) => client.createKey('a', 'ssh-rsa AA'), 'latest'],
    ['the latest, a key to be made', 'latest', (client) => client.createKey('a'), '2.91'],
    [
      'none asked for, a console of VMware',
      undefined,
      (client) => client.getServerConsole('1', 'webmks'),
      '2.8',
    ],
    [
      'the latest, files',
      'latest',
      (client) => client.createServer({ ...least, personality: [{ path: '/a', contents: '' }] }),
      '2.56',
    ],
    [
      'none asked for, files and tags',
      undefined,
      (client) => client.createServer({ ...least, tags: ['a'], personality: [{ path: '/a', contents: '' }] }),
      '2.52',
    ],
    [
      'no networks, an earlier one',
      '2.1',
      (client) => client.createServer({ ...least, networks: [] }),
      '2.37',
    ],
  ])('with %s', async (_, microversion, call, spoken) => {
    const body = { server: { id: '1' }, keypair: { name: 'a' }, remote_console: {} };
    const nova = await startNova(() => ({ body }));
    await call(connect(nova, { microversion }));
    const { headers } = nova.requests[0]!;
    expect(headers['openstack-api-version']).toBe(spoken && `compute ${spoken}`);
    expect(headers['x-openstack-nova-api-version']).toBe(spoken);
  });

  test.each(['2', 'v2.1', '2.x', '', 'newest', '2.1.1'])('cannot be %j', async (microversion) => {
    const nova = await startNova(() => ({ body: {} }));
    expect(() => connect(nova, { microversion })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});

class SmallClient extends ComputeClient {
  static override readonly profile: ComputeProfile = {
    ...novaProfile,
    createOptions: ['metadata', 'keyName'],
  };
}

test('a listing goes on in the microversion in which it began', async () => {
  const nova = await startNova(({ url }) => {
    const more = url.includes('marker')
      ? []
      : [{ rel: 'next', href: `${nova.url}/v2.1/images/detail?marker=a` }];
    return { body: { images: [{ id: 'a', name: 'a' }], images_links: more } };
  });
  expect(await connect(nova, { microversion: 'latest' }).listImages()).toHaveLength(2);
  for (const { headers } of nova.requests) expect(headers['openstack-api-version']).toBe('compute 2.35');
  expect(nova.requests).toHaveLength(2);
});

describe('what cannot be created is refused by name, and nothing is sent', () => {
  const refused = createServerOptions.filter((option) => !['metadata', 'keyName'].includes(option));
  test.each(refused)('%s, where it is not known', async (option) => {
    const nova = await created();
    const error = await rejection(connect(nova, {}, SmallClient).createServer({ ...least, [option]: [] }));
    expect(error).toMatchObject({
      code: 'UNSUPPORTED',
      status: 501,
      message: `SmallClient cannot create a server with ${option}`,
      details: ['it knows name, flavorId, imageId, metadata, keyName'],
    });
    expect(nova.requests).toEqual([]);
  });

  test('several of them, by their names', async () => {
    const nova = await created();
    const wanted = { ...least, tags: ['a'], userData: 'b', metadata: {}, description: undefined };
    const error = await rejection(connect(nova, {}, SmallClient).createServer(wanted));
    expect(error.message).toBe('SmallClient cannot create a server with tags, userData');
  });

  test.each<[string, object | undefined]>([
    ['no name', { ...least, name: ' ' }],
    ['no flavor', { ...least, flavorId: '' }],
    ['no image', { name: 'web', flavorId: 'f-1' }],
    ['an empty image', { ...least, imageId: '' }],
    ['a file without a place', { ...least, personality: [{ path: 'etc/motd', contents: '' }] }],
    ['a file without a path', { ...least, personality: [{ contents: '' }] }],
    ['a file without contents', { ...least, personality: [{ path: '/etc/motd' }] }],
    ['a file that is no list', { ...least, personality: { path: '/etc/motd', contents: '' } }],
    ['a flavor that is an object', { ...least, flavorId: { id: '1' } }],
    ['metadata that is a list', { ...least, metadata: ['a'] }],
    ['metadata that is no text', { ...least, metadata: { a: 1 } }],
    ['user data that is an object', { ...least, userData: {} }],
    ['networks that are names', { ...least, networks: ['private'] }],
    ['a tag that is a number', { ...least, tags: [1] }],
    ['tags that are one text', { ...least, tags: 'blue' }],
    ['a security group that is an object', { ...least, securityGroups: [{ name: 'a' }] }],
    ['a config drive that is a word', { ...least, configDrive: 'yes' }],
    ['a null', { ...least, keyName: null }],
    ['nothing at all', undefined],
  ])('%s', async (_, server) => {
    const nova = await created();
    expect(await rejection(connect(nova).createServer(server as CreateServer))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(nova.requests).toEqual([]);
  });

  test('a project, by Nova', async () => {
    const nova = await created();
    const error = await rejection(connect(nova).createServer({ ...least, projectId: 'p-1' }));
    expect(error.message).toBe('ComputeClient cannot create a server with projectId');
  });
});

describe('createServers', () => {
  const wanted = ['a', 'bad-1', 'b', 'bad-2', 'c'].map((name) => ({ ...least, name }));

  test('tells for each what became of it, in the order given', async () => {
    const nova = await created();
    const told: string[] = [];
    const outcomes = await connect(nova).createServers(wanted, {
      onSettled: ({ item, error }) => told.push(`${item.name} ${error?.code ?? 'ok'}`),
    });
    expect(outcomes.map(({ item }) => item)).toEqual(wanted);
    expect(outcomes.map(({ value }) => value?.id)).toEqual(['id-a', undefined, 'id-b', undefined, 'id-c']);
    expect(outcomes.map(({ error }) => error?.message)).toEqual([
      undefined,
      'Quota exceeded for bad-1',
      undefined,
      'Quota exceeded for bad-2',
      undefined,
    ]);
    expect(told.sort()).toEqual(['a ok', 'b ok', 'bad-1 OVER_LIMIT', 'bad-2 OVER_LIMIT', 'c ok']);
  });

  test('asks for no more at once than told', async () => {
    let running = 0;
    let most = 0;
    const nova = await startNova(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return { status: 202, body: { server: { id: '1' } } };
    });
    await connect(nova).createServers(wanted, { concurrency: 2 });
    expect(most).toBe(2);
    expect(nova.requests).toHaveLength(5);
  });

  test('begins no more after an abort', async () => {
    const nova = await created();
    const stop = new AbortController();
    const outcomes = await connect(nova).createServers(wanted, {
      concurrency: 1,
      signal: stop.signal,
      onSettled: () => stop.abort(),
    });
    expect(outcomes.map(({ error }) => error?.code ?? 'ok')).toEqual(['ok', ...Array(4).fill('ABORTED')]);
    expect(nova.requests).toHaveLength(1);
  });

  test('loses no server when the one who is told fails, and begins no more', async () => {
    const nova = await created();
    const mine = new Error('mine');
    const told: unknown[] = [];
    const outcomes = await connect(nova).createServers([least, least, least], {
      concurrency: 1,
      onSettled: ({ value }) => {
        told.push(value?.id);
        throw mine;
      },
    });
    expect(told).toEqual(['id-web']);
    expect(outcomes[0]!.value).toMatchObject({ id: 'id-web' });
    for (const { error } of outcomes.slice(1))
      expect(error).toMatchObject({
        code: 'OPERATION_FAILED',
        status: 0,
        message: 'not begun, for onSettled failed: mine',
        cause: mine,
      });
    expect(nova.requests).toHaveLength(1);
  });
});
