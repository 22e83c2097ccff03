import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type Answer, type ReceivedRequest, startLoopback } from '../../../test/support/loopback.js';
import { newUser, type User } from './support/run-leister.js';

/** Objects of a Swift that is none, by path: what is said here is tried on the real one elsewhere. */
const objects = new Set<string>();
let answer: (request: ReceivedRequest) => Answer | undefined;
let asked: string[];
let received: ReceivedRequest[];
let user: User;

beforeEach(async () => {
  objects.clear();
  asked = [];
  answer = () => undefined;
  const server = await startLoopback((request) => {
    asked.push(`${request.method} ${request.url}`);
    return answer(request) ?? usual(request);
  });
  received = server.requests;
  onTestFinished(() => server.close());
  user = await newUser();
  await mkdir(join(user.home, 'config', 'leister'), { recursive: true });
  await writeFile(
    join(user.home, 'config', 'leister', 'config'),
    `[cloud "pond"]\ntype = openstack\nauth_type = none\nstorage_url = ${server.url}/v1/me\n`,
  );
});

function usual({ method, url, headers }: ReceivedRequest): Answer {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, , , , object] = pathname.split('/');
  if (object === undefined && method === 'GET') {
    const below = [...objects].filter((path) => path.startsWith(`${pathname}/`));
    const names = below.map((path) => path.slice(pathname.length + 1)).sort();
    const prefix = searchParams.get('prefix') ?? '';
    const marker = searchParams.get('marker') ?? '';
    return {
      body: names.filter((name) => name.startsWith(prefix) && name > marker).map((name) => ({ name })),
    };
  }
  if (method === 'PUT') {
    if (headers['if-none-match'] === '*' && objects.has(pathname)) return { status: 412 };
    objects.add(pathname);
    return { status: 201, headers: { etag: 'x' } };
  }
  if (method === 'DELETE') return { status: objects.delete(pathname) ? 204 : 404 };
  if (method === 'POST') return { status: 202 };
  const isThere = objects.has(pathname) || object === undefined;
  return { status: isThere ? 204 : 404, headers: { 'content-length': 0 } };
}

it('a move between accounts deletes where the object was', async () => {
  objects.add('/v1/me/box/a');
  objects.add('/v1/other/box/a');
  const line = ['file', 'move', '/box/a', '/box/b', '--to-account', 'other'];
  expect(await user.leister(line)).toMatchObject({ code: 0, stderr: '' });
  expect([...objects].sort()).toEqual(['/v1/other/box/a', '/v1/other/box/b']);
  const from = ['file', 'move', 'pithos://other/box/a', 'pithos://me/box/c'];
  expect(await user.leister(from)).toMatchObject({ code: 0, stderr: '' });
  expect([...objects].sort()).toEqual(['/v1/me/box/c', '/v1/other/box/b']);
});

it('a move to where the object is deletes nothing, however the account is named', async () => {
  objects.add('/v1/me/box/a');
  const { code, stderr } = await user.leister(['file', 'move', '-f', '/box/a', 'pithos://me/box/a']);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be moved to where it is');
  expect([...objects]).toEqual(['/v1/me/box/a']);
});

it('a folder goes into one of the same name in another account', async () => {
  objects.add('/v1/me/box/a/one');
  objects.add('/v1/me/box/a/two');
  answer = ({ method, url }) => (method === 'PUT' ? putAt(url) : undefined);
  const line = ['file', 'copy', '-r', '/box/a', '/box/a', '--to-account', 'other'];
  expect(await user.leister(line)).toMatchObject({ code: 0, stderr: '' });
  expect(asked.filter((one) => one.startsWith('PUT')).sort()).toEqual([
    'PUT /v1/other/box/a/one',
    'PUT /v1/other/box/a/two',
  ]);
  expect(await user.leister(['file', 'copy', '-r', '/box/a', '/box/a/b'])).toMatchObject({ code: 2 });
});

function putAt(url: string): Answer {
  objects.add(url);
  return { status: 201, headers: { etag: 'x' } };
}

it('a folder does not take the place of an object of its name', async () => {
  objects.add('/v1/me/box/a');
  const { code, stderr } = await user.leister(['file', 'mkdir', '/box/a', '/box/b']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^leister: .*\/box\/a/);
  expect(received.map(({ headers }) => headers['if-none-match'])).toEqual(['*', '*']);
  expect(objects.has('/v1/me/box/b')).toBe(true);
});

it.each([
  [['file', 'move', '/box/a', '/box/b', '--source-version', '1'], '--source-version is not for a move'],
  [['file', 'delete', '-r', '--object-version', '1', '/box/a', '--yes'], 'only one of --recursive'],
  [['file', 'upload', '-', '/box/a', '--segment-size', '1M'], '--segment-size cannot be given with'],
  [['file', 'upload', '-', '/box/a', '--threads', '2'], '--threads cannot be given with standard input'],
  [
    ['file', 'upload', 'x', '/box/a', '--etag', 'e', '--segment-container', 'c'],
    '--segment-container cannot be given with',
  ],
  [
    ['file', 'upload', 'x', '/box/a', '--unchunked', '--segment-size', '1M'],
    '--segment-size cannot be given with',
  ],
] as const)('%j is refused before anything is sent', async (line, words) => {
  const { code, stdout, stderr } = await user.leister(line);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(asked).toEqual([]);
});

it.each(['file', 'container'])('what was changed of a %s before a change failed is told', async (kind) => {
  objects.add('/v1/me/box/a');
  let posts = 0;
  answer = ({ method }) => (method === 'POST' && (posts += 1) === 2 ? { status: 403 } : undefined);
  const where = kind === 'file' ? '/box/a' : 'box';
  const line = [kind, 'modify', where, '--metadata-add', 'a=b', '--metadata-del', 'c'];
  const { code, stderr } = await user.leister(line);
  expect(code).toBe(4);
  expect(stderr).toContain('done before that: --metadata-add\n');
});
