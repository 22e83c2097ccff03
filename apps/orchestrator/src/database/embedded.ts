import { access, chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { SqlConnection, SqlValue } from './database.js';
import type { DatabaseSource } from './lazy-database.js';
import { migrate } from './migrations.js';
import { connectShared, serveShared, takeSocket } from './shared-socket.js';

/**
 * PostgreSQL within this process (PGlite), its files in a folder. The first process that opens the folder has it; further
 * ones on the machine reach it through a socket in it.
 */
export function embedded(folder: string): DatabaseSource {
  return {
    exists: () =>
      access(join(folder, 'data', 'PG_VERSION')).then(
        () => true,
        () => false,
      ),
    open: () => open(folder),
  };
}

async function open(folder: string): Promise<SqlConnection> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = await takeSocket(folder);
  if (!server) return connectShared(folder);
  let engine: PGlite | undefined;
  let dismissGuests = (): Promise<void> => server.dismiss();
  // The folder is let go of when nothing works in it any more.
  const close = async (): Promise<void> => {
    try {
      await dismissGuests();
      await engine?.close();
    } finally {
      await server.close();
    }
  };
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const opened = (engine = await PGlite.create(await privateFolder(join(folder, 'data'))));
    const connection: SqlConnection = {
      query: async <T extends object>(sql: string, values: readonly SqlValue[] = []) =>
        (await opened.query<T>(sql, [...values])).rows,
      close,
    };
    await migrate(connection);
    dismissGuests = serveShared(server, connection);
    return connection;
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** PGlite makes its files for everybody to write: nobody else gets to them. */
async function privateFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  return path;
}
