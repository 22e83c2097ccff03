import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOpenStack, Leftovers, uniqueName } from '../../../../test/support/openstack-peer.js';
import { bin, run } from './support/leister.js';
import { newOpenStackUser, type OpenStackUser } from './support/openstack-user.js';
import { hasTerminals, onTerminal } from './support/terminal.js';

interface Row {
  name: string;
  result: string;
}

describeOpenStack('files on a real OpenStack', () => {
  const leftovers = new Leftovers();
  let user: OpenStackUser;
  let box: string;

  beforeEach(async () => {
    user = await newOpenStackUser();
    box = uniqueName('box');
    leftovers.add(async () => {
      await user.leister('container', 'delete', '-r', '--yes', `${box}_segments`);
      await user.leister('container', 'delete', '-r', '--yes', box);
    });
    await user.json('container', 'create', box);
  });

  afterEach(() => leftovers.clear());

  async function newFile(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(user.home, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  async function pipe(stdin: string | Uint8Array, ...line: string[]) {
    const running = run(process.execPath, [bin, ...line], user.env);
    running.child.stdin.end(stdin);
    return running.outcome;
  }

  async function names(...line: string[]): Promise<string[]> {
    return (await user.json<Row[]>('file', 'list', ...line)).map(({ name }) => name);
  }

  it('a container is made, changed, shown, emptied and deleted', async () => {
    const other = uniqueName('box');
    leftovers.add(() => user.leister('container', 'delete', other));
    const settings = ['--meta', 'a=b', '--size-limit', '1MB', '--count-limit', '10', '--versioning', 'auto'];
    expect(await user.json('container', 'create', box, other, ...settings)).toEqual([
      { name: box, result: 'was there already' },
      { name: other, result: 'created' },
    ]);
    expect(await user.json('container', 'list', '--name', other)).toMatchObject([{ name: other, count: 0 }]);
    expect(await user.json('container', 'info', other)).toMatchObject({
      metadata: { a: 'b' },
      quotaBytes: 1_000_000,
      quotaCount: 10,
      versioning: true,
    });
    expect(await user.json('container', 'info', other, '--metadata')).toEqual({ a: 'b' });
    const limit = await user.leister('container', 'info', other, '--size-limit');
    expect(limit.stdout).toBe('quotaBytes\t1000000\n');
    const changes = ['--metadata-add', 'c=d', '--metadata-del', 'a', '--size-limit', '0', '--public'];
    const changed = await user.json('container', 'modify', other, ...changes, '--versioning', 'none');
    expect(changed).toMatchObject({ metadata: { c: 'd' }, readAcl: '.r:*,.rlistings', versioning: false });
    expect(changed).not.toHaveProperty('quotaBytes');
    expect(await user.json('container', 'modify', other, '--private')).not.toHaveProperty('readAcl');
    expect(await user.json('container', 'stat')).toMatchObject({ containerCount: expect.any(Number) });

    await user.json('file', 'create', `/${box}/x`, `/${box}/y`, '--content-type', 'text/plain');
    expect(await user.json('container', 'list', box)).toMatchObject([{ name: 'x' }, { name: 'y' }]);
    const all = await user.json<(Row & { container: string })[]>('container', 'list', '-r');
    expect(all.filter(({ container }) => container === box).map(({ name }) => name)).toEqual(['x', 'y']);
    const refused = await user.leister('container', 'delete', box);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('with -r a container is deleted with all that is in it');
    expect(await user.json('container', 'empty', box)).toEqual([{ name: box, deleted: 2 }]);
    expect(await user.json('container', 'delete', other)).toHaveLength(1);
    // Its old versions are still there.
    expect(await user.leister('container', 'delete', box)).toMatchObject({ code: 1 });
    expect(await user.json('container', 'delete', '-r', box)).toHaveLength(1);
    expect(await user.leister('container', 'info', box)).toMatchObject({ code: 1 });
  });

  it('a file goes up, is seen by openstack, changed and printed, and gives way only when told', async () => {
    const file = await newFile('a b.txt', 'first');
    const place = `/${box}/a b.txt`;
    expect(await user.json('file', 'upload', file, `/${box}`)).toEqual([
      { name: place, result: 'uploaded', bytes: 5 },
    ]);
    const env = { ...user.env, PATH: process.env['PATH'] };
    const seen = execFileSync('openstack', ['object', 'list', box, '-f', 'value'], { env });
    expect(seen.toString()).toBe('a b.txt\n');
    expect(await user.json('file', 'upload', file, place)).toMatchObject([{ result: 'unchanged' }]);
    await writeFile(file, 'second');
    const refused = await user.leister('file', 'upload', file, place);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('what is there gives way with -f');
    const given = ['--content-type', 'text/x-test', '--metadata', 'a=b', '--delete-after', '3600'];
    await user.json('file', 'upload', '-f', file, place, ...given);
    expect(await user.json('file', 'info', place)).toMatchObject({
      bytes: 6,
      contentType: 'text/x-test',
      metadata: { a: 'b' },
      deleteAt: expect.any(String),
    });
    const changes = [
      '--metadata-add',
      'c=d',
      '--metadata-del',
      'a',
      '--keep',
      '--content-type',
      'text/plain',
    ];
    const changed = await user.json('file', 'modify', place, ...changes);
    expect(changed).toMatchObject({ contentType: 'text/plain', metadata: { c: 'd' } });
    expect(changed).not.toHaveProperty('deleteAt');
    expect(await user.json('file', 'info', place, '--metadata')).toMatchObject({ c: 'd' });
    const printed = await user.leister('file', 'cat', place, place);
    expect(printed).toEqual({ code: 0, stdout: 'secondsecond', stderr: '' });
    expect((await user.leister('file', 'cat', 'a b.txt', '-C', box, '--range', '0-2')).stdout).toBe('sec');
    const missing = await user.leister('file', 'cat', `/${box}/nope`);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain(`there is no object /${box}/nope`);
  });

  it('content streams from standard input and to standard output', async () => {
    const content = Buffer.alloc(200_000, 'ab\n');
    const place = `/${box}/stream`;
    const sent = await pipe(content, 'file', 'upload', '-', place, '--column', 'bytes');
    expect(sent).toEqual({ code: 0, stdout: '200000\n', stderr: '' });
    expect((await user.leister('file', 'download', place, '-')).stdout).toBe(content.toString());
    expect(await pipe('x', 'file', 'upload', '-', place)).toMatchObject({ code: 1, stdout: '' });
    const wrong = ['--etag', '0123456789abcdef0123456789abcdef'];
    expect(await pipe('x', 'file', 'upload', '-f', '-', place, ...wrong)).toMatchObject({ code: 1 });
    expect(await pipe('x', 'file', 'upload', '-', `/${box}`)).toMatchObject({ code: 2 });
    const file = await newFile('whole', content);
    expect(await user.json('file', 'upload', '--unchunked', file, `/${box}/w/`)).toMatchObject([
      { name: `/${box}/w/whole`, bytes: 200_000 },
    ]);
  });

  it('a folder goes up and comes down again, whatever its names, and nothing twice', async () => {
    const odd = ['sub/ü x', 'sub/two\nlines', 'per%cent', 'q?&#', '-dash', 'quo\'te"'];
    for (const name of odd) await newFile(`folder/${name}`, name);
    await mkdir(join(user.home, 'folder', 'empty'));
    const folder = join(user.home, 'folder');
    const first = await user.json<Row[]>('file', 'upload', '-r', folder, `/${box}`, '--poolsize', '3');
    expect(first.map(({ result }) => result)).toEqual(first.map(() => 'uploaded'));
    expect((await names('-r', `/${box}`)).sort()).toEqual(
      [...odd.map((name) => `folder/${name}`), 'folder/empty/'].sort(),
    );
    expect(await names(`/${box}/folder/sub`)).toEqual(['folder/sub/two\nlines', 'folder/sub/ü x']);
    expect(await names(`/${box}`, '--name-like', 'FOLD')).toEqual(['folder/']);
    const again = await user.json<Row[]>('file', 'upload', '-r', folder, `/${box}/folder`);
    const repeated = again.filter(({ result }) => result === 'unchanged');
    expect(repeated).toHaveLength(odd.length);

    const copy = join(user.home, 'copy');
    await user.json('file', 'download', '-r', `/${box}/folder`, copy);
    for (const name of odd) expect(await readFile(join(copy, name), 'utf8')).toBe(name);
    expect((await readdir(copy)).sort()).toEqual((await readdir(folder)).sort());
    const same = await user.json<Row[]>('file', 'download', '-r', `/${box}/folder`, copy);
    expect(same.filter(({ result }) => result === 'unchanged')).toHaveLength(odd.length);
    await writeFile(join(copy, 'q?&#'), 'mine');
    const kept = await user.leister('file', 'download', '-r', `/${box}/folder`, copy);
    expect(kept).toMatchObject({ code: 1 });
    expect(kept.stderr).toContain('q?&#: there is a file already');
    expect(await readFile(join(copy, 'q?&#'), 'utf8')).toBe('mine');
    await user.json('file', 'download', '-r', '-f', `/${box}/folder`, copy);
    expect(await readFile(join(copy, 'q?&#'), 'utf8')).toBe('q?&#');
    expect(await user.leister('file', 'download', '-r', `/${box}/none`, copy)).toMatchObject({ code: 1 });
  });

  it('a large file goes up in segments, comes down whole, and is deleted with them', async () => {
    const content = Buffer.alloc(5_000_000, 'segments ');
    const file = await newFile('large', content);
    const place = `/${box}/large`;
    await user.json('file', 'upload', file, place, '--segment-size', '2MB', '--threads', '2');
    expect(await user.json('file', 'info', place)).toMatchObject({ largeObject: 'static', bytes: 5_000_000 });
    expect(await names('-r', `/${box}_segments`)).toHaveLength(3);
    const copy = join(user.home, 'copy');
    await user.json('file', 'download', place, copy);
    expect((await readFile(copy)).equals(content)).toBe(true);
    const part = ['--range', '9-17', '-f'];
    expect(await user.json('file', 'download', place, copy, ...part)).toMatchObject([{ bytes: 9 }]);
    expect(await readFile(copy, 'utf8')).toBe('segments ');
    await user.json('file', 'delete', place);
    expect(await names('-r', `/${box}_segments`)).toEqual([]);
    await user.json('file', 'upload', file, place, '--segment-size', '2MB');
    await user.json('container', 'delete', '-r', box);
    expect(await names('-r', `/${box}_segments`)).toEqual([]);
  });

  it('objects are copied and moved, alone and with all that is below', async () => {
    for (const name of ['a', 'd/x', 'd/e/y']) await pipe(name, 'file', 'upload', '-', `/${box}/${name}`);
    const copied = await user.json('file', 'copy', `/${box}/a`, `/${box}/b`);
    expect(copied).toEqual([{ name: `/${box}/b`, result: 'copied' }]);
    const refused = await user.leister('file', 'copy', `/${box}/d/x`, `/${box}/b`);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`there is an object /${box}/b already`);
    await user.json('file', 'copy', '-f', `/${box}/d/x`, 'b', '-C', box, '--content-type', 'text/x-test');
    expect(await user.json('file', 'info', `/${box}/b`)).toMatchObject({ contentType: 'text/x-test' });
    await user.json('file', 'move', `/${box}/b`, `/${box}/d/`);
    await user.json('file', 'copy', '-r', `/${box}/d`, `/${box}/c/`);
    await user.json('file', 'move', '-r', `/${box}/c/d`, `/${box}/m`);
    expect(await names('-r', `/${box}`)).toEqual(['a', 'd/b', 'd/e/y', 'd/x', 'm/b', 'm/e/y', 'm/x']);
    expect(await user.leister('file', 'copy', `/${box}/a`)).toMatchObject({ code: 2 });
    expect(await user.leister('file', 'move', '-r', `/${box}/d`, `/${box}/d/e`)).toMatchObject({ code: 2 });
    const other = uniqueName('box');
    leftovers.add(() => user.leister('container', 'delete', '-r', other));
    await user.json('container', 'create', other);
    await user.json('file', 'copy', `/${box}/a`, '--to-container', other);
    expect(await names(`/${other}`)).toEqual(['a']);

    expect(await user.json('file', 'delete', '-r', `/${box}/d`, `/${box}/m`)).toHaveLength(2);
    const gone = await user.leister('file', 'delete', `/${box}/nope`, `/${box}/a`);
    expect(gone).toMatchObject({ code: 1, stdout: `/${box}/a\tdeleted\n` });
    expect(gone.stderr).toContain(`/${box}/nope: there is no object /${box}/nope`);
    expect(await names('-r', `/${box}`)).toEqual([]);
  });

  it('old versions are listed, printed, copied and deleted', async () => {
    await user.json('container', 'modify', box, '--versioning', 'auto');
    const place = `/${box}/v`;
    await pipe('old', 'file', 'upload', '-', place);
    await pipe('new', 'file', 'upload', '-f', '-', place);
    interface Version {
      versionId: string;
      isLatest: boolean;
    }
    const versions = await user.json<Version[]>('file', 'info', place, '--object-versions');
    const { versionId = '' } = versions.find(({ isLatest }) => !isLatest) ?? {};
    expect(versions).toHaveLength(2);
    expect((await user.leister('file', 'cat', place, '--object-version', versionId)).stdout).toBe('old');
    await user.json('file', 'copy', place, `/${box}/old`, '--source-version', versionId);
    expect((await user.leister('file', 'cat', `/${box}/old`)).stdout).toBe('old');
    await user.json('file', 'delete', place, '--object-version', versionId);
    expect(await user.json('file', 'info', place, '--object-versions')).toHaveLength(1);
  });

  it('a URL lets anybody read an object for a while, once there is a key', async () => {
    const place = `/${box}/a b`;
    await pipe('for all', 'file', 'upload', '-', place);
    const without = await user.leister('file', 'temp-url', place);
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toContain('container modify CONTAINER --temp-url-key');
    await pipe('a key\n', 'container', 'modify', box, '--temp-url-key');
    const { stdout } = await user.leister('file', 'temp-url', place, '--expires-in', '60');
    expect(stdout).toMatch(/^http:\S+\n$/);
    const response = await fetch(stdout.trim());
    expect(await response.text()).toBe('for all');
    expect((await fetch(stdout.trim(), { method: 'DELETE' })).status).toBe(401);
  });

  it('mkdir makes what stands for a folder', async () => {
    await user.json('file', 'mkdir', `/${box}/d`, `/${box}/e`);
    expect(await user.json('file', 'info', `/${box}/d`)).toMatchObject({
      contentType: 'application/directory',
    });
    expect(await user.json('file', 'delete', '-r', `/${box}/d`)).toMatchObject([{ result: 'deleted' }]);
    expect(await names(`/${box}`)).toEqual(['e']);
  });

  it('what Pithos alone has is refused by the name of the cloud', async () => {
    for (const line of [
      ['file', 'publish', `/${box}/a`],
      ['file', 'unpublish', `/${box}/a`],
      ['file', 'truncate', `/${box}/a`, '--size', '1'],
      ['file', 'append', bin, `/${box}/a`],
      ['file', 'overwrite', bin, `/${box}/a`, '--from', '0', '--to', '1'],
      ['file', 'list', `/${box}`, '--until', '2026-01-01'],
      ['file', 'info', `/${box}/a`, '--hashmap'],
      ['file', 'upload', bin, `/${box}/a`, '--read-permission', 'u'],
      ['file', 'modify', `/${box}/a`, '--no-permissions'],
      ['container', 'reassign', box, '--project-id', 'p'],
      ['container', 'list', '--shared'],
    ]) {
      const { code, stderr } = await user.leister(...line);
      expect({ line, code }).toEqual({ line, code: 1 });
      expect(stderr).toContain('cloud demo (openstack) ');
    }
  });

  it.skipIf(!hasTerminals)(
    'on a terminal a bar shows how far a transfer has got, and how fast it goes',
    async () => {
      const file = await newFile('large', Buffer.alloc(8_000_000));
      const { code, stdout } = await onTerminal(user, 'file', 'upload', file, `/${box}/large`).outcome;
      expect(code).toBe(0);
      expect(stdout).toMatch(/large {2}█+ {2}100% {2}7\.6 MiB of 7\.6 MiB {2}\S+ \wi?B\/s/);
      const quiet = onTerminal(user, 'file', 'upload', '-f', '-N', file, `/${box}/quiet`);
      expect((await quiet.outcome).stdout).not.toContain('█');
    },
  );

  it.skipIf(!hasTerminals)('before all that is below is deleted, you are asked', async () => {
    await user.json('file', 'create', `/${box}/d/x`);
    const terminal = onTerminal(user, 'file', 'delete', '-r', `/${box}/d`);
    await terminal.shows('and all that is below?');
    terminal.press('n\r');
    expect(await terminal.outcome).toMatchObject({ code: 0 });
    expect(await names('-r', `/${box}`)).toEqual(['d/x']);
  });
});
