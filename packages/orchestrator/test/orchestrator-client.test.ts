import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, failureOf, node, pairOf } from './support/recorded.js';

afterEach(closeAll);

const ok = (body: object): { body: unknown } => ({ body: { ...body, status: 'ok' } });

describe('which cloud is meant', () => {
  test('none, that of the client, that of the call', async () => {
    const { client, asked } = await pairOf(() => ok({ nodes: [] }));
    const north = client.with({ cloud: 'north' });
    await client.listNodes();
    await client.listNodes({ cloud: 'south' });
    await north.listNodes();
    await north.listServers();
    await north.listNodes({ cloud: 'default' });
    await north.with({ timeout: 10_000 }).listServers({ cloud: 'east' });
    expect(asked()).toEqual([
      'GET /nodes',
      'GET /nodes/south',
      'GET /nodes/north',
      'GET /nodes/north',
      'GET /nodes/default',
      'GET /nodes/east',
    ]);
  });

  test('its name is one part of the path', async () => {
    const { client, asked } = await pairOf(() => ok({ images: [] }));
    await client.listImages({ cloud: 'a b/ç' });
    expect(asked()).toEqual(['GET /images/a%20b%2F%C3%A7']);
    for (const cloud of ['', '..', 'a\nb'])
      expect(await failureOf(client.listImages({ cloud }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(asked()).toHaveLength(1);
    expect(() => client.with({ cloud: '..' })).toThrow('not a usable identifier');
  });
});

describe('nodes', () => {
  test('are told with all that libcloud tells of them', async () => {
    const { client } = await pairOf(() => ok({ nodes: [node] }));
    expect(await client.listNodes()).toEqual([
      {
        id: '1',
        name: 'dummy-1',
        state: 'running',
        publicIps: ['127.0.0.1', '2001:db8::1'],
        privateIps: ['10.0.0.1'],
        extra: { foo: 'bar' },
        uuid: node.uuid,
        provider: 'dummy',
        cloudType: 'Dummy Node Provider',
        raw: node,
      },
    ]);
    expect(await client.listServers()).toEqual([
      {
        id: '1',
        name: 'dummy-1',
        status: 'ACTIVE',
        addresses: {
          public: [
            { address: '127.0.0.1', version: 4 },
            { address: '2001:db8::1', version: 6 },
          ],
          private: [{ address: '10.0.0.1', version: 4 }],
        },
        uuid: node.uuid,
        provider: 'dummy',
        cloudType: 'Dummy Node Provider',
        raw: node,
      },
    ]);
  });

  test.each([
    [0, 'running', 'ACTIVE'],
    [1, 'rebooting', 'REBOOT'],
    [2, 'terminated', 'DELETED'],
    [3, 'pending', 'BUILD'],
    [4, 'unknown', 'UNKNOWN'],
    [5, 'stopped', 'SHUTOFF'],
    [6, 'suspended', 'SUSPENDED'],
    [7, 'error', 'ERROR'],
    [8, 'paused', 'PAUSED'],
    ['0', 'running', 'ACTIVE'],
    ['RUNNING', 'running', 'ACTIVE'],
    ['starting', 'starting', 'BUILD'],
    ['stopping', 'stopping', 'ACTIVE'],
    ['stopped', 'stopped', 'SHUTOFF'],
    ['reconfiguring', 'reconfiguring', 'RESIZE'],
    ['migrating', 'migrating', 'MIGRATING'],
    ['normal', 'normal', 'ACTIVE'],
    ['updating', 'updating', 'UNKNOWN'],
    ['dancing', 'unknown', 'UNKNOWN'],
    ['constructor', 'unknown', 'UNKNOWN'],
    [99, 'unknown', 'UNKNOWN'],
    [null, 'unknown', 'UNKNOWN'],
  ])('the state %s is %s, which Nova calls %s', async (state, word, status) => {
    const { client } = await pairOf(() => ok({ nodes: [{ ...node, state }] }));
    const [[seen], [server]] = [await client.listNodes(), await client.listServers()];
    expect([seen?.state, server?.status]).toEqual([word, status]);
  });

  test('what only a part of is told has the rest absent', async () => {
    const { client } = await pairOf(() => ok({ nodes: [{ id: 7 }] }));
    const bare = { id: '7', name: '7', state: 'unknown', publicIps: [], privateIps: [], extra: {} };
    expect(await client.listNodes()).toEqual([{ ...bare, raw: { id: 7 } }]);
  });

  test('what the driver of OpenStack tells beside that is told of a server', async () => {
    const extra = {
      flavorId: '2',
      flavorName: 'm1.small',
      imageId: 'i-1',
      metadata: { role: 'db', size: 3 },
      created: '2026-11-25T08:00:00Z',
      updated: 'a while ago',
      tenantId: 'p-1',
      userId: 'u-1',
      key_name: 'mine',
      availability_zone: 'north',
    };
    const { client } = await pairOf(() => ok({ nodes: [{ ...node, extra }] }));
    const [server] = await client.listServers({ image: 'i-1', flavor: '2', projectId: 'p-1' });
    expect(server).toMatchObject({
      flavor: { id: '2', name: 'm1.small' },
      image: { id: 'i-1' },
      metadata: { role: 'db', size: '3' },
      created: '2026-11-25T08:00:00Z',
      projectId: 'p-1',
      userId: 'u-1',
      keyName: 'mine',
      availabilityZone: 'north',
    });
    expect(server).not.toHaveProperty('updated');
  });

  test('one that was started is told by itself, not in a list', async () => {
    const { client, asked } = await pairOf(() => ok({ nodes: node }), { cloud: 'north' });
    const vm = { name: 'web', image: '1', size: '2', keyname: 'mine', metadata: { role: 'db' } };
    expect(await client.startVm(vm)).toMatchObject({ id: '1', name: 'dummy-1', state: 'running' });
    const wanted = { name: 'web', imageId: '1', flavorId: '2', keyName: 'mine', metadata: { role: 'db' } };
    expect(await client.createServer(wanted)).toMatchObject({ id: '1', name: 'dummy-1', status: 'ACTIVE' });
    const sent =
      'POST /vm/start/north {"name":"web","image":"1","size":"2","keyname":"mine","metadata":{"role":"db"}}';
    expect(asked()).toEqual([sent, sent]);
  });

  test('are stopped by id, by name, or by both', async () => {
    const { client, asked } = await pairOf(() => ok({ result: 'Node 3 deleted' }));
    expect(await client.stopVm({ node: '3' })).toMatchObject({ result: 'Node 3 deleted' });
    await client.stopVm({ hostname: 'web', cloud: 'north' });
    await client.stopVm({ node: '3', hostname: 'web' });
    expect(await client.deleteServer('3')).toEqual({ raw: { result: 'Node 3 deleted', status: 'ok' } });
    expect(asked()).toEqual([
      'PUT /vm/stop {"node":"3"}',
      'PUT /vm/stop/north {"hostname":"web"}',
      'PUT /vm/stop {"node":"3","hostname":"web"}',
      'PUT /vm/stop {"node":"3"}',
    ]);
  });

  test('a server that is looked for by name or id is looked for in one list', async () => {
    const { client, asked } = await pairOf(() => ok({ nodes: [node] }));
    expect(await client.findServer('dummy-1')).toMatchObject({ id: '1' });
    expect(await client.findServer('1')).toMatchObject({ name: 'dummy-1' });
    expect(await client.getServerDetails('1')).toMatchObject({ name: 'dummy-1' });
    expect(asked()).toEqual(['GET /nodes', 'GET /nodes', 'GET /nodes']);
  });

  test('a wait does not take an API that is not there for a server that is gone', async () => {
    const { client } = await pairOf(() => ({ status: 404, body: { message: 'Page not found' } }));
    const error = await failureOf(client.waitServerUntil('1', 'DELETED', { timeout: 5_000 }));
    expect(error).toMatchObject({ message: 'Page not found', status: 404 });
  });
});

describe('what there is', () => {
  test('images and sizes', async () => {
    const driver = { cloud_type: 'Dummy Node Provider', provider: 'dummy' };
    const image = { id: '1', name: 'Ubuntu 9.10', ...driver };
    const size = { id: '1', name: 'Small', ram: 128, cpu: 0, disk: 4, ...driver };
    const big = { ...size, id: '2', name: 'Big', ram: 4096, cpu: 2, disk: 32 };
    const { client, asked } = await pairOf(({ url }) =>
      url.includes('/images') ? ok({ images: [image] }) : ok({ flavors: [size, big] }),
    );
    const told = { provider: 'dummy', cloudType: 'Dummy Node Provider' };
    expect(await client.listImages()).toEqual([{ id: '1', name: 'Ubuntu 9.10', raw: image, ...told }]);
    expect(await client.listSizes()).toEqual([
      // A driver that does not tell of processors says 0.
      { id: '1', name: 'Small', ram: 128, disk: 4, raw: size, ...told },
      { id: '2', name: 'Big', vcpus: 2, ram: 4096, disk: 32, raw: big, ...told },
    ]);
    expect((await client.listFlavors({ minRam: 512, cloud: 'north' })).map(({ id }) => id)).toEqual(['2']);
    expect(await client.findFlavor('Big')).toMatchObject({ id: '2' });
    expect(await client.getImageDetails('1')).toMatchObject({ name: 'Ubuntu 9.10' });
    expect(asked()).toEqual(['GET /images', 'GET /sizes', 'GET /sizes/north', 'GET /sizes', 'GET /images']);
  });

  test('clouds and tenants', async () => {
    const cloud = { host: '127.0.0.1', name: 'default', type: 'dummy' };
    const { client, asked } = await pairOf(({ url }) =>
      url.includes('tenants')
        ? ok({ tenants: [{}, { id: 't1', name: 'demo' }] })
        : ok({ served_cloud: [cloud] }),
    );
    expect(await client.listClouds()).toEqual([{ ...cloud, raw: cloud }]);
    expect(await client.listTenants({ cloud: 'north' })).toEqual([
      { raw: {} },
      { id: 't1', name: 'demo', raw: { id: 't1', name: 'demo' } },
    ]);
    expect(asked()).toEqual(['GET /cloud', 'GET /tenants/north']);
  });

  test('an empty list may be an empty object', async () => {
    const { client, asked } = await pairOf(({ url }) =>
      ok({ nodes: {}, images: {}, flavors: {}, status: url }),
    );
    expect(await client.listAssignments()).toEqual([]);
    expect(await client.listAssignments({ cloud: 'north' })).toEqual([]);
    expect(await client.listServers()).toEqual([]);
    expect(await client.listImages()).toEqual([]);
    expect(await client.listFlavors()).toEqual([]);
    expect(asked().slice(0, 2)).toEqual(['GET /vm/status', 'GET /vm/status/north']);
  });

  test.each([{ nodes: 'none' }, { nodes: null }, {}, { nodes: [1] }, { nodes: [{ name: 'nameless' }] }, []])(
    'a list that is none is PARSE: %j',
    async (body) => {
      const { client } = await pairOf(() => ({ body }));
      expect(await failureOf(client.listNodes())).toMatchObject({ code: 'PARSE', status: 200 });
      expect(await failureOf(client.listAssignments())).toMatchObject({ code: 'PARSE' });
    },
  );
});

describe('assignments', () => {
  const assigned = { id: 3, id_vm: '2', result: 'Node aaaa assigned' };

  test('are listed', async () => {
    const kept = { id: 3, id_vm: '2', hostname: 'aaaa', cloud: 'north', user: '' };
    const raw = { ...kept, recipe: 'test', recipe_id: 2, status: 1, status_desc: 'FREE' };
    const { client } = await pairOf(() => ok({ nodes: [raw, { id: 4, user: 'ann' }] }));
    expect(await client.listAssignments()).toEqual([
      {
        id: '3',
        node: '2',
        hostname: 'aaaa',
        cloud: 'north',
        recipe: 'test',
        recipeId: '2',
        status: 1,
        statusDescription: 'FREE',
        raw,
      },
      { id: '4', user: 'ann', raw: { id: 4, user: 'ann' } },
    ]);
  });

  test('a node is assigned and released', async () => {
    const { client, asked } = await pairOf(() => ok(assigned));
    const to = { user: 'ann', vmType: 'app' };
    expect(await client.assignVm({ node: '2', ...to })).toEqual({
      id: '3',
      node: '2',
      result: 'Node aaaa assigned',
      raw: { ...assigned, status: 'ok' },
    });
    await client.assignVm({ hostname: 'aaaa', cloud: 'north', ...to });
    await client.releaseVm({ node: '2' });
    await client.releaseVm({ hostname: 'aaaa', cloud: 'north' });
    expect(asked()).toEqual([
      'PUT /vm/action/assign {"node":"2","user":"ann","vm_type":"app"}',
      'PUT /vm/action/assign/north {"hostname":"aaaa","user":"ann","vm_type":"app"}',
      'PUT /vm/action/release {"node":"2"}',
      'PUT /vm/action/release/north {"hostname":"aaaa"}',
    ]);
  });

  test('to emulate one needs nothing else', async () => {
    const { client, asked } = await pairOf(() => ok(assigned));
    await client.assignVm({ user: '', vmType: '', emulate: true });
    await client.assignVm({ node: '1', user: 'u', vmType: 't', emulate: false });
    await client.releaseVm({ emulate: true });
    expect(asked()).toEqual([
      'PUT /vm/action/assign {"user":"","vm_type":"","emulate":true}',
      'PUT /vm/action/assign {"node":"1","user":"u","vm_type":"t","emulate":false}',
      'PUT /vm/action/release {"emulate":true}',
    ]);
  });
});

describe('what the Orchestrator would refuse is refused at once', () => {
  const start = { name: 'web', image: '1', size: '1' };
  const assign = { node: '1', user: 'u', vmType: 't' };

  test.each([
    ['no name', (c) => c.startVm({ ...start, name: '' })],
    ['a size that is a number', (c) => c.startVm({ ...start, size: 1 as never })],
    ['no image', (c) => c.startVm({ name: 'web', size: '1' } as never)],
    ['nothing to stop', (c) => c.stopVm({})],
    ['an empty node', (c) => c.stopVm({ node: '' })],
    ['an empty hostname', (c) => c.stopVm({ node: '1', hostname: '' })],
    ['an assignment to nobody', (c) => c.assignVm({ ...assign, user: '' })],
    ['an assignment of nothing', (c) => c.assignVm({ user: 'u', vmType: 't' })],
    ['an assignment for nothing', (c) => c.assignVm({ node: '1', user: 'u' } as never)],
    ['a release of nothing', (c) => c.releaseVm({})],
    ['a login without a password', (c) => c.login({ username: 'ann', password: '' })],
  ] as [string, (client: Awaited<ReturnType<typeof pairOf>>['client']) => Promise<unknown>][])(
    '%s',
    async (_, call) => {
      const { client, asked } = await pairOf(() => ok({}));
      expect(await failureOf(call(client))).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0 });
      expect(asked()).toEqual([]);
    },
  );

  test('and nothing that it would not: names of blanks, any metadata', async () => {
    const { client, asked } = await pairOf(() => ok({ nodes: node }));
    await client.startVm({ name: ' ', image: ' ', size: ' ', metadata: { deep: [1, { two: null }] } });
    expect(asked()).toEqual([
      'POST /vm/start {"name":" ","image":" ","size":" ","metadata":{"deep":[1,{"two":null}]}}',
    ]);
  });
});
