import type { Log } from '../http/api-request.js';
import type { SqlConnection, SqlValue } from './database.js';
import type { DatabaseSource } from './lazy-database.js';
import { migrate } from './migrations.js';

/** Milliseconds. */
const connectTimeout = 5_000;
const statementTimeout = 15_000;

/** A PostgreSQL that any number of servers share. @param url postgres://USER:PASSWORD@HOST/DATABASE */
export function postgres(url: string, log: Log): DatabaseSource {
  return { exists: () => Promise.resolve(true), open: () => open(url, log) };
}

async function open(url: string, log: Log): Promise<SqlConnection> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + connectTimeout,
    application_name: 'leister-orchestrator',
  });
  // An idle connection that breaks is replaced by the next statement.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'PostgreSQL closed a connection'));
  const query = async <T extends object>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> =>
    (await pool.query(sql, [...values])).rows as T[];
  try {
    const one = await pool.connect();
    let broken = true;
    try {
      await migrate({
        query: async <T extends object>(sql: string, values: readonly SqlValue[] = []) =>
          (await one.query(sql, [...values])).rows as T[],
        close: async () => {},
      });
      broken = false;
    } finally {
      one.release(broken);
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { query, close: () => pool.end() };
}
