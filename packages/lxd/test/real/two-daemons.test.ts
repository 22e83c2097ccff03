import { setTimeout as sleep } from 'node:timers/promises';
import { buffer, text } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LxdClient, LxdEvent } from '../../src/index.js';
import { Bin } from '../support/bin.js';
import { describeLxd, httpsClient, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';
import { type OwnPeer, ownPeer } from '../support/own-peer.js';

const slow = 120_000;

describeLxd('a real LXD, and another one that can be stopped', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  let other: OwnPeer;
  let there: LxdClient;
  const name = bin.server(uniqueName('two'));

  beforeAll(async () => {
    other = await ownPeer();
    there = httpsClient(other);
    await client.createInstance({
      name,
      source: { type: 'image', alias: peer.image },
      config: { 'user.a': '1' },
    });
    await client.putInstanceFile(name, '/root/mine', 'all mine');
    await client.createInstanceSnapshot(name, { name: 'snap' });
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
    await there?.close().catch(() => undefined);
    await other?.down();
  }, slow);

  test.for(['pull', 'push', 'relay'] as const)(
    'an instance is copied to another server: %s',
    { timeout: slow },
    async (mode) => {
      const copy = `${name}-${mode}`;
      await client.copyInstanceTo(name, { to: there, name: copy, mode, instanceOnly: mode === 'push' });
      expect((await there.getInstanceDetails(copy)).config['user.a']).toBe('1');
      const file = await there.getInstanceFile(copy, '/root/mine');
      expect(file.type === 'file' && (await text(file.content))).toBe('all mine');
      expect((await there.listInstanceSnapshots(copy)).length).toBe(mode === 'push' ? 0 : 1);
      await there.deleteInstance(copy);
    },
  );

  test('an instance that is there already is CONFLICT, in each mode', { timeout: slow }, async () => {
    await client.copyInstanceTo(name, { to: there, name: 'twice' });
    for (const mode of ['pull', 'push', 'relay'] as const) {
      const again = client.copyInstanceTo(name, { to: there, name: 'twice', mode, instanceOnly: true });
      await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
    }
    await there.deleteInstance('twice');
  });

  test('images are copied from another server, public ones and by a secret', { timeout: slow }, async () => {
    const certificate = await readFile(peer.serverCert, 'utf8');
    const { fingerprint } = await client.publishInstance(name, { properties: { at: String(Math.random()) } });
    bin.image(fingerprint);
    const { secret } = await client.createImageSecret(fingerprint);
    const from = { server: peer.url, image: fingerprint, certificate };
    await expect(there.copyImage(from)).rejects.toMatchObject({ name: 'LxdOperationError' });
    const copied = await there.copyImage({ ...from, secret, aliases: ['mine'] });
    expect(copied.fingerprint).toBe(fingerprint);
    expect(await there.getImageAliasDetails('mine')).toMatchObject({ target: fingerprint });
    await there.deleteImage(fingerprint);
    await client.updateImage(fingerprint, { public: true });
    await there.copyImage({ ...from, autoUpdate: true });
    await there.deleteImage(fingerprint);
    await client.pushImage(fingerprint, there);
    expect(await there.getImageRecord(fingerprint)).toMatchObject({ fingerprint });
    await there.deleteImage(fingerprint);
    await client.deleteImage(fingerprint);
  });

  test('a warning is acknowledged and deleted', async () => {
    const [warning] = await there.listWarnings();
    if (!warning) return;
    await there.updateWarning(warning.uuid, { status: 'acknowledged' });
    await there.deleteWarning(warning.uuid);
    await expect(there.getWarningDetails(warning.uuid)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('events are told again after a restart, and the gap is', { timeout: slow }, async () => {
    const events = there.watchEvents({ types: ['lifecycle'], allProjects: true });
    const heard: LxdEvent[] = [];
    const done = (async () => {
      for await (const event of events) {
        heard.push(event);
        if (String(event.metadata['source']).endsWith('after')) break;
      }
    })();
    const poke = async (profile: string): Promise<void> => {
      while (!heard.some(({ metadata }) => String(metadata['source']).endsWith(profile))) {
        await there
          .createProfile({ name: profile })
          .catch(() => there.updateProfile(profile, { description: 'x' }));
        await sleep(50);
      }
    };
    await poke('before');
    await other.restart();
    await poke('after');
    await done;
    expect(heard.filter(({ type }) => type === 'gap')).toHaveLength(1);
    expect(heard.find(({ type }) => type === 'gap')?.timestamp).toMatch(/^\d{4}-/);
    for (const profile of ['before', 'after']) await there.deleteProfile(profile);
  });

  test(
    'a daemon that is stopped ends commands, files and events, each with a clear error',
    { timeout: slow },
    async () => {
      const mine = uniqueName('plug');
      await there.createServer(smallServer(other, mine));
      await there.waitServerUntil(mine, 'ACTIVE', { timeout: slow });
      const near = socketClient(other);
      const endless = new Readable({
        read() {
          setTimeout(() => this.push(Buffer.alloc(1000)), 20);
        },
      });
      const running = await near.startExec(mine, ['sh', '-c', 'while :; do echo x; sleep 0.1; done']);
      const calls = [
        running.exited,
        buffer(running.stdout),
        near.execInstance(mine, ['sleep', '60']),
        near.execInstance(mine, ['cat'], { input: endless }),
        near.putInstanceFile(mine, '/root/big', endless, { contentLength: 1_000_000_000 }),
        (async () => {
          for await (const event of near.watchEvents({ outage: 500 })) void event;
        })(),
      ];
      const ended = Promise.all(
        calls.map((call) =>
          call.then(
            () => 'done',
            (error: { code?: string }) => error.code,
          ),
        ),
      );
      await sleep(500);
      await other.stop();
      expect(await ended).toEqual(calls.map(() => 'CONNECTION'));
      await near.close().catch(() => undefined);
      await other.start();
      await there.deleteServer(mine);
    },
  );
});
