import { DummyClient } from '@leister/dummy';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type StandIn, startOrchestrator } from '../../../../test/support/orchestrator-stand-in.js';
import { newUser, type User } from '../support/run-leister.js';

// As in a pipe, where nobody is asked; a test may say no.
const confirm = vi.hoisted(() => vi.fn(async (_question: string) => true));
vi.mock('../../src/io/confirm.js', () => ({ confirm }));

let orchestrator: StandIn;
let user: User;

beforeEach(async () => {
  const cloud = (): DummyClient => new DummyClient({ profile: 'fake-driver' });
  const clouds = { default: cloud(), north: cloud() };
  orchestrator = await startOrchestrator({ clouds, users: { ann: 'open-sesame' } });
  user = await newUser();
  const settings = { type: 'orchestrator', url: orchestrator.url, user: 'ann', password: 'open-sesame' };
  for (const [key, value] of Object.entries(settings))
    await user.leister(['config', 'set', `cloud.o.${key}`, value]);
  orchestrator.requests.length = 0;
});
afterEach(() => orchestrator.close());

async function rows(...line: string[]): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await user.leister([...line, '--cloud', 'o', '--output-format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return [JSON.parse(stdout)].flat() as Record<string, unknown>[];
}

const run = (...line: string[]) => user.leister([...line, '--cloud', 'o']);
const asked = (): string[] =>
  orchestrator.requests
    .filter(({ url }) => !url.endsWith('/auth'))
    .map(({ method, url, body }) => `${method} ${url.replace('/api/v1', '')} ${String(body)}`.trim());

describe('nodes', () => {
  test('are listed, filtered, and shown', async () => {
    expect((await run('node', 'list')).stdout).toBe(
      '1\tdummy-1\trunning\t127.0.0.1\t\n2\tdummy-2\trunning\t127.0.0.1\t\n',
    );
    expect(await rows('node', 'list', '--name-suffix', '2', '--state', 'Running')).toMatchObject([
      { id: '2', name: 'dummy-2', state: 'running', publicIps: ['127.0.0.1'], provider: 'dummy' },
    ]);
    expect(await rows('node', 'list', '--state', 'stopped')).toEqual([]);
    expect(await rows('node', 'info', 'dummy-1')).toMatchObject([{ id: '1', extra: { metadata: {} } }]);
    expect((await run('node', 'info', '1')).stdout).toContain('cloudType\tDummy Node Provider\n');
  });

  test('of another cloud of the same Orchestrator', async () => {
    await run('node', 'stop', '1', '--served-cloud', 'north');
    expect((await rows('node', 'list', '--served-cloud', 'north')).map(({ id }) => id)).toEqual(['2']);
    expect((await rows('node', 'list')).map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('are started by ids or names of image and size', async () => {
    const line = ['--name', 'web', '--image', 'Ubuntu 9.10', '--size', '2', '-m', 'role=db', '-m', 'x='];
    expect(await rows('node', 'start', ...line)).toMatchObject([{ id: '3', name: 'dummy-3' }]);
    expect(asked()).toContain(
      'POST /vm/start {"name":"web","image":"1","size":"2","metadata":{"role":"db","x":""}}',
    );
    expect(await rows('server', 'list')).toHaveLength(3);
  });

  test('are not started from what there is not, and the Orchestrator says so', async () => {
    const { code, stderr } = await run('node', 'start', '--name', 'web', '--image', 'none', '--size', '1');
    expect(code).toBe(1);
    expect(stderr).toContain('no useful image id here');
    expect(stderr).toContain('imagecompute list');
  });

  test('are stopped one by one; what is not there does not stop the others', async () => {
    const { code, stdout, stderr } = await run('node', 'stop', '1', 'nobody', 'dummy-2', '1', '--yes');
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'dummy-1\tdeleted\ndummy-2\tdeleted\n' });
    expect(stderr).toContain('nobody: no node has the id or name "nobody"');
    expect(stderr).toContain('leister node list --cloud o');
    expect(asked().filter((line) => line.startsWith('GET'))).toEqual(['GET /nodes']);
    expect(await rows('node', 'list')).toEqual([]);
  });
});

describe('whose nodes are', () => {
  test('is changed and shown', async () => {
    const to = ['--user', 'bob', '--vm-type', 'shop'];
    expect((await run('node', 'assign', '1', '--hostname', 'dummy-2', ...to)).stdout).toBe(
      '1\tNode dummy-1 assigned\n2\tNode dummy-2 assigned\n',
    );
    expect(asked()).toEqual([
      'PUT /vm/action/assign {"node":"1","user":"bob","vm_type":"shop"}',
      'PUT /vm/action/assign {"hostname":"dummy-2","user":"bob","vm_type":"shop"}',
    ]);
    expect((await run('node', 'status')).stdout).toBe(
      '1\tdummy-1\tbob\ttest\tASSIGNED\n2\tdummy-2\tbob\ttest\tASSIGNED\n',
    );
    expect(await rows('node', 'release', '2')).toMatchObject([
      { id: '7', node: '2', result: 'Node dummy-2 released and deleted' },
    ]);
    expect(await rows('node', 'status', '--user', 'bob', '-n', '5')).toMatchObject([
      { node: '1', user: 'bob' },
    ]);
    expect(await rows('node', 'status', '--user', 'eve')).toEqual([]);
  });

  test('is told where it cannot be changed', async () => {
    await run('node', 'assign', '1', '--user', 'bob', '--vm-type', 'shop');
    const { code, stdout, stderr } = await run(
      ...['node', 'assign', '1', '2', '77', '--user', 'eve', '--vm-type', 'shop'],
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '2\tNode dummy-2 assigned\n' });
    expect(stderr).toContain('1: Node dummy-1 is not free');
    expect(stderr).toContain('77: Node not found');
    expect((await run('node', 'release', '77')).stderr).toContain(
      'Cistern is away, or does not know the node',
    );
  });

  test('may be emulated', async () => {
    expect(await rows('node', 'assign', 'x', '--user', 'u', '--vm-type', 't', '--emulate')).toMatchObject([
      { id: '42', node: '-fake_id-', result: 'Node -fake_id- assigned' },
    ]);
    expect(await rows('node', 'release', 'x', 'y', '--emulate')).toHaveLength(2);
    expect(await rows('node', 'list')).toHaveLength(2);
  });

  test('an id and a name that are spelled alike may be two, and are asked about', async () => {
    confirm.mockResolvedValueOnce(false);
    await run('node', 'release', 'web', '--hostname', 'web');
    expect(confirm.mock.lastCall?.[0]).toBe('Release and delete 2 nodes (web, web)?');
    expect(asked()).toEqual([]);
  });

  test.each([
    [['node', 'release'], 'which node?'],
    [['node', 'assign', '--user', 'u', '--vm-type', 't'], 'which node?'],
    [['node', 'release', ''], 'is empty'],
    [['node', 'release', '--hostname', ''], 'is empty'],
    [['node', 'assign', '1', '--user', 'u'], '--vm-type'],
    [['node', 'start', '--name', 'web'], '--image'],
  ])('%j is a fault of the line', async (line, message) => {
    const { code, stderr } = await run(...line);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(asked()).toEqual([]);
  });
});

test.each([
  ['list'],
  ['info', '1'],
  ['start', '--name', 'a', '--image', '1', '--size', '1'],
  ['stop', '1'],
  ['status'],
  ['assign', '1', '--user', 'u', '--vm-type', 't'],
  ['release', '1'],
])('node %s on a cloud that is no Orchestrator', async (...line) => {
  const { code, stdout, stderr } = await user.leister(['node', ...line, '--cloud', 'demo']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('cloud demo (dummy) is no Orchestrator: it has servers, and no nodes');
});

test('the same cloud has servers', async () => {
  const create = ['server', 'create', '--name', 'web', '--flavor-id', 'Small', '--image-id', '1', '--wait'];
  expect((await rows(...create))[0]).toMatchObject({ id: '3', name: 'dummy-3', status: 'ACTIVE' });
  expect((await run('server', 'delete', 'dummy-3')).stdout).toBe('3\tdummy-3\tdeleting\n');
  const { code, stderr } = await run('server', 'reboot', '1');
  expect(code).toBe(1);
  expect(stderr).toContain('cloud o (orchestrator) does not support server reboot');
  expect((await run('cloud', 'test', 'o')).stdout).toContain('API v1');
  expect((await run('cloud', 'features', 'o')).stdout).toMatch(/^core\tyes\n[^]*power\tno\n/);
});

test('a wrong password is told, and not shown', async () => {
  await user.leister(['config', 'set', 'cloud.o.password', 'close-barley']);
  const { code, stderr } = await run('node', 'list', '-vv');
  expect(code).toBe(4);
  expect(stderr).toContain('Forbidden');
  expect(stderr).not.toContain('close-barley');
});
