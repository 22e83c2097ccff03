import type { LxdCreateServer } from '@leister/lxd';
import { afterEach, describe, expect, test } from 'vitest';
import {
  async,
  failure,
  hangUp,
  instanceJson,
  notFound,
  operationJson,
  silence,
  sync,
} from './support/fake-daemon.js';
import {
  clientOf,
  closeClients,
  failed,
  Gate,
  power,
  rejection,
  type Routes,
  server,
  succeeded,
  willing,
} from './support/fake-client.js';

afterEach(closeClients);

describe('creating a server', () => {
  test('the order is made, the name looked up, the rest done in the background', async () => {
    const { client, sent } = await clientOf(willing);
    const created = await client.createServer(server);
    expect(created).toMatchObject({ id: 'web-1', name: 'web-1', status: 'BUILD' });
    await client.close();
    expect(sent().sort()).toEqual([
      'GET /1.0/instances/web-1',
      'GET /1.0/operations/create/wait?timeout=30',
      'GET /1.0/operations/power/wait?timeout=30',
      'POST /1.0/instances',
      'PUT /1.0/instances/web-1/state',
    ]);
  });

  test('everything that was asked for is in the order', async () => {
    const devices = { eth0: { type: 'nic', network: 'lxdbr0' }, eth1: { type: 'nic', network: 'dmz' } };
    const { client, bodyOf, sent } = await clientOf({
      ...willing,
      'GET /1.0/profiles': sync([{ name: 'default', config: {}, devices }]),
    });
    await client.createServer({
      ...server,
      flavorId: 'c2-m4',
      imageId: 'ubuntu:22.04',
      metadata: { role: 'web' },
      tags: ['a', 'b'],
      userData: new TextEncoder().encode('#cloud-config\n'),
      networks: [{ uuid: 'lan', fixedIp: '10.0.0.7' }],
      description: 'the first',
      availabilityZone: '@racks',
      config: { 'security.nesting': 'true' },
      devices: { root: { type: 'disk', path: '/', pool: 'fast' } },
      ephemeral: true,
      start: false,
    });
    await client.close();
    expect(bodyOf('POST /1.0/instances')).toEqual({
      name: 'web-1',
      type: 'container',
      source: {
        type: 'image',
        mode: 'pull',
        server: 'https://cloud-images.ubuntu.com/releases',
        protocol: 'simplestreams',
        alias: '22.04',
      },
      instance_type: 'c2-m4',
      profiles: ['default'],
      config: {
        'security.nesting': 'true',
        'user.role': 'web',
        'user.leister.tags': '["a","b"]',
        'cloud-init.user-data': '#cloud-config\n',
      },
      devices: {
        eth0: { type: 'nic', name: 'eth0', network: 'lan', 'ipv4.address': '10.0.0.7' },
        eth1: { type: 'none' },
        root: { type: 'disk', path: '/', pool: 'fast' },
      },
      ephemeral: true,
      description: 'the first',
    });
    expect(sent()).toContain('POST /1.0/instances?target=%40racks');
    expect(sent().filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  test('a flavor is a profile, an instance type, or whichever of them there is', async () => {
    const { client, daemon } = await clientOf({
      ...willing,
      'GET /1.0/profiles/small': sync({ name: 'small' }),
    });
    const orders: unknown[] = [];
    for (const flavorId of ['profile:big', 'small', 't2.micro', 'aws:t2.micro', 'c1-m0.5']) {
      await client.createServer({ ...server, flavorId });
      await client.waitServerWhile('web-1').catch(() => undefined);
      const order = daemon.requests.findLast(({ method }) => method === 'POST');
      const { profiles, instance_type: type } = JSON.parse(order?.body ?? '') as Record<string, unknown>;
      orders.push([profiles, type]);
    }
    expect(orders).toEqual([
      [['default', 'big'], undefined],
      [['default', 'small'], undefined],
      [['default'], 't2.micro'],
      [['default'], 'aws:t2.micro'],
      [['default'], 'c1-m0.5'],
    ]);
  });

  test.each([
    ['lxd', 'x-lxd'],
    ['incus', 'x-incus'],
  ])(
    'files are pushed to %s before the first start, with the directories that are missing',
    async (name, prefix) => {
      const made = new Set<string>();
      const { client, daemon } = await clientOf({
        ...willing,
        'GET /1.0': sync({ api_extensions: [], auth: 'trusted', environment: { server: name } }),
        'POST /1.0/instances/web-1/files': ({ path }) => {
          const file = new URL(path, 'http://lxd').searchParams.get('path') ?? '';
          const parent = file.replace(/\/[^/]*$/, '');
          if (parent !== '/etc' && !made.has(parent)) return notFound;
          made.add(file);
          return sync({});
        },
      });
      const file = {
        path: '/etc/a/b/c',
        contents: new Uint8Array([0, 255]),
        owner: '1000',
        group: 'root',
        mode: 0o640,
      };
      await client.createServer({ ...server, personality: [file] });
      await client.close();
      const [order, ...rest] = daemon.requests.filter(({ method }) => method !== 'GET');
      expect(order?.path).toBe('/1.0/instances');
      expect(rest.map(({ path, headers }) => [decodeURIComponent(path), headers[`${prefix}-type`]])).toEqual([
        ['/1.0/instances/web-1/files?path=/etc/a/b/c', 'file'],
        ['/1.0/instances/web-1/files?path=/etc/a/b', 'directory'],
        ['/1.0/instances/web-1/files?path=/etc/a', 'directory'],
        ['/1.0/instances/web-1/files?path=/etc/a/b', 'directory'],
        ['/1.0/instances/web-1/files?path=/etc/a/b/c', 'file'],
        ['/1.0/instances/web-1/state', undefined],
      ]);
      expect(rest.at(-2)?.headers).toMatchObject({
        [`${prefix}-uid`]: '1000',
        [`${prefix}-gid`]: '0',
        [`${prefix}-mode`]: '0640',
        'content-length': '2',
      });
    },
  );

  test('a name in use is CONFLICT, whatever else the daemon takes the time for', async () => {
    const err = 'Failed creating instance record: This "instances" entry already exists';
    const older = { created_at: '2026-11-21T09:35:46.02500177Z' };
    const { client } = await clientOf({
      ...willing,
      'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Running', older)),
      'GET /1.0/operations/create/wait': failed('create', err),
    });
    const error = await rejection(client.createServer(server));
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: 'a server named web-1 exists already',
      details: [err],
    });
    expect((await client.getServerDetails('web-1')).status).toBe('ACTIVE');
    await client.close();
  });

  test('two orders for one name from one client: the second is refused with nothing sent', async () => {
    const { client, sent } = await clientOf(willing);
    const first = client.createServer(server);
    expect((await rejection(client.createServer(server))).code).toBe('CONFLICT');
    await first;
    await client.close();
    expect(sent().filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  test.each([
    ['a name with an underscore', { name: 'web_1' }, 'INVALID_ARGUMENT'],
    ['a name that begins with a digit', { name: '1web' }, 'INVALID_ARGUMENT'],
    ['a name that leads elsewhere', { name: '../certificates' }, 'INVALID_ARGUMENT'],
    ['metadata without a value', { metadata: { a: '' } }, 'INVALID_ARGUMENT'],
    ['metadata under a key of ours', { metadata: { 'leister.tags': 'x' } }, 'INVALID_ARGUMENT'],
    ['metadata under a key of cloud-init', { metadata: { 'user-data': 'x' } }, 'INVALID_ARGUMENT'],
    ['an owner by name', { personality: [{ path: '/a', contents: '', owner: 'bob' }] }, 'INVALID_ARGUMENT'],
    ['a file that climbs', { personality: [{ path: '/a/../../b', contents: '' }] }, 'INVALID_ARGUMENT'],
    ['a port', { networks: [{ port: 'p1' }] }, 'UNSUPPORTED'],
    ['no network', { networks: [{ fixedIp: '10.0.0.1' }] }, 'INVALID_ARGUMENT'],
    ['an unknown image server', { imageId: 'nowhere:debian' }, 'INVALID_ARGUMENT'],
    ['two targets', { target: 'a', availabilityZone: 'b' }, 'INVALID_ARGUMENT'],
    ['a key pair', { keyName: 'mine' }, 'UNSUPPORTED'],
  ] as const)('%s is refused before anything is sent', async (_, wrong, code) => {
    const { client, sent } = await clientOf(willing);
    expect((await rejection(client.createServer({ ...server, ...wrong }))).code).toBe(code);
    expect(sent()).toEqual([]);
  });
});

describe('a server that could not be made', () => {
  const noStart: Routes = {
    ...willing,
    'GET /1.0/operations/power/wait': failed('power', 'cgroup missing'),
    'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Stopped')),
  };

  test('may never have been there: it is in ERROR until it is deleted', async () => {
    const gate = new Gate();
    const { client } = await clientOf({
      ...willing,
      'GET /1.0/instances': sync([]),
      'GET /1.0/operations/create/wait': () => gate.passed.then(() => failed('create', 'no space left')),
    });
    await client.createServer(server);
    expect((await client.listServers()).map(({ status }) => status)).toEqual(['BUILD']);
    expect((await client.getServerDetails('web-1')).status).toBe('BUILD');
    gate.open();
    const error = await rejection(client.waitServerUntil('web-1'));
    expect(error).toMatchObject({ code: 'OPERATION_FAILED', status: 400 });
    expect(error.message).toContain('no space left');
    expect((await client.listServers()).map(({ status }) => status)).toEqual(['ERROR']);
    await client.deleteServer('web-1');
    expect(await client.listServers()).toEqual([]);
    expect((await rejection(client.getServerDetails('web-1'))).code).toBe('NOT_FOUND');
    await client.close();
  });

  test('shows how it failed in its status, in waits, in lists, and to nobody a second time', async () => {
    const { client } = await clientOf({
      ...noStart,
      'GET /1.0/instances': sync([instanceJson('web-1', 'Stopped')]),
    });
    await client.createServer(server);
    const error = await rejection(client.waitServerUntil('web-1'));
    expect(error).toMatchObject({ code: 'OPERATION_FAILED', status: 400 });
    expect(error.message).toContain('was created, but could not be started: cgroup missing');
    expect(await client.getServerDetails('web-1')).toMatchObject({ status: 'ERROR', fault: { code: 400 } });
    expect((await client.listServers()).map(({ status }) => status)).toEqual(['ERROR']);
    await client.close();
  });

  test('whose failure nobody saw makes close() reject', async () => {
    const { client } = await clientOf(noStart);
    await client.createServer(server);
    expect((await rejection(client.close())).message).toContain('cgroup missing');
    await client.close();
  });

  test('is left to itself when the signal of the client ends, and close() says nothing of it', async () => {
    const controller = new AbortController();
    const { client, sent } = await clientOf(
      { ...willing, 'GET /1.0/operations/create/wait': silence },
      { signal: controller.signal },
    );
    await client.createServer(server);
    controller.abort();
    await client.close();
    expect(sent()).not.toContain('PUT /1.0/instances/web-1/state');
  });

  test('goes on when only the signal of the call ends', async () => {
    const gate = new Gate();
    const { client, sent } = await clientOf({
      ...willing,
      'GET /1.0/operations/create/wait': () => gate.passed.then(() => succeeded('create')),
    });
    const controller = new AbortController();
    await client.createServer(server, { signal: controller.signal });
    controller.abort();
    gate.open();
    await client.close();
    expect(sent()).toContain('PUT /1.0/instances/web-1/state');
  });

  test('is deleted when that was asked for', async () => {
    const { client, sent } = await clientOf({ ...noStart, 'DELETE /1.0/instances/web-1': sync({}) });
    await client.createServer({ ...server, onFailure: 'delete' });
    await rejection(client.close());
    expect(sent()).toContain('DELETE /1.0/instances/web-1');
  });

  test('can be started by hand, and is a server like any other then', async () => {
    let status: 'Stopped' | 'Running' = 'Stopped';
    const { client } = await clientOf({
      ...willing,
      'GET /1.0/operations/power/wait': () => {
        return status === 'Running' ? succeeded('power') : failed('power', 'cgroup missing');
      },
      'GET /1.0/instances/web-1': () => {
        return sync(instanceJson('web-1', status));
      },
    });
    await client.createServer(server);
    await rejection(client.waitServerUntil('web-1'));
    status = 'Running';
    await client.startServer('web-1');
    expect((await client.getServerDetails('web-1')).status).toBe('ACTIVE');
    status = 'Stopped';
    expect((await client.getServerDetails('web-1')).status).toBe('SHUTOFF');
  });

  test('is not started any more once it is to be deleted', async () => {
    const gate = new Gate();
    const { client, sent } = await clientOf({
      ...willing,
      'GET /1.0/operations/create/wait': () => gate.passed.then(() => succeeded('create')),
      'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Stopped')),
      'DELETE /1.0/instances/web-1': sync({}),
    });
    await client.createServer(server);
    const deleted = client.deleteServer('web-1');
    gate.open();
    await deleted;
    await client.close();
    expect(sent().filter((request) => /^(PUT|DELETE)/.test(request))).toEqual([
      'DELETE /1.0/instances/web-1',
    ]);
  });
});

