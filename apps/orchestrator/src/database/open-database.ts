import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OrchestratorConfig } from '../config/schema.js';
import type { Log } from '../http/api-request.js';
import type { Database } from './database.js';
import { embedded } from './embedded.js';
import { LazyDatabase } from './lazy-database.js';
import { postgres } from './postgres.js';

/** The database of a configuration. It is opened when it is first used. */
export function openDatabase(config: OrchestratorConfig['database'], log: Log): Database {
  if (config.type === 'embedded') return new LazyDatabase(embedded(resolve(config.path ?? usualFolder())));
  const source = async () =>
    postgres(config.url ?? (await readFile(config.url_file ?? '', 'utf8')).trim(), log);
  return new LazyDatabase({
    exists: () => Promise.resolve(true),
    open: async () => (await source()).open(),
  });
}

function usualFolder(): string {
  return join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'leister-orchestrator');
}
