import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type Answer, type ReceivedRequest, startLoopback } from '../../../test/support/loopback.js';
import { newUser, type User } from './support/run-leister.js';

/** Volumes of a Cinder that is none: what is said here is tried on the real one elsewhere. */
const volumes = new Map<string, { id: string; name: string; status: string }>();
let answer: (request: ReceivedRequest) => Answer | undefined;
let asked: string[];
let user: User;

beforeEach(async () => {
  volumes.clear();
  asked = [];
  answer = () => undefined;
  for (const [id, name, status] of [
    ['v-1', 'one', 'available'],
    ['v-2', 'twice', 'available'],
    ['v-3', 'twice', 'available'],
  ] as const)
    volumes.set(id, { id, name, status });
  const server = await startLoopback((request) => {
    const { method, url } = request;
    asked.push(`${method} ${url}`);
    return answer(request) ?? usual(request);
  });
  onTestFinished(() => server.close());
  user = await newUser();
  await mkdir(join(user.home, 'config', 'leister'), { recursive: true });
  await writeFile(
    join(user.home, 'config', 'leister', 'config'),
    `[cloud "pond"]\ntype = openstack\nauth_type = none\nblock_storage_url = ${server.url}/v3\n`,
  );
});

function usual({ method, url }: ReceivedRequest): Answer {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const id = pathname.split('/')[3] ?? '';
  const volume = volumes.get(id);
  if (method === 'DELETE' && volume) {
    volume.status = 'deleting';
    return { status: 202 };
  }
  if (id !== 'detail') return volume ? { body: { volume } } : { status: 404 };
  const name = searchParams.get('name');
  return { body: { volumes: [...volumes.values()].filter((one) => name === null || one.name === name) } };
}

it('a name that several have is refused with their ids, and the others go on', async () => {
  const { code, stdout, stderr } = await user.leister(['volume', 'delete', 'twice', 'one']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'v-1\tone\tdeleting\n' });
  expect(stderr).toMatch(/^leister: twice: .*v-2.*v-3/s);
});

it('an empty name means none, and nothing is sent', async () => {
  for (const line of [
    ['volume', 'delete', ''],
    ['volume', 'wait', 'one', ''],
  ]) {
    const { code, stderr } = await user.leister(line);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'leister: the name of a volume is empty\n' });
  }
  expect(asked).toEqual([]);
});

it.each([
  [['volume', 'create', '--size', '1'], '--name'],
  [['volume', 'create', '--name', 'x'], '--size is missing'],
  [
    ['volume', 'create', '--name', 'x', '--size', '1', '--snapshot-id', 'a', '--image-id', 'b'],
    'only one of',
  ],
  [['volume', 'modify', 'one'], 'one of --name'],
  [['volume', 'modify', 'one', '--bootable', 'perhaps'], '--bootable is one of true, false'],
  [['volume', 'modify', 'one', '--migration-policy', 'never'], '--volume-type'],
  [['volume', 'wait', 'one', '--until', 'x'], '--until is one of creating'],
  [['volume', 'wait', 'one', '--until', 'error', '--while', 'creating'], 'only one of'],
  [['snapshot', 'create'], '--volume-id'],
  [['file', 'copy', '/box/a'], 'the destination is the source'],
  [['file', 'upload', '-', '/box', '-r'], 'standard input is no folder'],
  [['file', 'cat', 'a'], 'which container'],
  [['image', 'create', '--name', 'x', '--public', '--private'], 'only one of'],
  [['image', 'register', '--name', 'x'], 'one of --location'],
] as const)('%j is refused before anything is sent', async (line, words) => {
  const { code, stdout, stderr } = await user.leister(line);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(asked).toEqual([]);
});

it('a wait that runs out ends with 8, and tells how to go on', async () => {
  const { code, stderr } = await user.leister(['volume', 'delete', 'one', '--wait', '--timeout', '0.3']);
  expect(code).toBe(8);
  expect(stderr).toBe(
    'leister: volume one (id v-1) is still in deleting after 0.3 s\n' +
      'hint: it goes on all the same: leister volume wait v-1 --until deleted\n',
  );
});

it('a volume that ends in error is given, told as failed, and ends with 1', async () => {
  answer = ({ method }) => {
    if (method !== 'POST') return undefined;
    const volume = { id: 'v-9', name: 'new', status: 'error' };
    volumes.set('v-9', volume);
    return { status: 202, body: { volume: { ...volume, status: 'creating' } } };
  };
  const line = ['volume', 'create', '--name', 'new', '--size', '1', '--wait', '--column', 'id'];
  expect(await user.leister(line)).toMatchObject({
    code: 1,
    stdout: 'id\tv-9\n',
    stderr: expect.stringContaining('volume v-9 is in error'),
  });
});

it('what was changed before a change failed is told', async () => {
  answer = ({ method, url }) => {
    if (method === 'PUT') return { body: { volume: volumes.get('v-1') } };
    return url.endsWith('/action')
      ? { status: 409, body: { conflictingRequest: { message: 'in use' } } }
      : undefined;
  };
  const line = ['volume', 'modify', 'one', '--description', 'x', '--bootable', 'false', '--size', '9'];
  const { code, stderr } = await user.leister(line);
  expect(code).toBe(1);
  expect(stderr).toContain('in use\n  done before that: --description\n');
  expect(asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

it('a service that the cloud has not is refused by the name of both', async () => {
  const { code, stderr } = await user.leister(['volume', 'list', '--cloud', 'demo']);
  expect(code).toBe(1);
  expect(stderr).toContain('cloud demo (dummy) has no service block-storage');
});

it('formats and columns are those of every command', async () => {
  const line = ['volume', 'list', '--id', 'v-1'];
  for (const [format, text] of [
    ['value', 'v-1\tone\tavailable\t\t\n'],
    ['csv', 'id,name,status,size,attachedTo\nv-1,one,available,,\n'],
    ['yaml', '- id: v-1\n  name: one\n  status: available\n'],
  ] as const)
    expect((await user.leister([...line, '--output-format', format])).stdout).toContain(text);
  expect((await user.leister([...line, '--column', 'name', '--column', 'id'])).stdout).toBe('one\tv-1\n');
  expect((await user.leister(['volume', 'list', '-n', '2', '--column', 'id'])).stdout).toBe('v-1\nv-2\n');
});
