import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import net from 'node:net';
import { join, relative } from 'node:path';
import readline from 'node:readline';
import { isRecord } from '@leister/rest';
import { lock } from 'proper-lockfile';
import type { SqlConnection, SqlValue } from './database.js';
import { ConnectionLost } from './lazy-database.js';

/** A question or an answer is one line of JSON. */
interface Question {
  id: number;
  sql: string;
  values: readonly SqlValue[];
}

type Reply = { id: number; rows: object[] } | { id: number; error: string };

/** The socket by which a folder is held, and those who came through it. */
export class HeldSocket {
  readonly server: net.Server;
  readonly #guests = new Set<net.Socket>();

  constructor(server: net.Server) {
    this.server = server;
    // Guests may come while the engine starts: their questions are read when it has.
    server.on('connection', (socket) => {
      this.#guests.add(socket);
      socket.on('error', () => undefined).once('close', () => this.#guests.delete(socket));
    });
  }

  /** Sends guests away, what was written to them first. Those who come later wait until the folder is let go of. */
  async dismiss(): Promise<void> {
    await Promise.all([...this.#guests].map(sendAway));
  }

  /** Lets go of the folder. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const guest of this.#guests) guest.destroy();
    await closed;
  }

  /** @param serve is told of each guest, also of those who came before */
  serve(serve: (guest: net.Socket) => void): void {
    for (const guest of this.#guests) serve(guest);
    this.server.on('connection', serve);
  }
}

/**
 * Takes a folder, by listening on a socket in it: the system lets go of it when the process ends, however it does.
 * Undefined when another process has it.
 */
export async function takeSocket(folder: string): Promise<HeldSocket | undefined> {
  const path = socketPath(folder);
  // Between finding a dead socket and replacing it nobody else may do the same.
  const unlock = await lock(folder, {
    lockfilePath: join(folder, 'taking.lock'),
    stale: 5_000,
    retries: { retries: 60, factor: 1, minTimeout: 100, maxTimeout: 250 },
  });
  try {
    const guest = await connect(path);
    if (guest) {
      guest.destroy();
      return undefined;
    }
    await rm(path, { force: true });
    const server = net.createServer();
    const held = new HeldSocket(server);
    server.listen(path);
    await once(server, 'listening');
    await chmod(path, 0o600);
    // Whoever has nothing else to do may end.
    server.unref();
    return held;
  } finally {
    await unlock();
  }
}

/**
 * Answers whoever comes through the socket.
 *
 * @returns takes no further questions, answers those that came, and sends the guests away
 */
export function serveShared(held: HeldSocket, connection: SqlConnection): () => Promise<void> {
  const pending = new Set<Promise<void>>();
  let ending = false;
  const answer = async ({ id, sql, values }: Question): Promise<Reply> => {
    try {
      return { id, rows: await connection.query(sql, values) };
    } catch (error) {
      return { id, error: (error as Error).message };
    }
  };
  held.serve((guest) => {
    guest.unref();
    onMessage(guest, (message) => {
      if (ending) return;
      const answering: Promise<void> = answer(message as unknown as Question)
        .then((reply) => void guest.write(`${JSON.stringify(reply)}\n`))
        // What has no JSON cannot be told.
        .catch(() => void guest.destroy())
        .finally(() => pending.delete(answering));
      pending.add(answering);
    });
  });
  return async () => {
    ending = true;
    await Promise.all(pending);
    await held.dismiss();
  };
}

/**
 * The database of a folder that another process has.
 *
 * @param patience milliseconds for an answer: a process that hangs still has its folder
 * @throws ConnectionLost
 */
export async function connectShared(folder: string, patience = 20_000): Promise<SqlConnection> {
  const socket = await connect(socketPath(folder));
  if (!socket) throw new ConnectionLost(`the process that had the database in ${folder} is gone`);
  const waiting = new Map<number, { resolve(rows: object[]): void; reject(error: Error): void }>();
  let asked = 0;
  let lost: ConnectionLost | undefined;
  const lose = (how: string): void => {
    lost ??= new ConnectionLost(`the process that had the database in ${folder} ${how}`);
    socket.destroy();
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };
  socket.on('error', () => undefined).once('close', () => lose('ended'));
  onMessage(socket, (message) => {
    const reply = message as unknown as Reply;
    const question = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('rows' in reply) question?.resolve(reply.rows);
    else question?.reject(new Error(reply.error));
  });
  const ask = (sql: string, values: readonly SqlValue[]): Promise<object[]> =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost);
      const id = ++asked;
      waiting.set(id, { resolve, reject });
      socket.write(`${JSON.stringify({ id, sql, values })}\n`);
    });
  return {
    query: async <T extends object>(sql: string, values: readonly SqlValue[] = []) => {
      const timer = setTimeout(() => lose('does not answer'), patience);
      try {
        return (await ask(sql, values)) as T[];
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => {
      socket.destroy();
    },
  };
}

/** Reads a line of JSON after the other. Whoever sends something else, or the half of a line, is cut off. */
function onMessage(socket: net.Socket, take: (message: Record<string, unknown>) => void): void {
  readline
    .createInterface({ input: socket })
    // It passes on the errors of what it reads.
    .on('error', () => socket.destroy())
    .on('line', (line) => {
      const message = parse(line);
      if (message) take(message);
      else socket.destroy();
    });
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds for a guest to take what was written to it. */
const farewell = 1000;

/** Ends a connection when all is written, or the guest does not take it. */
async function sendAway(guest: net.Socket): Promise<void> {
  if (guest.destroyed) return;
  const closed = new Promise((resolve) => guest.once('close', resolve));
  const timer = setTimeout(() => guest.destroy(), farewell);
  guest.end(() => guest.destroy());
  await closed;
  clearTimeout(timer);
}

function connect(path: string): Promise<net.Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(path);
    socket.once('connect', () => resolve(socket.removeAllListeners()));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
  });
}

/** Sockets have short paths: seen from here it may be shorter. @throws Error */
function socketPath(folder: string): string {
  const absolute = join(folder, 'socket');
  const path = [absolute, relative(process.cwd(), absolute)].find((one) => Buffer.byteLength(one) < 104);
  if (path === undefined) throw new Error(`the path of the database's folder is too long: ${folder}`);
  return path;
}
