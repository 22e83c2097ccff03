import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { FakeSwift } from '../../../../packages/storage/test/support/fake-swift.js';
import { eventually, newUser, type User } from './support/leister.js';

/** A store that can be made to stand still. That what it says is so is tried on the real one elsewhere. */
let swift: FakeSwift;
let user: User;

beforeEach(async () => {
  swift = await FakeSwift.start();
  user = await newUser();
  await mkdir(join(user.home, 'config', 'leister'), { recursive: true });
  const settings = `type = openstack\nauth_type = none\nstorage_url = ${swift.server.url}/v1/AUTH_a\n`;
  await writeFile(join(user.home, 'config', 'leister', 'config'), `[cloud "pond"]\n${settings}`);
});

const partSize = 1 << 25;

it('a download that Ctrl-C ended tells what is there, and goes on from there when it is given again', async () => {
  const content = Buffer.alloc(partSize + 1_000_000, 'a large object ');
  swift.put('large', content);
  // The second part never comes.
  swift.misbehave = ({ headers }) =>
    headers.range?.startsWith(`bytes=${partSize}-`) ? new Promise<never>(() => undefined) : undefined;
  const file = join(user.home, 'large');
  const line = ['file', 'download', '/box/large', file];
  const running = user.start(...line);
  const notes = join(user.home, '.large.leister-part.notes');
  await eventually(
    () => readFile(notes, 'utf8').catch(() => ''),
    (text) => text.includes('\n0\n'),
  );
  running.child.kill('SIGINT');
  const { code, stdout, stderr } = await running.outcome;
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(stderr).toMatch(
    /interrupted; left behind:\n {2}32\.0 MiB of 33\.0 MiB of \/box\/large: the same command goes on from there/,
  );
  expect(existsSync(file)).toBe(false);

  swift.misbehave = () => undefined;
  const before = swift.server.requests.length;
  expect(await user.leister(...line)).toMatchObject({ code: 0, stderr: '' });
  const ranges = swift.server.requests.slice(before).map(({ headers }) => headers.range);
  expect(ranges).toEqual([`bytes=${partSize}-${2 * partSize - 1}`]);
  expect((await readFile(file)).equals(content)).toBe(true);
  expect(await readdir(user.home)).not.toContain('.large.leister-part');
});

it('a folder that Ctrl-C ended tells how many files are there', async () => {
  for (const name of ['d/a', 'd/b', 'd/stuck']) swift.put(name, name);
  swift.misbehave = ({ url }) => (url.endsWith('/d/stuck') ? new Promise<never>(() => undefined) : undefined);
  const folder = join(user.home, 'copy');
  const running = user.start('file', 'download', '-r', '/box/d', folder);
  await eventually(
    async () => readdir(folder).catch((): string[] => []),
    (names) => names.includes('a') && names.includes('b'),
  );
  running.child.kill('SIGINT');
  const { code, stderr } = await running.outcome;
  expect(code).toBe(130);
  expect(stderr).toContain(`2 files are in ${folder}: the same command goes on with the rest`);
});

it('names that would lead out of the folder are refused one by one, and the rest comes', async () => {
  for (const name of ['d/../../evil', 'd/ok', 'd//odd', 'd/..']) swift.put(name, name);
  const folder = join(user.home, 'down', 'copy');
  const { code, stdout, stderr } = await user.leister('file', 'download', '-r', '/box/d', folder);
  expect(code).toBe(1);
  expect(stdout).toBe(`/box/d/ok\tdownloaded\t4\t${join(folder, 'ok')}\n`);
  for (const name of ['/box/d/../../evil', '/box/d//odd', '/box/d/..'])
    expect(stderr).toContain(`leister: ${name}: no file of the folder can have the name`);
  expect(await readdir(join(user.home, 'down'))).toEqual(['copy']);
  expect(await readdir(folder)).toEqual(['ok']);
});

it('an upload that fails for one file is told by its name, and the rest goes up', async () => {
  const folder = join(user.home, 'folder');
  await mkdir(folder);
  for (const name of ['a', 'b']) await writeFile(join(folder, name), name);
  swift.misbehave = ({ method, url }) =>
    method === 'PUT' && url.endsWith('/a') ? { status: 413, body: 'quota' } : undefined;
  const { code, stdout, stderr } = await user.leister('file', 'upload', '-r', folder, '/box');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '/box/folder/b\tuploaded\t1\n' });
  expect(stderr).toMatch(/^leister: a: .*\n/);
});
