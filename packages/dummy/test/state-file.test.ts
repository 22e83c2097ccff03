import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';
import { bundleWriter, startWriter } from './processes/start-writer.js';

const wanted = { name: 'web', flavorId: '1', imageId: '1' };
/** Large enough for a write to take its time. */
const large = { notes: 'x'.repeat(1_000_000) };

let folder: string;
let stateFile: string;
let writer: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leister-dummy-'));
  writer = await bundleWriter(folder);
});

beforeEach(() => {
  stateFile = join(folder, `cloud-${++files}.json`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function names(client: DummyClient): Promise<string[]> {
  return (await client.listServers()).map(({ name }) => name);
}

describe('a state file', () => {
  test('lets a later run go on where the one before ended', async () => {
    const first = new DummyClient({ stateFile, buildTime: 50 });
    const { id } = await first.createServer({ ...wanted, metadata: { role: 'web' } });
    await first.addTag(id, 'blue');

    const second = new DummyClient({ stateFile });
    const server = await second.waitServerUntil(id, 'ACTIVE', { timeout: 5_000 });
    expect(server).toMatchObject({ id, name: 'web', metadata: { role: 'web' }, tags: ['blue'] });
    await second.deleteServer(id);
    await first.waitServerUntil(id, 'DELETED', { timeout: 5_000 });
    expect((await second.createServer(wanted)).id).not.toBe(id);
  });

  test('is made with the first change, with its folder, for its owner only', async () => {
    stateFile = join(folder, `new-${files}`, 'deep', 'cloud.json');
    const client = new DummyClient({ stateFile });
    expect(await names(client)).toEqual(['dummy-1', 'dummy-2']);
    await expect(stat(stateFile)).rejects.toThrow('ENOENT');
    await client.createServer(wanted);
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
    expect((await stat(join(stateFile, '..'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(stateFile, '..'))).toEqual(['cloud.json']);
  });

  test('is for its owner only also when it was not before', async () => {
    await new DummyClient({ stateFile }).createServer(wanted);
    await chmod(stateFile, 0o644);
    await new DummyClient({ stateFile }).createServer(wanted);
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  });

  test('keeps no password', async () => {
    const client = new DummyClient({ stateFile });
    const { id, adminPassword } = await client.createServer({ ...wanted, adminPassword: 'swordfish-1' });
    expect(adminPassword).toBe('swordfish-1');
    await client.changeAdminPassword(id, 'swordfish-2');
    expect(await readFile(stateFile, 'utf8')).not.toContain('swordfish');
  });

  test('is as it was after a change that was refused', async () => {
    const client = new DummyClient({ stateFile });
    const { id } = await client.createServer(wanted);
    const before = await readFile(stateFile, 'utf8');
    await expect(client.attachVolume(id, 'no-such')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.createServer({ ...wanted, flavorId: 'no-such' })).rejects.toMatchObject({
      status: 0,
      code: 'BAD_REQUEST',
    });
    expect(await readFile(stateFile, 'utf8')).toBe(before);
  });

  test.for([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['something else', () => '{"servers": []}'],
    ['not even an object', () => '[1, 2]'],
    ['of a later version', (text: string) => text.replace('"version": 1', '"version": 2')],
    ['without its servers', (text: string) => text.replace('"servers": [', '"others": [')],
    ['with a server that is none', (text: string) => text.replace('"servers": [', '"servers": [null,')],
  ] as const)('that is %s is named and left alone', async ([, damage]) => {
    await new DummyClient({ stateFile }).createServer(wanted);
    const damaged = damage(await readFile(stateFile, 'utf8'));
    await writeFile(stateFile, damaged);
    const client = new DummyClient({ stateFile });
    for (const call of [() => client.listServers(), () => client.createServer(wanted)]) {
      const error: unknown = await call().then(undefined, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(ClientError);
      expect(error).toMatchObject({ code: 'PARSE', message: expect.stringContaining(stateFile) as string });
    }
    expect(await readFile(stateFile, 'utf8')).toBe(damaged);
  });

  test('that cannot be read or written is named', async () => {
    await mkdir(stateFile);
    const client = new DummyClient({ stateFile });
    await expect(client.listServers()).rejects.toMatchObject({ code: 'CONNECTION' });
    await expect(client.createServer(wanted)).rejects.toThrow(`cannot read the state file ${stateFile}`);

    const below = join(writer, 'cloud.json');
    await expect(new DummyClient({ stateFile: below }).createServer(wanted)).rejects.toThrow(below);
  });

  test('takes changes of many clients at once', async () => {
    const created = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        new DummyClient({ stateFile }).createServer({ ...wanted, name: `web-${index}` }),
      ),
    );
    expect(new Set(created.map(({ id }) => id)).size).toBe(40);
    expect(await names(new DummyClient({ stateFile }))).toHaveLength(42);
  });

  test('takes changes of several processes at once', async () => {
    const others = ['a', 'b'].map((prefix) => startWriter(writer, stateFile, prefix, 25));
    const client = new DummyClient({ stateFile });
    for (let number = 1; number <= 25; number++)
      await client.createServer({ ...wanted, name: `c-${number}` });
    for (const { ended } of others) expect(await ended).toEqual({ code: 0, signal: null, complaint: '' });

    const servers = (await client.listServers()).slice(2);
    const expected = ['a', 'b', 'c'].flatMap((prefix) =>
      Array.from({ length: 25 }, (_, i) => `${prefix}-${i + 1}`),
    );
    expect(servers.map(({ name }) => name).sort()).toEqual(expected.sort());
    expect(new Set(servers.map(({ id }) => id)).size).toBe(75);
  });

  test('is seen as it was before a change or after it, never between', async () => {
    await new DummyClient({ stateFile }).createServer({ ...wanted, metadata: large });
    const writing = startWriter(writer, stateFile, 'w', 40);
    let over = false;
    const ended = writing.ended.finally(() => (over = true));
    let looks = 0;
    for (; !over; looks++) expect((await readFile(stateFile, 'utf8')).slice(-3)).toBe('\n}\n');
    expect(await ended).toEqual({ code: 0, signal: null, complaint: '' });
    expect(looks).toBeGreaterThan(10);
  });

  test('is whole after its writer was killed, and others go on', async () => {
    const rounds = Array.from({ length: 8 }, (_, round) => join(folder, `killed-${files}-${round}.json`));
    for (const [round, file] of rounds.entries()) {
      await new DummyClient({ stateFile: file }).createServer({ ...wanted, metadata: large });
      const killed = startWriter(writer, file, 'w', 10_000);
      await killed.begun;
      await new Promise((resolve) => setTimeout(resolve, round * 3));
      killed.kill();
      expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });

      const inFile = (await names(new DummyClient({ stateFile: file }))).slice(3);
      // What it had been told of is there; one more may have been on the way.
      expect(inFile.slice(0, killed.created.length)).toEqual(killed.created);
      expect(inFile.length - killed.created.length).toBeLessThanOrEqual(1);
    }
    await Promise.all(
      rounds.map(async (file) => {
        const next = new DummyClient({ stateFile: file });
        await next.createServer({ ...wanted, name: 'next' }, { timeout: 20_000 });
        expect((await names(next)).at(-1)).toBe('next');
      }),
    );
    const left = (await readdir(folder)).filter((name) => name.endsWith('.tmp') || name.endsWith('.lock'));
    expect(left).toEqual([]);
  });

  test('that another process holds is waited for no longer than told', async () => {
    await new DummyClient({ stateFile }).createServer(wanted);
    await mkdir(`${stateFile}.lock`);
    // Young for as long as the test takes.
    await utimes(`${stateFile}.lock`, Date.now() / 1000, Date.now() / 1000 + 600);
    const client = new DummyClient({ stateFile });
    const change = client.createServer(wanted, { timeout: 200 });
    await expect(change).rejects.toMatchObject({ code: 'TIMEOUT' });
    const controller = new AbortController();
    const changes = [1, 2].map(() => client.createServer(wanted, { signal: controller.signal }));
    controller.abort();
    for (const stopped of changes) await expect(stopped).rejects.toMatchObject({ code: 'ABORTED' });
    expect(await names(client)).toHaveLength(3);
  });
});
