import { createHmac, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '@leister/rest';
import type { CachedToken, TokenCache } from './token-cache.js';

/**
 * A file for each login, in a directory that is for them alone. Files and directory can be read by their owner only.
 *
 * A file goes by a keyed hash of all that the token depends on. The key is random and lies beside the files, so that
 * nobody who sees no more than their names can try passwords on them.
 */
export class FileTokenCache implements TokenCache {
  private readonly directory: string;

  /** @param directory is made when the first token is kept */
  constructor(directory: string) {
    this.directory = directory;
  }

  async get(key: string): Promise<CachedToken | undefined> {
    try {
      return readCached(JSON.parse(await readFile(await this.fileOf(key), 'utf8')));
    } catch {
      // Not there, or not whole: a login will make it anew.
      return undefined;
    }
  }

  async set(key: string, token: CachedToken): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await this.makeHashKey();
    const file = await this.fileOf(key);
    await this.removeStale();
    // Renamed into place: another process may be reading it.
    const temporary = await this.writeTemporary(JSON.stringify(token));
    // The time of a file is that of its end, so that old ones are found without being read.
    await utimes(temporary, new Date(), new Date(Math.min(token.staleAt, latestTime)));
    await rename(temporary, file);
  }

  async delete(key: string): Promise<void> {
    await rm(await this.fileOf(key), { force: true });
  }

  private async fileOf(key: string): Promise<string> {
    const hashKey = await readFile(this.hashKeyFile());
    return join(this.directory, `${createHmac('sha256', hashKey).update(key).digest('hex')}.json`);
  }

  private hashKeyFile(): string {
    return join(this.directory, 'key');
  }

  /** Of several processes that make it at once, one wins and the others use what it made. */
  private async makeHashKey(): Promise<void> {
    const temporary = await this.writeTemporary(randomBytes(32));
    try {
      await link(temporary, this.hashKeyFile());
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  private async writeTemporary(data: string | Uint8Array): Promise<string> {
    const file = join(this.directory, `.${randomBytes(8).toString('hex')}`);
    await writeFile(file, data, { mode: 0o600, flag: 'wx' });
    // The mode is only asked for: a umask may have taken more away than it should.
    await chmod(file, 0o600);
    return file;
  }

  private async removeStale(): Promise<void> {
    const names = (await readdir(this.directory)).filter((name) => name.endsWith('.json'));
    await Promise.all(
      names.map(async (name) => {
        const file = join(this.directory, name);
        const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
        if (mtimeMs < Date.now()) await rm(file, { force: true });
      }),
    );
  }
}

/** The year 2100: file systems do not keep every number. */
const latestTime = 4_102_444_800_000;

function readCached(value: unknown): CachedToken | undefined {
  if (!isRecord(value)) return undefined;
  const { id, version, body, staleAt } = value;
  if (typeof id !== 'string' || typeof staleAt !== 'number' || body === undefined) return undefined;
  return version === 'v3' || version === 'v2.0' ? { id, version, body, staleAt } : undefined;
}
