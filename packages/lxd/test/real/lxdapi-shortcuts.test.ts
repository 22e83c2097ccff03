import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Container,
  containerAbsent,
  containerApply,
  containerApplyConfig,
  containerApplyStatus,
  containerDestroy,
  containerDiff,
  containerExists,
  containerGet,
  imageAbsent,
  imageAliasPresent,
  imageGet,
  imageGetFingerprint,
  imagePresent,
} from '../../src/index.js';
import { smallContainer, socketApi } from '../support/api-peer.js';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeDaemons, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('shortcuts of lxdapi on a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const written: string[] = [];
  const api = socketApi(peer, { debug: { write: (text) => written.push(text) } })['1.0'];

  afterAll(async () => {
    await bin.empty();
    await client.close();
    await api.close();
  }, slow);

  async function present(name: string): Promise<Container> {
    const container = await containerGet(api, name);
    if (!container) throw new Error(`there is no ${name}`);
    return container;
  }

  /** The changes that were sent, in order. */
  const changes = (): string[] =>
    written
      .filter((text) => !text.startsWith('GET '))
      .map((text) => /"action": "(\w+)"/.exec(text)?.[1] ?? text.slice(0, text.indexOf(' ')));

  test(
    'containerGet, containerExists, containerApplyConfig: makes one where there is none, and says so',
    async () => {
      const name = bin.server(uniqueName('made'));
      expect(await containerGet(api, name)).toBe(false);
      expect(await containerExists(api, name)).toBe(false);
      expect(await containerApplyConfig(api, false, smallContainer(peer, name))).toBe(true);
      expect(await containerExists(api, name)).toBe(true);
      const container = await present(name);
      expect(container.metadata).toMatchObject({ name, status: 'Stopped' });
      expect(await containerApplyConfig(api, container, smallContainer(peer, name))).toBe(false);
    },
    slow,
  );

  test(
    'containerApplyConfig, containerDiff: what differs is told and changed, all else stays as it is',
    async () => {
      const name = bin.server(uniqueName('config'));
      const config = { ...smallContainer(peer, name), config: { 'user.keep': '1', 'user.drop': '2' } };
      const eth7 = { type: 'none' };
      await containerApplyConfig(api, false, { ...config, devices: { eth7 } });
      const wanted = {
        config: { 'limits.cpu': 1, 'user.drop': '' },
        devices: { eth7: null, eth8: { type: 'none' } },
        description: 'changed',
        profiles: ['default', 'small'],
      };
      const before = await present(name);
      expect(containerDiff(before, wanted)).toEqual([
        { key: 'config.limits.cpu', from: undefined, to: '1' },
        { key: 'config.user.drop', from: '2', to: undefined },
        { key: 'devices.eth7', from: eth7, to: undefined },
        { key: 'devices.eth8', from: undefined, to: { type: 'none' } },
        { key: 'description', from: '', to: 'changed' },
        { key: 'profiles', from: ['default'], to: ['default', 'small'] },
      ]);
      expect(await containerApplyConfig(api, before, wanted)).toBe(true);
      const after = await present(name);
      expect(after.metadata).toMatchObject({
        config: { 'limits.cpu': '1', 'user.keep': '1' },
        devices: { eth8: { type: 'none' } },
        description: 'changed',
        profiles: ['default', 'small'],
      });
      expect(after.metadata['config']).not.toHaveProperty('user.drop');
      expect(after.metadata['devices']).not.toHaveProperty('eth7');
      expect(containerDiff(after, wanted)).toEqual([]);
      expect(await containerApplyConfig(api, after, wanted)).toBe(false);
    },
    slow,
  );

  test(
    'containerApplyConfig: two who change a container at once both get their way',
    async () => {
      const name = bin.server(uniqueName('both'));
      await containerApplyConfig(api, false, smallContainer(peer, name));
      const container = await present(name);
      const keys = ['user.a', 'user.b', 'user.c', 'user.d'];
      const all = keys.map((key) => containerApplyConfig(api, container, { config: { [key]: '1' } }));
      expect(await Promise.all(all)).toEqual([true, true, true, true]);
      const { config } = (await present(name)).metadata;
      for (const key of keys) expect(config).toHaveProperty([key], '1');
    },
    slow,
  );

  test(
    'containerApplyStatus: to each status from each other, true only when something changed',
    async () => {
      const name = bin.server(uniqueName('status'));
      await containerApplyConfig(api, false, smallContainer(peer, name));
      const apply = async (status: string): Promise<boolean> => {
        const changed = await containerApplyStatus(api, await present(name), status);
        expect((await present(name)).metadata.status).toBe(status);
        return changed;
      };
      written.length = 0;
      expect(await apply('Stopped')).toBe(false);
      expect(await apply('Running')).toBe(true);
      expect(await apply('Running')).toBe(false);
      await untilBooted(client, name);
      expect(await apply('Frozen')).toBe(true);
      expect(await apply('Running')).toBe(true);
      expect(await apply('Frozen')).toBe(true);
      expect(await apply('Stopped')).toBe(true);
      expect(await apply('Frozen')).toBe(true);
      expect(changes()).toEqual([
        'start',
        'freeze',
        'unfreeze',
        'freeze',
        'unfreeze',
        'stop',
        'start',
        'freeze',
      ]);
      await expect(containerApplyStatus(api, await present(name), 'Dancing')).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        message: 'the status of a container is one of Running, Stopped, Frozen',
      });
    },
    slow,
  );

  test(
    'containerAbsent: one that runs, is frozen, stopped, ephemeral or gone',
    async () => {
      expect(await containerAbsent(api, false)).toBe(false);
      for (const status of ['Running', 'Frozen', 'Stopped']) {
        const name = bin.server(uniqueName('absent'));
        const ephemeral = status === 'Running';
        const container = await containerApply(api, { ...smallContainer(peer, name), ephemeral }, 'Stopped');
        if (status !== 'Stopped') {
          await containerApplyStatus(api, container, 'Running');
          await untilBooted(client, name);
          await containerApplyStatus(api, container, status);
        }
        expect(await containerAbsent(api, container)).toBe(true);
        expect(await containerExists(api, name)).toBe(false);
        expect(await containerAbsent(api, container)).toBe(false);
      }
    },
    slow,
  );

  test(
    'containerAbsent: one that does not heed being asked to stop is stopped by force',
    async () => {
      const name = bin.server(uniqueName('deaf'));
      const container = await containerApply(api, smallContainer(peer, name), 'Stopped');
      const query = { path: '/etc/shutdown-delay' };
      await api.at('containers', name, 'files').post(undefined, { query, body: '600' });
      await containerApplyStatus(api, container, 'Running');
      await untilBooted(client, name);
      expect(await containerAbsent(api, container)).toBe(true);
      expect(await containerExists(api, name)).toBe(false);
    },
    2 * slow,
  );

  test(
    'containerApply, containerDestroy: made, configured and running; gone only once',
    async () => {
      const name = bin.server(uniqueName('apply'));
      const config = { ...smallContainer(peer, name), config: { 'user.a': '1' } };
      const container = await containerApply(api, config, 'Running');
      expect(container.metadata).toMatchObject({ name, status: 'Running', config: { 'user.a': '1' } });
      const again = await containerApply(api, { ...config, config: { 'user.a': '2' } }, 'Running');
      expect(again.metadata).toMatchObject({ status: 'Running', config: { 'user.a': '2' } });
      await untilBooted(client, name);
      await containerApplyStatus(api, container, 'Stopped');
      expect(await containerDestroy(api, name)).toBe(true);
      expect(await containerDestroy(api, name)).toBe(false);
      await expect(containerApply(api, config, 'Dancing')).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
      expect(await containerExists(api, name)).toBe(false);
    },
    slow,
  );

  let folder = '';
  let file = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lxdapi-'));
    file = join(folder, 'image.tar.gz');
    await cp(peer.imageFile, file).catch(() => undefined);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Another image of the same contents: gzip takes an empty member more. */
  function otherImage(): string {
    const gzip = execFileSync('gzip', ['-c'], { input: '' });
    execFileSync('sh', ['-c', 'cat >> "$0"', file], { input: gzip });
    return file;
  }

  test(
    'imagePresent, imageGet, imageGetFingerprint, imageAbsent: imported once, for everybody, and gone once',
    async () => {
      const path = otherImage();
      const fingerprint = await imageGetFingerprint(path);
      expect(fingerprint).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
      expect(await imageGet(api, fingerprint)).toBe(false);
      expect(await imageAbsent(api, fingerprint)).toBe(false);
      expect(await imagePresent(api, path)).toBe(true);
      bin.image(fingerprint);
      const image = await imageGet(api, fingerprint);
      expect(image && image.metadata).toMatchObject({ fingerprint, public: true });
      expect(await imagePresent(api, path, fingerprint)).toBe(false);
      expect(await imageAbsent(api, fingerprint)).toBe(true);
      expect(await imageGet(api, fingerprint)).toBe(false);
    },
    slow,
  );

  test('imagePresent: a file that is not there is a ClientError that says so', async () => {
    await expect(imagePresent(api, '/no/such/file')).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      message: expect.stringContaining('/no/such/file') as string,
    });
  });

  test(
    'imageAliasPresent: made, turned to another image without ever being away, described',
    async () => {
      const path = otherImage();
      await imagePresent(api, path);
      const second = bin.image(await imageGetFingerprint(path));
      const first = await imageGetFingerprint(peer.imageFile);
      const alias = uniqueName('alias');
      const read = async (): Promise<unknown> => (await api.images.aliases[alias]!.get()).metadata;
      expect(await imageAliasPresent(api, alias, first, 'the first')).toBe(true);
      expect(await imageAliasPresent(api, alias, first)).toBe(false);
      written.length = 0;
      expect(await imageAliasPresent(api, alias, second)).toBe(true);
      expect(changes()).toEqual(['PUT']);
      expect(await read()).toMatchObject({ target: second, description: 'the first' });
      expect(await imageAliasPresent(api, alias, second, 'the second')).toBe(true);
      await expect(imageAliasPresent(api, alias, 'ab'.repeat(32))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await read()).toMatchObject({ target: second, description: 'the second' });
      await api.images.aliases[alias]!.delete();
    },
    slow,
  );
});
