import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const engine = await PGlite.create(join(folder, 'data'));
    const connection: SqlConnection = {
      query: async <T extends object>(sql: string, values: readonly SqlValue[] = []) =>
        (await engine.query<T>(sql, [...values])).rows,
      close: async () => {
        await server.close();
        await engine.close();
      },
    };
    await migrate(connection);
    serveShared(server, connection);
    return connection;
  } catch (error) {
    await server.close();
    throw error;
  }
}