describe('changes', () => {
  test('what one version answers at once is an operation in another: the answer tells', async () => {
    const { client, sent } = await clientOf({
      ...willing,
      'PATCH /1.0/instances/web-1': async(operationJson('Running', { id: 'patch' })),
      'GET /1.0/operations/patch/wait': failed('patch', 'no'),
    });
    const error = await rejection(client.createServerMetadata('web-1', { key: 'a', value: '1' }));
    expect(error.message).toBe('no');
    expect(sent()).toEqual(['PATCH /1.0/instances/web-1', 'GET /1.0/operations/patch/wait?timeout=30']);
  });

  test('a start whose answer was lost is not sent again when it took place', async () => {
    let status: 'Stopped' | 'Running' = 'Stopped';
    const { client, sent } = await clientOf({
      'PUT /1.0/instances/web-1/state': () => {
        status = 'Running';
        return hangUp;
      },
      'GET /1.0/instances/web-1': () => sync(instanceJson('web-1', status)),
      'GET /1.0/operations': sync({}),
    });
    await client.startServer('web-1');
    expect(sent()).toEqual([
      'GET /1.0/instances/web-1',
      'PUT /1.0/instances/web-1/state',
      'GET /1.0/operations?recursion=1',
      'GET /1.0/instances/web-1',
    ]);
  });

  test('a start whose answer was lost is sent again when it did not take place', async () => {
    let puts = 0;
    const { client } = await clientOf({
      ...willing,
      'PUT /1.0/instances/web-1/state': () => {
        return ++puts === 1 ? hangUp : async(power);
      },
      'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Stopped')),
    });
    await client.startServer('web-1');
    expect(puts).toBe(2);
  });

  test('a deletion whose answer was lost is no NOT_FOUND', async () => {
    let isThere = true;
    const { client, sent } = await clientOf({
      'GET /1.0/instances/web-1': () => (isThere ? sync(instanceJson('web-1', 'Stopped')) : notFound),
      'GET /1.0/operations': sync({}),
      'DELETE /1.0/instances/web-1': () => {
        isThere = false;
        return hangUp;
      },
    });
    await client.deleteServer('web-1');
    expect(sent().filter((request) => request.startsWith('DELETE'))).toHaveLength(1);
  });

  test('the deletion of an image that is under way is followed, not sent again', async () => {
    const id = 'a'.repeat(64);
    const deletion = (): unknown => ({
      ...operationJson('Running', { id: 'deletion', description: 'Deleting image' }),
      created_at: new Date().toISOString(),
      resources: { images: [`/1.0/images/${id}`] },
    });
    const { client, sent } = await clientOf({
      [`GET /1.0/images/${id}`]: sync({ fingerprint: id }),
      [`DELETE /1.0/images/${id}`]: hangUp,
      'GET /1.0/operations': () => sync({ running: [deletion()] }),
      'GET /1.0/operations/deletion/wait': succeeded('deletion', 'Deleting image'),
    });
    await client.deleteImage(id);
    expect(sent()).toEqual([
      `GET /1.0/images/${id}`,
      `DELETE /1.0/images/${id}`,
      'GET /1.0/operations?recursion=1',
      'GET /1.0/operations/deletion/wait?timeout=30',
    ]);
  });

  test('a server that runs and is protected is not stopped in vain', async () => {
    const expanded_config = { 'security.protection.delete': 'true' };
    const { client, sent } = await clientOf({
      'DELETE /1.0/instances/web-1': failure(400, 'Instance is running'),
      'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Running', { expanded_config })),
    });
    expect(await rejection(client.deleteServer('web-1'))).toMatchObject({ code: 'CONFLICT', status: 0 });
    expect(sent().filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  test('an edit that others come before is read anew, with an end', async () => {
    let reads = 0;
    const { client } = await clientOf({
      'GET /1.0/instances/web-1': () => {
        reads++;
        return sync(instanceJson('web-1', 'Running'));
      },
      'PATCH /1.0/instances/web-1': failure(412, `ETag doesn't match: a vs b`),
    });
    expect((await rejection(client.addTag('web-1', 'a'))).code).toBe('CONFLICT');
    expect(reads).toBe(30);
  });

  test('the time limit of a call holds for all of its requests together', async () => {
    const renaming = operationJson('Running', { id: 'rename', description: 'Renaming instance' });
    const { client } = await clientOf({
      'POST /1.0/instances/web-1': async(renaming),
      'GET /1.0/operations/rename/wait': silence,
    });
    const error = await rejection(client.updateServerName('web-1', 'web-2', { timeout: 200 }));
    expect(error).toMatchObject({ code: 'TIMEOUT', lastState: { description: 'Renaming instance' } });
  });
});

