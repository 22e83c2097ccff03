import { describe, expect, test } from 'vitest';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';

const wanted = { name: 'web', flavorId: '1', imageId: '1' };

describe('DummyClient', () => {
  test('gives away copies: what is done to a result or an argument changes nothing', async () => {
    const cloud = new DummyClient({ buildTime: 0 });
    const metadata = { role: 'web' };
    const tags = ['blue'];
    const { id } = await cloud.createServer({ ...wanted, metadata, tags });
    metadata.role = 'spoilt';
    tags.push('spoilt');
    const before = await cloud.getServerDetails(id);
    const results = [
      await cloud.getServerDetails(id),
      ...(await cloud.listServers()),
      ...(await cloud.listImages()),
      ...(await cloud.listFlavors()),
      ...(await cloud.getServerNics(id)),
    ];
    results.forEach(spoil);
    (await cloud.listTags(id)).push('spoilt');
    Object.assign(await cloud.getServerMetadata(id), { role: 'spoilt' });
    expect(await cloud.getServerDetails(id)).toEqual(before);
    expect(before).toMatchObject({ metadata: { role: 'web' }, tags: ['blue'] });
    expect((await cloud.getImageDetails('1')).name).toBe('Ubuntu 9.10');
  });

  test('shows all it was asked for at creation', async () => {
    const cloud = new DummyClient({ buildTime: 0 });
    const { publicKey = '', privateKey } = await cloud.createKey('mine');
    expect(privateKey).toContain('PRIVATE KEY');
    expect(await cloud.getKeypairDetails('mine')).toEqual({
      name: 'mine',
      publicKey,
      fingerprint: expect.stringMatching(/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/) as string,
      raw: expect.anything() as unknown,
    });
    const server = await cloud.createServer({
      ...wanted,
      keyName: 'mine',
      networks: [{ uuid: 'public', fixedIp: '127.1.2.3' }],
      personality: [{ path: '/etc/motd', contents: 'hello', mode: 0o644 }],
      userData: new Uint8Array([1, 2, 3]),
      availabilityZone: 'north',
      securityGroups: ['web', 'ssh'],
      configDrive: true,
      description: 'a server',
    });
    expect(server).toMatchObject({
      keyName: 'mine',
      addresses: { public: [{ address: '127.1.2.3' }] },
      availabilityZone: 'north',
      securityGroups: ['web', 'ssh'],
      description: 'a server',
      raw: {
        configDrive: true,
        files: [{ path: '/etc/motd', contents: 'aGVsbG8=', mode: 0o644 }],
        userData: 'AQID',
      },
    });
    expect(server).not.toHaveProperty('adminPassword');
    expect(await cloud.createServer({ ...wanted, networks: [] })).toMatchObject({ addresses: {} });
  });

  test.for([
    ['a flavor', { flavorId: 'none' }],
    ['an image', { imageId: 'none' }],
    ['a keypair', { keyName: 'none' }],
    ['a network', { networks: [{ uuid: 'none' }] }],
    ['a port', { networks: [{ port: 'none' }] }],
  ] as const)('refuses %s it does not have, as Nova does', async ([, wrong]) => {
    const cloud = new DummyClient();
    await expect(cloud.createServer({ ...wanted, ...wrong })).rejects.toMatchObject({
      status: 0,
      code: 'BAD_REQUEST',
    });
    expect(await cloud.listServers()).toHaveLength(2);
  });

  test('refuses a key that is none and one that is there', async () => {
    const cloud = new DummyClient();
    await expect(cloud.createKey('mine', 'hello')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await cloud.createKey('mine');
    await expect(cloud.createKey('mine')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('has as many floating addresses as its pool, and gives free ones again', async () => {
    const cloud = new DummyClient();
    const addresses = await Promise.all(Array.from({ length: 254 }, () => cloud.allocFloatingIp()));
    expect(new Set(addresses.map(({ address }) => address)).size).toBe(254);
    await expect(cloud.allocFloatingIp()).rejects.toMatchObject({ code: 'OVER_LIMIT' });
    await cloud.deleteFloatingIp(addresses[7]?.id ?? '');
    expect(await cloud.allocFloatingIp('public')).toMatchObject({ address: addresses[7]?.address });
    await expect(cloud.allocFloatingIp('private')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('attaches a volume to one server at a time', async () => {
    const cloud = new DummyClient();
    expect(await cloud.attachVolume('1', '1')).toMatchObject({ volumeId: '1', device: '/dev/vdb' });
    expect(await cloud.attachVolume('1', '2')).toMatchObject({ device: '/dev/vdc' });
    await expect(cloud.attachVolume('2', '1')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await cloud.getServerDetails('1')).volumes).toEqual(['1', '2']);
  });

  test('tells the console and what was printed on it', async () => {
    const cloud = new DummyClient({ actionTime: 0 });
    await cloud.shutdownServer('1');
    await cloud.startServer('1');
    expect((await cloud.getConsoleLog('1')).match(/powering-\w+/g)).toEqual(['powering-off', 'powering-on']);
    expect(await cloud.getConsoleLog('1', 1)).toMatch(/^\S+ powering-on\n$/);
    expect((await cloud.getServerConsole('1', 'serial')).type).toBe('serial');
    await expect(cloud.getServerConsole('1', 'telepathy')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('holds what its seed says', async () => {
    const cloud = new DummyClient({
      seed: {
        images: [{ id: 'debian', name: 'Debian', metadata: { os: 'linux' } }],
        flavors: [{ id: 'tiny', name: 'Tiny', ram: 64, disk: 1, vcpus: 1 }],
        servers: [{ id: 'a', name: 'first', flavorId: 'tiny', imageId: 'debian', address: '127.0.0.9' }],
      },
    });
    expect(await cloud.listServers()).toMatchObject([
      { id: 'a', flavor: { vcpus: 1 }, image: { name: 'Debian' } },
    ]);
    expect(await cloud.getImageMetadata('debian')).toEqual({ os: 'linux' });
    const created = await cloud.createServer({ name: 'second', flavorId: 'tiny', imageId: 'debian' });
    expect(created.id).toBe('2');
    await cloud.attachVolume('a', '1');
  });

  test('has no endpoint', async () => {
    await expect(new DummyClient().get('/servers')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  test.for([
    ['profile', { profile: 'no-such' as never }],
    ['buildTime', { buildTime: -1 }],
    ['actionTime', { actionTime: Number.NaN }],
    ['latency', { latency: Infinity }],
    ['stateFile', { stateFile: '' }],
    ['stateFile', { stateFile: 5 as never }],
    ['faults', { faults: 5 as never }],
    ['seed', { seed: 5 as never }],
    ['seed', { seed: { servers: undefined } as never }],
    ['timeout', { timeout: -1 }],
  ] as const)('refuses a wrong %s', ([name, options]) => {
    const make = (): DummyClient => new DummyClient(options);
    expect(make).toThrow(ClientError);
    expect(make).toThrow(name);
  });

  test('heeds the signal and the time it was made with', async () => {
    const controller = new AbortController();
    const cloud = new DummyClient({ signal: controller.signal, timeout: 20, latency: 10_000 });
    await expect(cloud.listServers()).rejects.toMatchObject({ code: 'TIMEOUT' });
    const call = cloud.with({ timeout: undefined }).listServers();
    setTimeout(() => controller.abort(), 10);
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

/** Overwrites all there is in a value. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    Object.assign(value, { [key]: 'spoilt' });
  }
}
