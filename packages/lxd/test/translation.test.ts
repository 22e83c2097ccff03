import { ClientError } from '@leister/rest';
import { describe, expect, test } from 'vitest';
import { nicOf, nicsOf } from '../src/servers/addresses.js';
import { imageSource, defaultImageRemotes } from '../src/catalog/image-source.js';
import { isInstanceName } from '../src/servers/instance.js';
import { networkDevices } from '../src/servers/networks.js';
import { laterState, toOperation } from '../src/daemon/operation.js';
import { pagesOf } from '../src/catalog/paging.js';
import { isBefore, toDate } from '../src/daemon/times.js';
import { toLxdServer } from '../src/servers/to-server.js';
import { toImage } from '../src/catalog/to-image.js';
import { keepBefore, look } from '../src/servers/unconfirmed.js';
import { metadataOf, tagsConfig, tagsOf } from '../src/servers/user-config.js';
import { parseVolumeId, volumesOf } from '../src/servers/volumes.js';
import { instanceJson, operationJson } from './support/fake-daemon.js';

const ran = '2026-11-20T08:00:00Z';
const never = '1970-01-01T00:00:00Z';

describe('an instance as a server', () => {
  test.each([
    [101, ran, 'REBOOT', 'powering-on'],
    [101, never, 'BUILD', 'powering-on'],
    [102, never, 'SHUTOFF', undefined],
    [103, ran, 'ACTIVE', undefined],
    [106, ran, 'REBOOT', 'powering-on'],
    [106, never, 'BUILD', 'powering-on'],
    [107, ran, 'ACTIVE', 'powering-off'],
    [108, ran, 'ACTIVE', 'powering-off'],
    [109, ran, 'ACTIVE', 'pausing'],
    [110, ran, 'PAUSED', undefined],
    [111, ran, 'ACTIVE', 'unpausing'],
    [112, ran, 'ERROR', undefined],
    [113, ran, 'ACTIVE', undefined],
    [999, ran, 'UNKNOWN', undefined],
  ])('in state %i, last used %s, is in %s', (status_code, last_used_at, status, taskState) => {
    const raw = instanceJson('web-1', 'Running', { status_code, status: '', last_used_at });
    const server = toLxdServer(raw);
    expect([server.status, server.taskState]).toEqual([status, taskState]);
  });

  test('tells its state by the word where there is no code', () => {
    const { status_code: _, ...raw } = instanceJson('web-1', 'Frozen');
    expect(toLxdServer(raw).status).toBe('PAUSED');
  });

  test('has what LXD tells of it, and nothing it does not', () => {
    const server = toLxdServer(
      instanceJson('web-1', 'Running', {
        last_used_at: ran,
        config: {
          'volatile.uuid': 'f162b0ca-2eae-42e8-a16b-c167ebb45298',
          'volatile.base_image': 'abc',
          'image.description': 'BusyBox',
          'user.role': 'web',
          'user.user-data': '#cloud-config',
          'user.leister.tags': '["a"]',
        },
        expanded_config: { 'limits.cpu': '2', 'limits.memory': '1GiB' },
        expanded_devices: {
          root: { type: 'disk', path: '/', pool: 'default', size: '10GiB' },
          data: { type: 'disk', pool: 'default', source: 'data', path: '/mnt/data' },
          eth0: { type: 'nic', name: 'eth0', network: 'lxdbr0' },
        },
        profiles: ['default', 'small'],
        location: 'node2',
        description: 'the first',
        state: {
          network: {
            eth0: {
              type: 'broadcast',
              hwaddr: '00:16:3E:A3:AF:AF',
              addresses: [
                { family: 'inet', address: '10.0.0.7', scope: 'global' },
                { family: 'inet6', address: 'fe80::1', scope: 'link' },
                { family: 'inet6', address: 'fd00::7', scope: 'global' },
              ],
            },
            docker0: { type: 'broadcast', hwaddr: '', addresses: [] },
            lo: { type: 'loopback', addresses: [{ family: 'inet', address: '127.0.0.1', scope: 'local' }] },
          },
        },
      }),
    );
    const { raw: _, ...told } = server;
    expect(told).toEqual({
      id: 'web-1',
      name: 'web-1',
      status: 'ACTIVE',
      uuid: 'f162b0ca-2eae-42e8-a16b-c167ebb45298',
      type: 'container',
      profiles: ['default', 'small'],
      ephemeral: false,
      flavor: { id: 'profile:small', name: 'small', vcpus: 2, ram: 1024, disk: 10 },
      image: { id: 'abc', name: 'BusyBox' },
      addresses: {
        lxdbr0: [
          { address: '10.0.0.7', version: 4, mac: '00:16:3e:a3:af:af', type: 'fixed' },
          { address: 'fd00::7', version: 6, mac: '00:16:3e:a3:af:af', type: 'fixed' },
        ],
      },
      metadata: { role: 'web' },
      tags: ['a'],
      created: '2026-11-21T09:35:46.03Z',
      updated: ran,
      projectId: 'default',
      host: 'node2',
      volumes: ['default/data'],
      description: 'the first',
    });
  });

  test('whose new size is not confirmed waits for that', () => {
    const config = keepBefore({ limits: {}, seen: look(instanceJson('web-1', 'Running')) });
    const statusOf = (...given: Parameters<typeof instanceJson>): string =>
      toLxdServer(instanceJson(given[0], given[1], { config, ...given[2] })).status;
    expect(statusOf('web-1', 'Running')).toBe('VERIFY_RESIZE');
    expect(statusOf('web-1', 'Frozen')).toBe('PAUSED');
  });

  test('that was started, stopped or held since its resize shows what came of that', () => {
    const config = keepBefore({ limits: {}, seen: look(instanceJson('web-1', 'Running')) });
    const statusOf = (status: 'Running' | 'Stopped', more: object = {}): string =>
      toLxdServer(instanceJson('web-1', status, { config, ...more })).status;
    expect(statusOf('Stopped')).toBe('SHUTOFF');
    expect(statusOf('Running', { last_used_at: ran })).toBe('ACTIVE');
    const { seen: _, ...held } = { limits: {}, seen: '' };
    expect(statusOf('Running', { config: keepBefore(held) })).toBe('ACTIVE');
  });

  test('that is no object is PARSE', () => {
    expect(() => toLxdServer('x' as never)).toThrow(ClientError);
  });
});