describe('looking', () => {
  test('the console log by lines, as tail(1) counts them', async () => {
    const { client } = await clientOf({
      'GET /1.0/instances/web-1/console': { body: 'a\r\nb\r\n\r\nc\r\n' },
    });
    expect(await client.getConsoleLog('web-1')).toBe('a\r\nb\r\n\r\nc\r\n');
    expect(await client.getConsoleLog('web-1', 2)).toBe('\r\nc\r\n');
    expect(await client.getConsoleLog('web-1', 0)).toBe('');
    expect((await rejection(client.getConsoleLog('web-1', -1))).code).toBe('INVALID_ARGUMENT');
  });

  test('a console that printed nothing, at which LXD 5.0 fails, is an empty log', async () => {
    const { client } = await clientOf({
      'GET /1.0/instances/web-1/console': failure(500, 'open : no such file or directory'),
    });
    expect(await client.getConsoleLog('web-1')).toBe('');
    expect((await rejection(client.getConsoleLog('web-2'))).code).toBe('NOT_FOUND');
  });

  test('a stopped instance that is being made by somebody else is in BUILD, with its progress', async () => {
    const making = operationJson('Running', {
      description: 'Creating instance',
      metadata: { progress: { percent: '42' } },
    });
    const { client } = await clientOf({
      'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Stopped')),
      'GET /1.0/operations': sync({ running: [making], success: [operationJson('Success')] }),
    });
    expect(await client.getServerDetails('web-1')).toMatchObject({
      status: 'BUILD',
      progress: 42,
      taskState: 'building',
    });
  });

  test('an instance whose image is still being fetched is there already', async () => {
    const making = operationJson('Running', { description: 'Creating instance', instance: 'web-2' });
    const { client } = await clientOf({ 'GET /1.0/operations': sync({ running: [making] }) });
    expect((await client.getServerDetails('web-2')).status).toBe('BUILD');
    expect((await rejection(client.getServerDetails('web-3'))).code).toBe('NOT_FOUND');
  });

  test('a project that does not exist is NOT_FOUND, although its list is empty', async () => {
    const { client, sent } = await clientOf({ 'GET /1.0/instances': sync([]) }, { project: 'no such' });
    expect((await rejection(Promise.resolve(client.listServers()))).code).toBe('NOT_FOUND');
    expect(sent()).toEqual([
      'GET /1.0/instances?project=no+such&recursion=2'.replace('+', '%20'),
      'GET /1.0/projects/no%20such?project=no%20such',
    ]);
  });

  test('with({ project }) asks in another project and leaves the first client alone', async () => {
    const { client, sent } = await clientOf({
      'GET /1.0/instances': sync([instanceJson('a', 'Running')]),
      'GET /1.0/operations': sync({}),
    });
    await client.with({ project: 'p' }).listServers();
    await client.listServers({ addresses: false });
    expect(sent()).toEqual([
      'GET /1.0/instances?project=p&recursion=2',
      'GET /1.0/operations?recursion=1&project=p',
      'GET /1.0/instances?recursion=1',
      'GET /1.0/operations?recursion=1',
    ]);
  });

  test('uuid: looks the name up first, and lets nothing else into the filter', async () => {
    const uuid = 'f162b0ca-2eae-42e8-a16b-c167ebb45298';
    const { client, sent } = await clientOf({
      'GET /1.0/instances': sync(['/1.0/instances/web-1?project=p']),
      'GET /1.0/operations': sync({}),
      'GET /1.0/instances/web-1': sync(instanceJson('web-1', 'Running')),
    });
    expect((await client.getServerDetails(`uuid:${uuid}`)).id).toBe('web-1');
    expect(decodeURIComponent(sent()[0] ?? '')).toBe(
      `GET /1.0/instances?filter=config.volatile.uuid eq ${uuid}`,
    );
    const error = await rejection(client.getServerDetails('uuid:.* or name eq .*'));
    expect(error.code).toBe('INVALID_ARGUMENT');
  });
});

