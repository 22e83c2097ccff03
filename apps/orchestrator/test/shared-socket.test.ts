import { once } from 'node:events';
import { chmod, stat } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SqlConnection } from '../src/database/database.js';
import { embedded } from '../src/database/embedded.js';
import { ConnectionLost, LazyDatabase } from '../src/database/lazy-database.js';
import { connectShared, serveShared, takeSocket } from '../src/database/shared-socket.js';
import { temporaryFolder } from './support/start.js';

/** A folder that is held by something that answers as it is told. */
async function hold(query: (sql: string) => Promise<object[]>) {
  const folder = await temporaryFolder();
  const held = (await takeSocket(folder))!;
  onTestFinished(() => held.close());
  const connection = { query, close: async () => undefined } as unknown as SqlConnection;
  return { folder, held, dismiss: serveShared(held, connection) };
}

async function comeIn(folder: string): Promise<net.Socket> {
  const guest = net.connect(join(folder, 'socket'));
  await once(guest, 'connect');
  return guest;
}

const answering = async (sql: string): Promise<object[]> => [{ sql }];

test.each([
  ['what is no JSON', 'nonsense\n'],
  ['what is no question', 'null\n'],
])('a guest that sends %s is cut off, and others are served', async (_, line) => {
  const { folder } = await hold(answering);
  const guest = await comeIn(folder);
  guest.write(line);
  await once(guest, 'close');
  const other = await connectShared(folder);
  expect(await other.query('SELECT 1')).toEqual([{ sql: 'SELECT 1' }]);
  await other.close();
});

test('a guest that ends in the middle of a line, or of an answer, harms nobody', async () => {
  const failures: unknown[] = [];
  const note = (error: unknown): void => void failures.push(error);
  process.on('uncaughtException', note);
  onTestFinished(() => void process.off('uncaughtException', note));
  let asked = 0;
  const { folder } = await hold(async (sql) => {
    asked++;
    return [{ sql, much: 'x'.repeat(sql === 'much' ? 1_000_000 : 1) }];
  });
  const half = await comeIn(folder);
  half.end('{"id":1,"sq');
  await once(half, 'close');
  const hasty = await comeIn(folder);
  hasty.write('{"id":1,"sql":"much"}\n{"id":2,"sql":"much"}\n');
  await expect.poll(() => asked).toBe(2);
  await new Promise((resolve) => setImmediate(resolve));
  // With an answer unread the other side sees the connection reset.
  hasty.destroy();
  await once(hasty, 'close');
  const other = await connectShared(folder);
  expect(await other.query('SELECT 1')).toHaveLength(1);
  expect(failures).toEqual([]);
  await other.close();
});

test('a holder that sends what is no JSON is left', async () => {
  const folder = await temporaryFolder();
  const held = (await takeSocket(folder))!;
  onTestFinished(() => held.close());
  held.serve((guest) => void guest.write('nonsense\n'));
  const guest = await connectShared(folder);
  await expect(guest.query('SELECT 1')).rejects.toBeInstanceOf(ConnectionLost);
});

test('a holder that hangs is left after a while', async () => {
  const { folder } = await hold(() => new Promise(() => undefined));
  const guest = await connectShared(folder, 50);
  await expect(guest.query('SELECT 1')).rejects.toThrow(/does not answer/);
  await expect(guest.query('SELECT 1')).rejects.toBeInstanceOf(ConnectionLost);
});

test('a holder that ends answers what it was asked, and takes nothing more', async () => {
  let answer: (rows: object[]) => void = () => undefined;
  let asked = 0;
  const { folder, dismiss } = await hold(() => {
    asked++;
    return new Promise((resolve) => (answer = resolve));
  });
  const guest = await connectShared(folder);
  const first = guest.query('SELECT 1');
  await expect.poll(() => asked).toBe(1);
  const dismissed = dismiss();
  const second = expect(guest.query('SELECT 2')).rejects.toBeInstanceOf(ConnectionLost);
  answer([{ one: 1 }]);
  expect(await first).toEqual([{ one: 1 }]);
  await dismissed;
  await second;
  expect(asked).toBe(1);
  // The folder is held until it is let go of.
  expect(await takeSocket(folder)).toBeUndefined();
});

test("nobody else reads the database, whatever the folder's mode", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o755);
  const database = new LazyDatabase(embedded(folder));
  await database.query('SELECT 1');
  const guest = new LazyDatabase(embedded(folder));
  const slow = guest.query('SELECT count(*)::int AS n FROM generate_series(1, 300000)');
  await guest.query('SELECT 1');
  await database.close();
  expect(await slow).toEqual([{ n: 300_000 }]);
  await guest.close();
  expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
});
