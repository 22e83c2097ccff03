import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';
import { describe, expect, test } from 'vitest';
import { databases, sharedCloud } from './support/databases.js';
import { serve } from './support/process.js';
import { send, temporaryFolder } from './support/start.js';

const order = { user: 'ada', vm_type: 'web' };

describe.each(databases)('assignments in $name', { timeout: 120_000 }, ({ skip, make, start }) => {
  test.skipIf(skip)('a node is assigned, shown, released and ended', async () => {
    const { send } = await start({ database: await make() });
    expect((await send('GET', '/vm/status')).body).toEqual({ nodes: {}, status: 'ok' });
    const assigned = await send('PUT', '/vm/action/assign', { ...order, node: '1' });
    expect(assigned).toMatchObject({
      status: 200,
      body: { status: 'ok', id: expect.any(Number), id_vm: '1', result: 'Node dummy-1 assigned' },
    });
    const { id } = assigned.body;
    const node = {
      id,
      id_vm: '1',
      hostname: 'dummy-1',
      cloud: 'default',
      user: 'ada',
      recipe: 'web',
      recipe_id: 0,
      status: 2,
      status_desc: 'ASSIGNED',
    };
    expect((await send('GET', '/vm/status')).body).toEqual({ nodes: [node], status: 'ok' });
    expect((await send('GET', '/vm/status/fake_driver')).body).toEqual({ nodes: {}, status: 'ok' });

    expect(await send('PUT', '/vm/action/release', { hostname: 'dummy-1' })).toMatchObject({
      status: 200,
      body: { status: 'ok', id, id_vm: '1', result: 'Node dummy-1 released and deleted' },
    });
    expect((await send('GET', '/vm/status')).body).toEqual({ nodes: {}, status: 'ok' });
    const { nodes } = (await send('GET', '/nodes')).body;
    expect(nodes).toEqual([expect.objectContaining({ id: '2' })]);
  });

  test.skipIf(skip)('what is not there is neither assigned nor released', async () => {
    const { send } = await start({ database: await make() });
    const unknown = { status: 400, body: { message: 'Node not found' } };
    expect(await send('PUT', '/vm/action/assign', { ...order, node: '77' })).toMatchObject(unknown);
    expect(await send('PUT', '/vm/action/assign', order)).toMatchObject(unknown);
    expect(await send('PUT', '/vm/action/assign/nowhere', { ...order, node: '1' })).toMatchObject({
      status: 500,
    });
    expect(await send('PUT', '/vm/action/release', { node: '1' })).toMatchObject({
      status: 500,
      body: { message: 'Node not found', status_code: 500 },
    });
  });

  test.skipIf(skip)(
    "a node that was stopped can be somebody else's when its number comes again",
    async () => {
      const { send } = await start({ database: await make() });
      await send('PUT', '/vm/action/assign', { ...order, node: '2' });
      await send('PUT', '/vm/stop', { node: '2' });
      expect((await send('GET', '/vm/status')).body['nodes']).toEqual({});
      await send('POST', '/vm/start', { name: 'n', image: '1', size: '1' });
      expect(await send('PUT', '/vm/action/assign', { ...order, node: '2' })).toMatchObject({ status: 200 });
    },
  );

  test.skipIf(skip)("a node is nobody else's while it is released, and others are served", async () => {
    const { send } = await start({ database: await make(), release_delay: 1.5 });
    await send('PUT', '/vm/action/assign', { ...order, node: '1' });
    const releasing = send('PUT', '/vm/action/release', { node: '1' });
    let described: unknown;
    while (described !== 'RELEASING') {
      const { nodes } = (await send('GET', '/vm/status')).body;
      described = (nodes as { status_desc: string }[])[0]?.status_desc;
    }
    expect(await send('PUT', '/vm/action/assign', { ...order, node: '1' })).toMatchObject({ status: 400 });
    expect(await send('GET', '/nodes')).toMatchObject({ status: 200 });
    expect(await releasing).toMatchObject({ status: 200 });
  });

  test.skipIf(skip)('a second release leaves alone the new node that has the number', async () => {
    const { send, services } = await start({ database: await make(), release_delay: 0.5 });
    await send('PUT', '/vm/action/assign', { ...order, node: '2' });
    const second = send('PUT', '/vm/action/release', { node: '2' });
    const { cistern } = services;
    await expect
      .poll(async () => (await cistern.nodes('default')) as { status: number }[])
      .toMatchObject([{ status: 3 }]);
    // What the first release does when its time is over.
    await services.clouds.get('default').order((client, options) => client.deleteServer('2', options));
    await cistern.forget('default', '2');
    await send('POST', '/vm/start', { name: 'n', image: '1', size: '1' });
    await send('PUT', '/vm/action/assign', { ...order, user: 'bob', node: '2' });
    expect(await second).toMatchObject({ status: 400, body: { message: 'no useful node id here' } });
    expect((await send('GET', '/nodes')).body['nodes']).toContainEqual(expect.objectContaining({ id: '2' }));
    expect((await send('GET', '/vm/status')).body['nodes']).toMatchObject([{ id_vm: '2', user: 'bob' }]);
  });

  test.skipIf(skip)('of two servers that assign the same node at once, one does', async () => {
    const database = await make();
    const clouds = [sharedCloud()];
    const replicas = [await start({ database }, { clouds }), await start({ database }, { clouds })] as const;
    for (let id = 3; id <= 12; id++)
      await replicas[0].send('POST', '/vm/start', { name: 'n', image: '1', size: '1' });
    for (let id = 1; id <= 12; id++) {
      const answers = await Promise.all(
        replicas.map((replica, index) =>
          replica.send('PUT', '/vm/action/assign', { ...order, user: `user${index}`, node: String(id) }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      const winner = answers.findIndex(({ status }) => status === 200);
      expect(answers[1 - winner]!.body['message']).toBe(`Node dummy-${id} is assigned already`);
      const { nodes } = (await replicas[0].send('GET', '/vm/status')).body;
      expect(nodes).toContainEqual(expect.objectContaining({ id_vm: String(id), user: `user${winner}` }));
    }
  });

  test.skipIf(skip)('kill -9 in the middle of assignments loses none that was acknowledged', async () => {
    const folder = await temporaryFolder();
    const config = join(folder, 'config.json');
    await writeFile(config, JSON.stringify({ database: await make(), log: { level: 'warn' } }));
    const first = await serve(['--config', config]);
    for (let id = 3; id <= 40; id++)
      await send(first.url, 'POST', '/vm/start', { name: 'n', image: '1', size: '1' });
    const acknowledged: string[] = [];
    const assigning = Array.from({ length: 40 }, async (_, index) => {
      const node = String(index + 1);
      const { status } = await send(first.url, 'PUT', '/vm/action/assign', { ...order, node });
      if (status === 200 && acknowledged.push(node) === 15) first.child.kill('SIGKILL');
    });
    await Promise.allSettled(assigning);
    expect(await first.ended).toBeNull();
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);

    const second = await serve(['--config', config]);
    const { nodes } = (await send(second.url, 'GET', '/vm/status')).body as { nodes: { id_vm: string }[] };
    expect(nodes.map(({ id_vm }) => id_vm)).toEqual(expect.arrayContaining(acknowledged));
  });
});

test.each([
  ['/vm/action/release', 0.3],
  ['/vm/stop', 0],
])(
  'a node that is gone when it is to be ended is forgotten: %s',
  { timeout: 60_000 },
  async (path, delay) => {
    class Racing extends DummyClient {
      override async deleteServer(id: string): Promise<never> {
        await super.deleteServer(id);
        throw new ClientError('gone', { code: 'NOT_FOUND', status: 404 });
      }
    }
    const cloud = { ...sharedCloud(), open: async () => new Racing({ profile: 'fake-driver' }) };
    const settings = { database: await databases[0]!.make(), release_delay: delay };
    const { send } = await databases[0]!.start(settings, { clouds: [cloud] });
    await send('PUT', '/vm/action/assign', { ...order, node: '1' });
    expect(await send('PUT', path, { node: '1' })).toMatchObject({
      status: 400,
      body: { message: 'no useful node id here' },
    });
    expect((await send('GET', '/vm/status')).body['nodes']).toEqual({});
  },
);
