import type { SqlConnection } from './database.js';

/** In the order they came. One that was released never changes. Each is one statement, and may run twice. */
const migrations: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS users (
     name text PRIMARY KEY,
     password text NOT NULL,
     active boolean NOT NULL,
     created timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE IF NOT EXISTS tokens (
     digest text PRIMARY KEY,
     user_name text NOT NULL REFERENCES users (name) ON DELETE CASCADE,
     expires timestamptz NOT NULL
   )`,
  `CREATE INDEX IF NOT EXISTS tokens_expire ON tokens (expires)`,
  `CREATE TABLE IF NOT EXISTS assignments (
     id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     cloud text NOT NULL,
     node text NOT NULL,
     hostname text NOT NULL,
     user_name text NOT NULL,
     vm_type text NOT NULL,
     status integer NOT NULL,
     since timestamptz NOT NULL DEFAULT now(),
     UNIQUE (cloud, node)
   )`,
];

/** Any number that nobody else locks. */
const lock = 7_005_050;

/**
 * Brings a database to the schema of this version; servers that come up at once take turns.
 *
 * @param connection must be one connection: the lock belongs to it
 * @throws Error for a database of a later version
 */
export async function migrate(connection: SqlConnection): Promise<void> {
  await connection.query(`SELECT pg_advisory_lock(${lock})`);
  try {
    await connection.query('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY)');
    const [row] = await connection.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM schema_version',
    );
    const done = row?.version ?? 0;
    if (done > migrations.length) {
      throw new Error(`the database has schema ${done}, this version knows up to ${migrations.length}`);
    }
    for (const [index, sql] of migrations.entries()) {
      if (index < done) continue;
      await connection.query(sql);
      await connection.query('INSERT INTO schema_version VALUES ($1)', [index + 1]);
    }
  } finally {
    await connection.query(`SELECT pg_advisory_unlock(${lock})`);
  }
}
