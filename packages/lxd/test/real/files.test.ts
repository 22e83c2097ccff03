import { randomBytes } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LxdFile } from '../../src/index.js';
import { Bin } from '../support/bin.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('files in instances of a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('files'));
  let here = '';

  beforeAll(async () => {
    here = await mkdtemp(join(tmpdir(), 'lxdt-files-'));
    await client.createServer({ ...smallServer(peer, name), start: false });
    await client.waitServerUntil(name, 'SHUTOFF', { timeout: slow });
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
    await rm(here, { recursive: true, force: true });
  }, slow);

  const contentOf = async (file: LxdFile): Promise<string> =>
    text(file.type === 'file' ? file.content : Readable.from([]));

  test('a file goes in and comes out, with owner and mode; what is added to it is at its end', async () => {
    await client.putInstanceFile(name, '/root/one', 'first', { uid: 1000, gid: 1001, mode: 0o640 });
    await client.putInstanceFile(name, '/root/one', ' second', { append: true });
    const file = await client.getInstanceFile(name, '/root/one');
    expect(file).toMatchObject({ type: 'file', uid: 1000, gid: 1001, mode: 0o640, size: 12 });
    expect(await contentOf(file)).toBe('first second');
    expect(await client.getInstanceFileInfo(name, '/root/one')).toMatchObject({ type: 'file', mode: 0o640 });
  });

  test('directories and links are made, told of and deleted', async () => {
    await client.createInstanceDirectory(name, '/root/a/b/c', { parents: true, mode: 0o700 });
    await client.createInstanceDirectory(name, '/root/a/b/c');
    await client.createInstanceSymlink(name, '/root/a/link', 'b/c');
    const directory = await client.getInstanceFile(name, '/root/a');
    expect(directory).toMatchObject({ type: 'directory', mode: 0o755 });
    expect(directory.type === 'directory' && directory.entries.sort()).toEqual(['b', 'link']);
    expect(await client.getInstanceFileInfo(name, '/root/a/b/c')).toMatchObject({ mode: 0o700 });
    // LXD makes the target of a link absolute where it reads it, not where it writes it.
    expect(await client.getInstanceFile(name, '/root/a/link')).toMatchObject({ type: 'symlink' });
    await client.deleteInstanceFile(name, '/root/a/link');
    await expect(client.getInstanceFile(name, '/root/a/link')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.deleteInstanceFile(name, '/root/a')).rejects.toMatchObject({ code: 'SERVER' });
  });

  test('streams of any bytes, sent once or again, with the directories on the way', async () => {
    const bytes = randomBytes(5_000_000);
    const [once, again] = ['/var/new/once', '/var/other/again'];
    await client.putInstanceFile(name, once, Readable.from([bytes]), { parents: true });
    const progress: number[] = [];
    await client.putInstanceFile(name, again, () => Readable.from([bytes]), {
      parents: true,
      contentLength: bytes.length,
      onProgress: ({ transferred }) => progress.push(transferred),
    });
    expect(progress.at(-1)).toBe(bytes.length);
    for (const path of [once, again]) {
      const file = await client.getInstanceFile(name, path);
      if (file.type !== 'file') throw new Error('no file');
      expect((await buffer(file.content)).equals(bytes)).toBe(true);
    }
    await expect(client.putInstanceFile(name, '/no/such/x', 'x')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a tree goes in and comes out the same', async () => {
    const tree = join(here, 'tree');
    await mkdir(join(tree, 'deep/er'), { recursive: true });
    await mkdir(join(tree, 'empty'));
    await writeFile(join(tree, 'bin'), randomBytes(100_000), { mode: 0o755 });
    await chmod(join(tree, 'bin'), 0o755);
    await writeFile(join(tree, 'deep/er/nothing'), '');
    await writeFile(join(tree, 'deep/read only'), 'x', { mode: 0o444 });
    await symlink('/etc/hostname', join(tree, 'deep/link'));
    const arrived: string[] = [];
    await client.pushInstanceFiles(name, tree, '/srv/tree', { uid: 7, onFile: (file) => arrived.push(file) });
    expect(arrived).toHaveLength(8);
    expect(arrived[0]).toBe('/srv/tree');
    expect(await client.getInstanceFileInfo(name, '/srv/tree/bin')).toMatchObject({ uid: 7, mode: 0o755 });
    const back = join(here, 'back');
    await client.pullInstanceFiles(name, '/srv/tree', back);
    expect((await readdir(back, { recursive: true })).sort()).toEqual(
      (await readdir(tree, { recursive: true })).sort(),
    );
    expect((await readFile(join(back, 'bin'))).equals(await readFile(join(tree, 'bin')))).toBe(true);
    expect((await lstat(join(back, 'bin'))).mode & 0o777).toBe(0o755);
    expect((await lstat(join(back, 'deep/read only'))).mode & 0o777).toBe(0o444);
    expect(await readlink(join(back, 'deep/link'))).toBe('/etc/hostname');
    await client.pushInstanceFiles(name, join(tree, 'bin'), '/srv/x/y/bin');
    await client.pullInstanceFiles(name, '/srv/x/y/bin', join(here, 'single'));
    expect((await readFile(join(here, 'single'))).length).toBe(100_000);
  });

  test('what is pulled is not written through a link that is here', async () => {
    await writeFile(join(here, 'precious'), 'precious');
    await symlink(join(here, 'precious'), join(here, 'trap'));
    await expect(client.pullInstanceFiles(name, '/etc/passwd', join(here, 'trap'))).rejects.toThrow('ELOOP');
    expect(await readFile(join(here, 'precious'), 'utf8')).toBe('precious');
  });

  test(
    'hundreds of small files, and a failure that is told',
    async () => {
      const many = join(here, 'many');
      await mkdir(many);
      await Promise.all(
        Array.from({ length: 300 }, (_, at) => writeFile(join(many, `file ${at}`), `content ${at}`)),
      );
      await client.pushInstanceFiles(name, many, '/srv/many', { concurrency: 16 });
      await client.pullInstanceFiles(name, '/srv/many', join(here, 'many back'));
      const names = await readdir(join(here, 'many back'));
      expect(names).toHaveLength(300);
      expect(await readFile(join(here, 'many back/file 299'), 'utf8')).toBe('content 299');
      await expect(client.pushInstanceFiles(name, join(here, 'nothing'), '/srv/x')).rejects.toThrow('ENOENT');
      await expect(client.pullInstanceFiles(name, '/no/such', join(here, 'x'))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const aborted = client.pushInstanceFiles(name, many, '/srv/again', { signal: AbortSignal.timeout(30) });
      await expect(aborted).rejects.toMatchObject({ code: 'TIMEOUT' });
    },
    slow,
  );

  test('arguments that cannot be right are refused', async () => {
    const wrong = [
      client.getInstanceFile(name, 'etc/passwd'),
      client.putInstanceFile(name, '/x', '', { mode: 9999 }),
      client.putInstanceFile(name, '/x', '', { uid: -1 }),
      client.pushInstanceFiles(name, here, '/srv', { concurrency: 0 }),
    ];
    for (const call of wrong) await expect(call).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});