test('an image without a name is refused with nothing sent, and leaves no rejection behind', async () => {
  const { client, sent } = await clientOf({});
  const unhandled: unknown[] = [];
  const note = (reason: unknown): unknown => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const error = await rejection(client.createServerImage('web-1', { name: '' }));
  expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0 });
  // What was sent all the same would have been answered by now.
  await client.listServers().catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  expect(sent()).toEqual(['GET /1.0/instances?recursion=2']);
});

describe('what programs without types may give', () => {
  test.each([
    { profiles: 'small' },
    { config: { 'limits.cpu': 1 } },
    { devices: [] },
    { devices: { eth0: 'nic' } },
    { start: 'no' },
    { ephemeral: 1 },
    { type: 'vm' },
    { onFailure: 'forget' },
  ])('%j is refused with nothing sent', async (options) => {
    const { client, sent } = await clientOf(willing);
    const error = await rejection(client.createServer({ ...server, ...options } as LxdCreateServer));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0 });
    expect(error.message).toMatch(new RegExp(`^${Object.keys(options)[0]} of a server is `));
    expect(sent()).toEqual([]);
  });

  test('ids that are numbers are texts, and what is none is no answer of LXD either', async () => {
    const { client, sent } = await clientOf({});
    const nothing = undefined as unknown as string;
    expect((await rejection(client.getServerDetails(5 as unknown as string))).code).toBe('NOT_FOUND');
    expect(sent()[0]).toBe('GET /1.0/instances/5?recursion=1');
    expect((await rejection(client.resizeServer('web-1', nothing))).code).toBe('INVALID_ARGUMENT');
    const metadata = undefined as unknown as Record<string, string>;
    expect((await rejection(client.updateServerMetadata('web-1', metadata))).code).toBe('INVALID_ARGUMENT');
  });
});

test.each([
  ['ABORTED', undefined],
  ['TIMEOUT', new DOMException('', 'TimeoutError')],
])('an order that is cut off before its answer is %s, and in doubt', async (code, reason) => {
  const controller = new AbortController();
  const { client } = await clientOf({
    'POST /1.0/instances': { raw: () => controller.abort(reason) },
  });
  const error = await rejection(client.createServer(server, { signal: controller.signal }));
  expect(error).toMatchObject({ code, details: ['no answer came: whether the daemon did it is not known'] });
});

test.each([
  ['device', '/dev/vdc'],
  ['tag', 'data'],
  ['deleteOnTermination', true],
])(
  'a volume is attached as LXD does it: the wish for its %s is refused, and nothing is sent',
  async (option, value) => {
    const { client, sent } = await clientOf(willing);
    const error = await rejection(client.attachVolume('web-1', 'default/data', { [option]: value }));
    expect(error).toMatchObject({
      code: 'UNSUPPORTED',
      message: `LxdClient.attachVolume does not know ${option}`,
    });
    expect(sent()).toEqual([]);
  },
);