test('the network cards of a stopped instance are those it is configured with', () => {
  const raw = instanceJson('web-1', 'Stopped', {
    config: { 'volatile.eth0.hwaddr': '00:16:3e:a3:af:af' },
    expanded_devices: { eth0: { type: 'nic', network: 'lxdbr0' }, root: { type: 'disk', path: '/' } },
    state: { network: null },
  });
  expect(nicsOf(raw)).toMatchObject([{ network: 'lxdbr0', addresses: [], mac: '00:16:3e:a3:af:af' }]);
  expect(nicOf(raw, 'web-1', 'lxdbr0').addresses).toEqual([]);
  expect(() => nicOf(raw, 'web-1', 'dmz')).toThrow(/not on a network "dmz"/);
});

test('networks that are asked for replace all that profiles would bring', () => {
  const profiles = [
    { name: 'default', devices: { eth0: { type: 'nic' }, wan: { type: 'nic' }, root: { type: 'disk' } } },
    { name: 'other', devices: { eth9: { type: 'nic' } } },
  ];
  expect(networkDevices([], profiles, ['default'])).toEqual({
    eth0: { type: 'none' },
    wan: { type: 'none' },
  });
  expect(networkDevices([{ uuid: 'lan', fixedIp: 'fd00::1' }], profiles, ['default'])).toEqual({
    eth0: { type: 'nic', name: 'eth0', network: 'lan', 'ipv6.address': 'fd00::1' },
    wan: { type: 'none' },
  });
});

test('what an image may be given as', () => {
  const fingerprint = 'a'.repeat(64);
  const remotes = {
    ...defaultImageRemotes,
    mine: { server: 'https://10.0.0.1:8443', protocol: 'lxd' as const },
  };
  expect(imageSource('busybox', remotes)).toEqual({ type: 'image', alias: 'busybox' });
  expect(imageSource(fingerprint, remotes)).toEqual({ type: 'image', fingerprint });
  expect(imageSource('mine:a:b', remotes)).toMatchObject({ server: 'https://10.0.0.1:8443', alias: 'a:b' });
  expect(() => imageSource('__proto__:x', remotes)).toThrow(/no image server/);
});

