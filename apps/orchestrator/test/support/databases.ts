import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { OrchestratorSettings } from '../../src/index.js';
import { temporaryFolder } from './start.js';

type DatabaseSettings = NonNullable<OrchestratorSettings['database']>;

const { LEISTER_TEST_POSTGRES: peer } = process.env;

/** Whether there is a real PostgreSQL to test against. */
export const hasPostgres = Boolean(peer);

/** Ways to keep users and assignments; each call makes an empty database that is gone after the test. */
export const databases: readonly { name: string; skip: boolean; make: () => Promise<DatabaseSettings> }[] = [
  { name: 'embedded', skip: false, make: async () => ({ type: 'embedded', path: await temporaryFolder() }) },
  { name: 'a real PostgreSQL', skip: !hasPostgres, make: makePostgres },
];

/** An empty database on the real PostgreSQL. */
export async function makePostgres(): Promise<DatabaseSettings> {
  const { url } = JSON.parse(readFileSync(join(peer!, 'peer.json'), 'utf8')) as { url: string };
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(url, `CREATE DATABASE ${name}`);
  onTestFinished(() => administer(url, `DROP DATABASE ${name} WITH (FORCE)`));
  return { type: 'postgres', url: Object.assign(new URL(url), { pathname: `/${name}` }).href };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
