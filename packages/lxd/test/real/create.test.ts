import { afterAll, expect, test } from 'vitest';
import { LxdOperationError } from '../../src/index.js';
import { readFile } from '../support/files.js';
import { Bin } from '../support/bin.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('creating servers on a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  afterAll(async () => {
    await bin.empty();
    await client.close();
  }, slow);

  test(
    'an operation that fails inside an HTTP 200: a wait tells why, in the words of the daemon',
    async () => {
      const name = bin.server(uniqueName('nonet'));
      const devices = { eth7: { type: 'nic', network: 'no-such-net' } };
      const made = client
        .createServer({ ...smallServer(peer, name), devices })
        .then(() => client.waitServerUntil(name, 'ACTIVE', { timeout: slow }));
      await expect(made).rejects.toMatchObject({ code: 'OPERATION_FAILED', status: 400 });
      await expect(made).rejects.toThrow(/no-such-net|network/i);
    },
    slow,
  );

  test(
    'a name in use, which the daemon refuses only by a failed operation, is CONFLICT at once',
    async () => {
      const name = bin.server(uniqueName('twice'));
      await client.createServer({ ...smallServer(peer, name), start: false });
      const again = client.createServer(smallServer(peer, name));
      await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
      expect((await client.waitServerWhile(name, 'BUILD', { timeout: slow })).status).toBe('SHUTOFF');
      const fromAnother = socketClient(peer);
      const failure: unknown = await fromAnother
        .createServer(smallServer(peer, name))
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'CONFLICT', message: `a server named ${name} exists already` });
      expect((failure as Error).cause).toBeInstanceOf(LxdOperationError);
      expect((await client.getServerDetails(name)).status).toBe('SHUTOFF');
      await fromAnother.close();
    },
    slow,
  );

  test(
    'uneven error codes: what does not exist is NOT_FOUND, a bad key is BAD_REQUEST',
    async () => {
      const server = smallServer(peer, uniqueName('never'));
      const imageless = client.createServer({ ...server, imageId: 'no-such-image' });
      // Incus takes the order, and fails at it.
      await expect(imageless.then(() => client.waitServerUntil(server.name))).rejects.toMatchObject(
        peer.kind === 'lxd'
          ? { code: 'NOT_FOUND', status: 404 }
          : { message: expect.stringContaining('Image not provided') as string },
      );
      await expect(client.createServer({ ...server, flavorId: 'profile:no-such' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        status: 500,
      });
      await expect(client.createServer({ ...server, flavorId: 'no-such-type' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        status: 400,
      });
      const badKey = client.createServer({ ...server, config: { 'no.such.key': '1' } });
      await expect(badKey.then(() => client.waitServerUntil(server.name))).rejects.toMatchObject({
        message: expect.stringContaining('no.such.key') as string,
      });
    },
    slow,
  );

  test(
    'files are there before the first start, with owner, mode and missing directories',
    async () => {
      const name = bin.server(uniqueName('files'));
      const binary = new Uint8Array([0, 1, 254, 255]);
      await client.createServer({
        ...smallServer(peer, name),
        personality: [
          { path: '/srv/a b/ü/text', contents: 'grüße\n', owner: '1000', group: '1000', mode: 0o640 },
          { path: '/srv/a b/binary', contents: binary },
          { path: '/etc/hostname', contents: 'from-a-file\n' },
        ],
      });
      await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
      const text = await readFile(client, name, '/srv/a b/ü/text');
      expect(new TextDecoder().decode(text.bytes)).toBe('grüße\n');
      expect(text).toMatchObject({ uid: '1000', gid: '1000', mode: '0640' });
      expect([...(await readFile(client, name, '/srv/a b/binary')).bytes]).toEqual([...binary]);
      // A template of the image writes this one at the first start: later than we do.
      expect(new TextDecoder().decode((await readFile(client, name, '/etc/hostname')).bytes)).toBe(
        name + '\n',
      );
      expect((await readFile(client, name, '/etc')).mode).toBe('0755');
    },
    slow,
  );

  test(
    'a server whose files do not fit is in ERROR, or gone where that was asked for',
    async () => {
      const personality = [{ path: '/etc/passwd/below', contents: '' }];
      const kept = bin.server(uniqueName('kept'));
      const gone = bin.server(uniqueName('gone'));
      await client.createServer({ ...smallServer(peer, kept), personality });
      await client.createServer({ ...smallServer(peer, gone), personality, onFailure: 'delete' });
      const outcomes = await client.waitServersUntil([kept, gone], 'ACTIVE', { timeout: slow });
      expect(outcomes.map(({ error }) => error?.code)).toEqual(['OPERATION_FAILED', 'OPERATION_FAILED']);
      const fresh = socketClient(peer);
      expect((await fresh.getServerDetails(kept)).status).toBe('SHUTOFF');
      await expect(fresh.getServerDetails(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await fresh.close();
    },
    slow,
  );

  test(
    'an instance type gives limits, a profile gives its own, user data goes to cloud-init',
    async () => {
      const [typed, profiled] = [bin.server(uniqueName('type')), bin.server(uniqueName('profile'))];
      const off = { start: false, userData: '#cloud-config\n' };
      await client.createServer({ ...smallServer(peer, typed), ...off, flavorId: 'c2-m0.5' });
      await client.createServer({ ...smallServer(peer, profiled), ...off, flavorId: 'small' });
      await client.waitServersUntil([typed, profiled], 'SHUTOFF', { timeout: slow });
      const first = await client.getServerDetails(typed);
      // LXD gives megabytes, Incus mebibytes.
      const { 'limits.memory': memory } = (first.raw as { config: Record<string, string> }).config;
      const ram = { '512MB': 488, '512MiB': 512 }[memory ?? ''];
      expect(first.flavor).toEqual({ id: 'c2-m0.5', name: 'c2-m0.5', vcpus: 2, ram });
      expect(first.raw).toMatchObject({ config: { 'cloud-init.user-data': '#cloud-config\n' } });
      expect(first.metadata).toEqual({});
      const second = await client.getServerDetails(profiled);
      expect(second.flavor).toEqual({ id: 'profile:small', name: 'small', vcpus: 1, ram: 256 });
      expect(second.profiles).toEqual(['default', 'small']);
    },
    slow,
  );

  test(
    'networks: none at all, or one with a wish for the address',
    async () => {
      const [none, one] = [bin.server(uniqueName('nonic')), bin.server(uniqueName('onenic'))];
      const subnet = await subnetOf(peer.bridge);
      const fixedIp = `${subnet}.${200 + Math.floor(Math.random() * 50)}`;
      await client.createServer({ ...smallServer(peer, none), networks: [] });
      await client.createServer({ ...smallServer(peer, one), networks: [{ uuid: peer.bridge, fixedIp }] });
      const active = await client.waitServersUntil([none, one], 'ACTIVE', { timeout: slow });
      expect(active.map(({ error }) => error)).toEqual([undefined, undefined]);
      expect(await client.getServerNics(none)).toEqual([]);
      await expect
        .poll(async () => (await client.getServerDetails(one)).addresses?.[peer.bridge]?.[0]?.address, {
          timeout: 20_000,
        })
        .toBe(fixedIp);
      expect((await client.getServerNetworkNics(one, peer.bridge)).addresses).toContainEqual({
        address: fixedIp,
        version: 4,
      });
    },
    slow,
  );

  test(
    'twenty servers at once, more than are waited for by a request each',
    async () => {
      const names = Array.from({ length: 20 }, () => bin.server(uniqueName('many')));
      const off = names.map((name) => ({ ...smallServer(peer, name), start: false }));
      const created = await client.createServers(off, { concurrency: 20 });
      expect(created.filter(({ error }) => error)).toEqual([]);
      const settled = await client.waitServersUntil(names, 'SHUTOFF', { timeout: slow });
      expect(settled.map(({ value }) => value?.status)).toEqual(names.map(() => 'SHUTOFF'));
      await Promise.all(names.map((name) => client.deleteServer(name)));
    },
    2 * slow,
  );

  async function subnetOf(network: string): Promise<string> {
    const { body } = await client.get<{ metadata: { config: Record<string, string> } }>(
      `/1.0/networks/${network}`,
    );
    return (body.metadata.config['ipv4.address'] ?? '').replace(/\.\d+\/\d+$/, '');
  }
});