test('an image has the name of its first alias, else its description', () => {
  const raw = {
    fingerprint: 'abc',
    aliases: [{ name: 'one' }, { name: 'two' }],
    properties: { description: 'text' },
  };
  expect(toImage({ ...raw, size: 7, uploaded_at: ran, created_at: '0001-01-01T00:00:00Z' })).toEqual({
    id: 'abc',
    name: 'one',
    raw: expect.anything(),
    status: 'ACTIVE',
    size: 7,
    metadata: { description: 'text' },
    updated: ran,
  });
  expect(toImage({ ...raw, aliases: [] }).name).toBe('text');
  expect(toImage({ fingerprint: 'abc' }).name).toBe('abc');
});

test('an operation never steps back, in whatever order its news come', () => {
  const [pending, running, success, failure] = (['Pending', 'Running', 'Success', 'Failure'] as const).map(
    (status) => toOperation(operationJson(status)),
  );
  expect(laterState(running!, pending!)).toBe(running);
  expect(laterState(pending!, running!)).toBe(running);
  expect(laterState(success!, running!)).toBe(success);
  expect(laterState(running!, success!)).toBe(success);
  expect(laterState(success!, failure!)).toBe(success);
  const earlier = toOperation(operationJson('Running', { updated: '2026-11-21T09:35:46.4Z' }));
  expect(laterState(running!, earlier)).toBe(running);
});

test('times are compared to the nanosecond, although trailing zeros are left off', () => {
  expect(isBefore('2026-11-21T09:35:46.0250Z', '2026-11-21T09:35:46.025000001Z')).toBe(true);
  expect(isBefore('2026-11-21T09:35:46.0250018Z', '2026-11-21T09:35:46.025001799Z')).toBe(false);
  expect(isBefore('2026-11-21T09:35:46Z', '2026-11-21T09:35:46Z')).toBe(false);
  expect(toDate('0001-01-01T00:00:00Z')).toBeUndefined();
});

test.each([
  ['a', true],
  ['web-1', true],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
  ['1a', false],
  ['a-', false],
  ['a_b', false],
  ['', false],
  ['a/b', false],
])('%s as a name: %s', (name, isName) => {
  expect(isInstanceName(name)).toBe(isName);
});

test('what somebody else wrote under our keys does no harm', () => {
  expect(tagsOf({ 'user.leister.tags': 'not json' })).toEqual([]);
  expect(tagsOf({ 'user.leister.tags': '{"a":1}' })).toEqual([]);
  expect(tagsConfig(['a', 'a'])).toEqual({ 'user.leister.tags': '["a"]' });
  expect(tagsConfig([])).toEqual({ 'user.leister.tags': '' });
  expect(metadataOf({ 'user.a': '1', 'limits.cpu': '1', 'user.leister.x': '2' })).toEqual({ a: '1' });
});

test('volumes are custom volumes, by POOL/NAME', () => {
  const devices = {
    root: { type: 'disk', path: '/', pool: 'default' },
    home: { type: 'disk', path: '/home', source: '/srv/home' },
    data: { type: 'disk', path: '/mnt/data', pool: 'fast', source: 'data' },
  };
  expect(volumesOf(devices, 'web-1')).toEqual([
    {
      id: 'data',
      volumeId: 'fast/data',
      serverId: 'web-1',
      device: '/mnt/data',
      raw: { data: devices.data },
    },
  ]);
  expect(parseVolumeId('fast/data')).toEqual({ pool: 'fast', name: 'data' });
  for (const id of ['data', 'a/b/c', '/x', 'x/']) expect(() => parseVolumeId(id)).toThrow(/no volume/);
});

describe('pages of what comes all at once', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

  test('each pass asks once, however many pages and passes are under way', async () => {
    let fetches = 0;
    const fetch = async () => {
      fetches++;
      return items;
    };
    const list = pagesOf(fetch, { limit: 2 }, undefined);
    const passes = [list.pages(), list.pages()];
    const sizes: number[][] = [[], []];
    for (let page = 0; page < 3; page++) {
      for (const [index, pass] of passes.entries())
        sizes[index]?.push((await pass.next()).value?.length ?? -1);
    }
    expect(sizes).toEqual([
      [2, 2, 1],
      [2, 2, 1],
    ]);
    expect(fetches).toBe(2);
    expect((await list).length).toBe(5);
  });

  test('a marker is where they begin, and must be there', async () => {
    expect(await pagesOf(async () => items, { marker: 'c' }, undefined)).toEqual([{ id: 'd' }, { id: 'e' }]);
    await expect(
      Promise.resolve(pagesOf(async () => items, { marker: 'x' }, undefined)),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(Promise.resolve(pagesOf(async () => items, { limit: 0 }, undefined))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});
