import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DummyClient } from '@leister/dummy';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { CloudDefinition, OrchestratorParts, OrchestratorSettings } from '../../src/index.js';
import { embedded } from '../../src/database/embedded.js';
import { LazyDatabase } from '../../src/database/lazy-database.js';
import { type Running, start, temporaryFolder } from './start.js';

type DatabaseSettings = NonNullable<OrchestratorSettings['database']>;

const { LEISTER_TEST_POSTGRES: peer } = process.env;

/** Whether there is a real PostgreSQL to test against. */
const hasPostgres = Boolean(peer);

/** A way to keep users and assignments, and how many servers do. */
interface Kind {
  name: string;
  skip: boolean;
  /** Makes an empty database that is gone after the test. */
  make(): Promise<DatabaseSettings>;
  /** As `start` alone; several servers take turns. */
  start: typeof start;
}

/** Ways to keep users and assignments. */
export const databases: readonly Kind[] = [
  { name: 'the embedded database', skip: false, make: makeEmbedded, start },
  { name: 'a real PostgreSQL', skip: !hasPostgres, make: makePostgres, start },
  {
    name: 'a real PostgreSQL, two servers that take turns',
    skip: !hasPostgres,
    make: makePostgres,
    start: startTwo,
  },
];

/** Two servers with one database and one cloud, asked in turn. */
async function startTwo(settings: OrchestratorSettings = {}, parts?: OrchestratorParts): Promise<Running> {
  const clouds = parts?.clouds ?? [sharedCloud()];
  const servers = [await start(settings, { ...parts, clouds }), await start(settings, { ...parts, clouds })];
  let turn = 0;
  return { ...servers[0]!, send: (...request) => servers[turn++ % 2]!.send(...request) };
}

/** A cloud that several servers share, as they would a real one. */
export function sharedCloud(): CloudDefinition {
  const client = new DummyClient({ profile: 'fake-driver' });
  const open = async () => client;
  return { name: 'default', type: 'dummy', title: 'Dummy Node Provider', host: '127.0.0.1', open };
}

const modules = join(import.meta.dirname, '../../../../node_modules');
const { version } = JSON.parse(readFileSync(join(modules, '@electric-sql/pglite/package.json'), 'utf8')) as {
  version: string;
};
const template = join(modules, `.cache/embedded-${version}`);

/** To make an embedded database takes seconds: it is made once, and copied. */
async function makeEmbedded(): Promise<DatabaseSettings> {
  const path = await temporaryFolder();
  if (!existsSync(template)) {
    const made = await temporaryFolder();
    const database = new LazyDatabase(embedded(made));
    await database.query('SELECT 1');
    await database.close();
    await mkdir(dirname(template), { recursive: true });
    // Of tests that come here at once, one is first.
    await rename(join(made, 'data'), template).catch(() => undefined);
  }
  await cp(template, join(path, 'data'), { recursive: true });
  return { type: 'embedded', path };
}

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
