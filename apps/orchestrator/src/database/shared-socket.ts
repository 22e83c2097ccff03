import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import net from 'node:net';
import { join, relative } from 'node:path';
import readline from 'node:readline';
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

/** Answers whoever comes through the socket. */
export function serveShared(held: HeldSocket, connection: SqlConnection): void {
  held.serve((guest) => {
    guest.unref();
    const answer = async ({ id, sql, values }: Question): Promise<Reply> => {
      try {
        return { id, rows: await connection.query(sql, values) };
      } catch (error) {
        return { id, error: (error as Error).message };
      }
    };
    readline.createInterface({ input: guest }).on('line', (line) => {
      void answer(JSON.parse(line) as Question).then((reply) => guest.write(`${JSON.stringify(reply)}\n`));
    });
  });
}

/** The database of a folder that another process has. @throws ConnectionLost */
export async function connectShared(folder: string): Promise<SqlConnection> {
  const socket = await connect(socketPath(folder));
  if (!socket) throw new ConnectionLost(`the process that had the database in ${folder} is gone`);
  const waiting = new Map<number, { resolve(rows: object[]): void; reject(error: Error): void }>();
  let asked = 0;
  let lost = false;
  socket
    .on('error', () => undefined)
    .once('close', () => {
      lost = true;
      const error = new ConnectionLost(`the process that had the database in ${folder} ended`);
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
  readline.createInterface({ input: socket }).on('line', (line) => {
    const reply = JSON.parse(line) as Reply;
    const question = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('rows' in reply) question?.resolve(reply.rows);
    else question?.reject(new Error(reply.error));
  });
  return {
    query: <T extends object>(sql: string, values: readonly SqlValue[] = []) =>
      new Promise<T[]>((resolve, reject) => {
        if (lost) return reject(new ConnectionLost(`the process that had the database in ${folder} ended`));
        const id = ++asked;
        waiting.set(id, { resolve: (rows) => resolve(rows as T[]), reject });
        socket.write(`${JSON.stringify({ id, sql, values })}\n`);
      }),
    close: async () => {
      socket.destroy();
    },
  };
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
