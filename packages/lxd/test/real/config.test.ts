import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bin } from '../support/bin.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('the configuration of servers and images on a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('config'));

  beforeAll(async () => {
    await client.createServer({
      ...smallServer(peer, name),
      flavorId: 'profile:small',
      metadata: { keep: 'me' },
    });
    await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
  }, slow);

  const configOf = async (): Promise<Record<string, string>> => {
    const { raw } = await client.getServerDetails(name);
    return (raw as { config: Record<string, string> }).config;
  };

  test(
    'a PUT replaces: a resize sends back all that it leaves as it is',
    async () => {
      const before = await configOf();
      await client.resizeServer(name, 'c2-m0.25');
      const { status, flavor, profiles } = await client.getServerDetails(name);
      expect({ status, flavor, profiles }).toEqual({
        status: 'VERIFY_RESIZE',
        flavor: { id: 'c2-m0.25', name: 'c2-m0.25', vcpus: 2, ram: 244 },
        profiles: ['default'],
      });
      expect(await configOf()).toMatchObject(before);
      await expect(client.resizeServer(name, 'profile:small')).rejects.toMatchObject({ code: 'CONFLICT' });
      await client.revertResizeServer(name);
      expect(await configOf()).toEqual(before);
      expect((await client.getServerDetails(name)).profiles).toEqual(['default', 'small']);
      await expect(client.revertResizeServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(client.confirmResizeServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(client.resizeServer(name, 't2.micro')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    },
    slow,
  );

  test(
    'only the answer tells whether a change is an operation: a PUT is, a PATCH is not',
    async () => {
      const { body, headers } = await client.get<{ metadata: object }>(`/1.0/instances/${name}`);
      const at = `/1.0/instances/${name}`;
      const put = { json: body.metadata, headers: { 'if-match': String(headers.etag) } };
      const replaced = await client.put<{ type: string; operation: string }>(at, put);
      expect(replaced.body.type).toBe('async');
      await client.get(`${replaced.body.operation}/wait`);
      const patch = { json: { config: { 'user.seen': 'yes' } } };
      expect((await client.patch<{ type: string }>(at, patch)).body.type).toBe('sync');
      await client.deleteServerMetadata(name, 'seen');
    },
    slow,
  );

  test(
    'a volume that is not there is named',
    async () => {
      for (const volumeId of ['default/nothing', 'no-pool/nothing', 'nothing']) {
        await expect(client.attachVolume(name, volumeId)).rejects.toMatchObject({
          code: 'NOT_FOUND',
          message: `no volume has the id "${volumeId}"`,
        });
      }
    },
    slow,
  );

  test(
    'a PATCH merges: an empty value takes a key away, and is no value',
    async () => {
      await client.updateServerMetadata(name, { a: '1', b: '2' });
      await client.deleteServerMetadata(name, 'a');
      expect(await client.getServerMetadata(name)).toEqual({ keep: 'me', b: '2' });
      await expect(client.createServerMetadata(name, { key: 'b', value: '' })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
      expect(await client.getServerMetadata(name, 'b')).toEqual({ b: '2' });
    },
    slow,
  );

  test(
    'an ETag that a start has changed: the edit is made anew, not refused',
    async () => {
      await client.shutdownServer(name, { force: true });
      await client.waitServerUntil(name, 'SHUTOFF', { timeout: slow });
      const edits = Array.from({ length: 6 }, (_, index) => client.addTag(name, `tag-${index}`));
      await Promise.all([client.startServer(name), ...edits]);
      expect((await client.listTags(name)).sort()).toEqual([0, 1, 2, 3, 4, 5].map((index) => `tag-${index}`));
      await Promise.all(
        [0, 1, 2].map((index) => client.createServerMetadata(name, { key: `k${index}`, value: 'v' })),
      );
      expect(Object.keys(await client.getServerMetadata(name))).toEqual(
        expect.arrayContaining(['k0', 'k1', 'k2']),
      );
    },
    slow,
  );

  test(
    'an image of a running server is made by way of a snapshot, which does not stay',
    async () => {
      const alias = bin.image(uniqueName('image'));
      const { imageId } = await client.createServerImage(name, {
        name: alias,
        metadata: { made: 'by hand' },
      });
      expect(imageId).toMatch(/^[0-9a-f]{64}$/);
      const image = await client.getImageDetails(alias);
      expect(image).toMatchObject({
        id: imageId,
        name: alias,
        status: 'ACTIVE',
        metadata: { made: 'by hand' },
      });
      expect((await client.findImage(imageId!.slice(0, 12))).id).toBe(imageId);
      const { raw } = await client.getServerDetails(name);
      expect((raw as { snapshots: unknown }).snapshots).toBeNull();

      const images = (await client.listImages()).length;
      await expect(client.createServerImage(name, { name: alias })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      expect(await client.listImages()).toHaveLength(images);

      const copy = bin.server(uniqueName('copy'));
      await client.createServer({ ...smallServer(peer, copy), imageId: imageId!, start: false });
      const made = await client.waitServerUntil(copy, 'SHUTOFF', { timeout: slow });
      expect(made.image).toEqual({ id: imageId, name: alias });
      expect((await client.listServers({ image: imageId })).map(({ id }) => id)).toEqual([copy]);
    },
    slow,
  );

  test(
    'filters are left to the daemon where it can, and to nobody where it cannot',
    async () => {
      expect((await client.listServers({ name, status: 'ACTIVE' })).map(({ id }) => id)).toEqual([name]);
      expect(await client.listServers({ name, status: 'PAUSED' })).toEqual([]);
      expect((await client.listServers({ name: `${name}.*(` })).length).toBe(0);
      expect((await client.listServers({ name, detail: false }))[0]).toMatchObject({
        id: name,
        status: 'UNKNOWN',
      });
      expect((await client.listServers({ name, addresses: false }))[0]).not.toHaveProperty('addresses');
      await expect(Promise.resolve(client.listServers({ changesSince: '2026-01-01' }))).rejects.toMatchObject(
        {
          code: 'UNSUPPORTED',
        },
      );
    },
    slow,
  );

  test(
    'a project has its own servers, and one that does not exist is NOT_FOUND, not empty',
    async () => {
      const project = uniqueName('project');
      const shared = { 'features.images': 'false', 'features.profiles': 'false' };
      await client.post('/1.0/projects', { json: { name: project, config: shared } });
      const inside = client.with({ project });
      try {
        expect(await inside.listServers()).toEqual([]);
        // A bridge has room for one server of a name, whatever the project.
        await inside.createServer({ ...smallServer(peer, name), networks: [] });
        const made = await inside.waitServerUntil(name, 'ACTIVE', { timeout: slow });
        expect(made).toMatchObject({ id: name, projectId: project });
        expect((await client.getServerDetails(name)).uuid).not.toBe(made.uuid);
        const waiting = inside.waitServerUntil(name, 'SHUTOFF', {
          interval: 3_600_000,
          maxInterval: 3_600_000,
        });
        await inside.shutdownServer(name, { force: true });
        expect((await waiting).status).toBe('SHUTOFF');
      } finally {
        await inside.deleteServer(name).catch(() => undefined);
        await inside.waitServerUntil(name, 'DELETED', { timeout: slow });
        await client.delete(`/1.0/projects/${project}`);
      }
      await expect(Promise.resolve(inside.listServers())).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(inside.createServer(smallServer(peer, name))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
    slow,
  );
});
