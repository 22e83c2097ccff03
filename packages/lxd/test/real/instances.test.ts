import { buffer, text } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationIn } from '../../src/daemon/operations.js';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeLxd, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeLxd("instances of a real LXD, in LXD's own words", (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('inst'));
  const image = { type: 'image', alias: peer.image };

  beforeAll(async () => {
    await client.createInstance({ name, source: image, config: { 'user.a': '1' } });
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
  }, slow);

  test(
    'an instance is made, changed, started, stopped, renamed and deleted',
    async () => {
      const mine = bin.server(uniqueName('inst'));
      const renamed = bin.server(`${mine}-2`);
      await client.createInstance({
        name: mine,
        source: image,
        config: { 'user.a': '1' },
        profiles: ['default'],
      });
      await expect(client.createInstance({ name: mine, source: image })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      const seen = await client.getInstanceDetails(mine);
      expect(seen).toMatchObject({ name: mine, type: 'container', status: 'Stopped', profiles: ['default'] });
      await client.updateInstance(mine, { description: 'x', config: { 'user.b': '2' } }, { etag: seen.etag });
      await client.setInstanceState(mine, { action: 'start' });
      const late = client.updateInstance(mine, { description: 'y' }, { etag: seen.etag });
      await expect(late).rejects.toMatchObject({ status: 412 });
      await client.modifyInstance(mine, ({ config }) => ({ config: { ...config, 'user.c': '3' } }));
      const { config, description } = await client.getInstanceDetails(mine);
      expect(config).toMatchObject({ 'user.a': '1', 'user.b': '2', 'user.c': '3' });
      expect(description).toBe('x');
      expect(await client.getInstanceState(mine)).toMatchObject({ status: 'Running', statusCode: 103 });
      await expect(client.setInstanceState(mine, { action: 'start' })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      expect((await client.listInstances({ filter: `name eq ${mine}` })).map((it) => it.status)).toEqual([
        'Running',
      ]);
      await client.setInstanceState(mine, { action: 'stop', force: true, timeout: 10 });
      await client.renameInstance(mine, renamed);
      await client.deleteInstance(renamed);
      await expect(client.getInstanceDetails(renamed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
    slow,
  );

  test(
    'all instances of a project change their state together',
    async () => {
      const project = uniqueName('project');
      await client.createProject({
        name: project,
        config: { 'features.images': 'false', 'features.profiles': 'false' },
      });
      const inside = client.useProject(project);
      try {
        await Promise.all(['a1', 'b1'].map((it) => inside.createInstance({ name: it, source: image })));
        await inside.setAllInstanceStates({ action: 'start' });
        expect((await inside.listInstances()).map((it) => it.status)).toEqual(['Running', 'Running']);
        await inside.setAllInstanceStates({ action: 'stop', force: true });
      } finally {
        for (const it of ['a1', 'b1']) await inside.deleteInstance(it).catch(() => undefined);
        await client.deleteProject(project);
      }
    },
    slow,
  );

  test(
    'snapshots are taken, changed, renamed, restored and deleted',
    async () => {
      await client.putInstanceFile(name, '/root/state', 'before');
      await client.createInstanceSnapshot(name, { name: 'one' });
      await client.putInstanceFile(name, '/root/state', 'after');
      await client.updateInstanceSnapshot(name, 'one', { expiresAt: '2040-01-01T00:00:00Z' });
      expect(await client.getInstanceSnapshotDetails(name, 'one')).toMatchObject({
        name: 'one',
        stateful: false,
        expiresAt: '2040-01-01T00:00:00Z',
      });
      await client.modifyInstanceSnapshot(name, 'one', () => ({ expiresAt: '2041-01-01T00:00:00Z' }));
      await client.renameInstanceSnapshot(name, 'one', 'first');
      expect((await client.listInstanceSnapshots(name)).map((it) => it.name)).toEqual(['first']);
      await client.restoreInstanceSnapshot(name, 'first');
      const file = await client.getInstanceFile(name, '/root/state');
      expect(file.type === 'file' && (await text(file.content))).toBe('before');
      const copy = bin.server(uniqueName('inst'));
      await client.copyInstance(`${name}/first`, { name: copy });
      expect((await client.getInstanceDetails(copy)).config['user.a']).toBe('1');
      await client.deleteInstanceSnapshot(name, 'first');
      expect(await client.listInstanceSnapshots(name)).toEqual([]);
    },
    slow,
  );

  test(
    'a backup goes out and comes in again',
    async () => {
      await client.createInstanceBackup(name, {
        name: 'b1',
        compressionAlgorithm: 'none',
        instanceOnly: true,
      });
      expect((await client.listInstanceBackups(name)).map((it) => it.name)).toEqual(['b1']);
      await client.renameInstanceBackup(name, 'b1', 'b2');
      expect(await client.getInstanceBackupDetails(name, 'b2')).toMatchObject({
        name: 'b2',
        instanceOnly: true,
      });
      const twin = bin.server(uniqueName('inst'));
      await client.importInstance(await client.exportInstanceBackup(name, 'b2'), { name: twin });
      expect((await client.getInstanceDetails(twin)).config['user.a']).toBe('1');
      const again = client.importInstance(await client.exportInstanceBackup(name, 'b2'), { name: twin });
      await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
      await client.deleteInstanceBackup(name, 'b2');
    },
    slow,
  );

  test('the metadata of its image, and templates', async () => {
    const metadata = await client.getInstanceImageMetadata(name);
    expect(metadata.architecture).toBe('x86_64');
    await client.modifyInstanceImageMetadata(name, (current) => ({
      ...current,
      properties: { ...(current['properties'] as object), colour: 'red' },
    }));
    await client.updateInstanceImageMetadata(name, { properties: { shape: 'round' } });
    expect((await client.getInstanceImageMetadata(name)).properties).toMatchObject({ shape: 'round' });
    await client.putInstanceTemplate(name, 'mine.tpl', 'hello {{ instance.name }}');
    expect(await client.listInstanceTemplates(name)).toContain('mine.tpl');
    expect(await text(await client.getInstanceTemplate(name, 'mine.tpl'))).toBe('hello {{ instance.name }}');
    await client.deleteInstanceTemplate(name, 'mine.tpl');
    expect(await client.listInstanceTemplates(name)).not.toContain('mine.tpl');
  });

  test(
    'logs are listed, read and deleted',
    async () => {
      const mine = bin.server(uniqueName('inst'));
      await client.createServer(smallServer(peer, mine));
      await client.waitServerUntil(mine, 'ACTIVE', { timeout: slow });
      await untilBooted(client, mine);
      const logs = await client.listInstanceLogs(mine);
      expect(logs).toContain('lxc.conf');
      expect(await text(await client.getInstanceLog(mine, 'lxc.conf'))).toContain('lxc.');
      await client.setInstanceState(mine, { action: 'stop', force: true });
      await client.setInstanceState(mine, { action: 'start' });
      const json = { command: ['true'], 'record-output': true };
      const { body } = await client.post(`/1.0/instances/${mine}/exec`, { json });
      await client.waitOperation(operationIn(body));
      const [log = ''] = (await client.listInstanceLogs(mine)).filter((it) => it.startsWith('exec_'));
      await client.deleteInstanceLog(mine, log);
      expect(await client.listInstanceLogs(mine)).not.toContain(log);
    },
    slow,
  );

  test(
    'copies and moves, to another pool and project too',
    async () => {
      const pool = uniqueName('pool');
      const project = uniqueName('project');
      await client.createStoragePool({ name: pool, driver: 'dir' });
      await client.createProject({
        name: project,
        config: { 'features.images': 'false', 'features.profiles': 'false' },
      });
      const copy = uniqueName('inst');
      try {
        await client.copyInstance(name, { name: copy, pool, instanceOnly: true });
        expect((await client.getInstanceDetails(copy)).expandedDevices['root']).toMatchObject({ pool });
        await client.moveInstance(copy, { pool: 'default' });
        expect((await client.getInstanceDetails(copy)).expandedDevices['root']).toMatchObject({
          pool: 'default',
        });
        await client.moveInstance(copy, { project });
        const inside = client.useProject(project);
        expect((await inside.listInstances()).map((it) => it.name)).toEqual([copy]);
        await inside.deleteInstance(copy);
      } finally {
        for (const place of [client, client.useProject(project)])
          await place.deleteInstance(copy).catch(() => undefined);
        await client.deleteProject(project);
        await client.deleteStoragePool(pool);
      }
    },
    slow,
  );

  test(
    'images: published, imported whole and in parts, exported, changed, named',
    async () => {
      const [alias, other] = [uniqueName('img'), uniqueName('img')];
      const made: string[] = [];
      try {
        const published = await client.publishInstance(name, {
          aliases: [alias],
          properties: { description: 'mine', at: String(Math.random()) },
          compressionAlgorithm: 'none',
        });
        made.push(published.fingerprint);
        expect(await client.getImageAliasDetails(alias)).toMatchObject({ target: published.fingerprint });
        const exported = await client.exportImage(published.fingerprint);
        const bytes = await buffer(exported.content);
        expect(bytes.length).toBe(exported.size);
        await client.deleteImage(published.fingerprint);
        const back = await client.importImage(bytes, {
          public: true,
          properties: { colour: 'red & blue', size: 'x' },
          fingerprint: published.fingerprint,
          filename: 'mine.tar',
          aliases: [alias],
        });
        expect(back.fingerprint).toBe(published.fingerprint);
        await expect(client.importImage(bytes)).rejects.toMatchObject({ code: 'CONFLICT' });
        expect(await client.getImageRecord(back.fingerprint)).toMatchObject({
          public: true,
          properties: { colour: 'red & blue', size: 'x' },
        });
        await client.updateImage(back.fingerprint, { public: false, properties: { shape: 'round' } });
        await client.modifyImage(back.fingerprint, ({ properties }) => ({
          properties: { ...properties, n: '1' },
        }));
        expect((await client.getImageRecord(back.fingerprint)).properties).toMatchObject({
          shape: 'round',
          n: '1',
        });
        const { secret, operation } = await client.createImageSecret(back.fingerprint);
        expect(secret).not.toBe('');
        await client.cancelOperation(operation.id);
        await expect(client.refreshImage(back.fingerprint)).rejects.toMatchObject({
          name: 'LxdOperationError',
        });

        await client.createImageAlias({ name: other, target: back.fingerprint, description: 'a' });
        await client.updateImageAlias(other, { description: 'b' });
        await client.modifyImageAlias(other, ({ target }) => ({ target, description: 'c' }));
        expect(await client.getImageAliasDetails(other)).toMatchObject({
          description: 'c',
          target: back.fingerprint,
        });
        expect((await client.listImageAliases()).map((it) => it.name)).toEqual(
          expect.arrayContaining([alias, other]),
        );
        await client.renameImageAlias(other, `${other}-2`);
        await client.deleteImageAlias(`${other}-2`);
      } finally {
        for (const fingerprint of made) await client.deleteImage(fingerprint).catch(() => undefined);
      }
    },
    slow,
  );

  test(
    'an image in two files',
    async () => {
      const project = uniqueName('project');
      await client.createProject({ name: project });
      const inside = client.useProject(project);
      try {
        const files = {
          metadata: await readFile(peer.imageMetadataFile),
          rootfs: () => createReadStream(peer.imageRootfsFile),
        };
        const { fingerprint } = await inside.importSplitImage(files, {
          aliases: ['split'],
          properties: { a: 'b' },
        });
        expect(await inside.getImageAliasDetails('split')).toMatchObject({ target: fingerprint });
        const exported = await inside.exportImage('split').catch(() => inside.exportImage(fingerprint));
        expect(exported.contentType).toMatch(/^multipart\/form-data/);
        exported.content.destroy();
        const garbage = inside.importImage('this is no image');
        await expect(garbage).rejects.toMatchObject({ name: 'LxdOperationError' });
      } finally {
        for (const { id } of await inside.listImages()) await inside.deleteImage(id);
        await client.deleteProject(project);
      }
    },
    slow,
  );

  test('the daemon fetches an image from where it is told', { timeout: slow }, async () => {
    const project = uniqueName('project');
    await client.createProject({ name: project });
    const inside = client.useProject(project);
    const hash = createHash('sha256')
      .update(await readFile(peer.imageFile))
      .digest('hex');
    const server = createServer((request, response) => {
      const { port } = server.address() as AddressInfo;
      if (request.url === '/image') return void createReadStream(peer.imageFile).pipe(response);
      response.setHeader('LXD-Image-URL', `http://127.0.0.1:${port}/image`);
      response.setHeader('LXD-Image-Hash', hash);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const made = await inside.importImageFromUrl(`http://127.0.0.1:${port}/`, { aliases: ['fetched'] });
      expect(made.fingerprint).toBe(hash);
    } finally {
      server.close();
      for (const { id } of await inside.listImages()) await inside.deleteImage(id);
      await client.deleteProject(project);
    }
  });
});
