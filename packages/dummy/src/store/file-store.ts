import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import limitConcurrency, { type LimitFunction } from 'p-limit';
import type { CloudState } from '../cloud/state.js';
import { StateFile } from './state-file.js';
import type { Store } from './store.js';

/** A lock not heard of for so long is that of a process that was killed. In milliseconds; the library allows no less. */
const staleAfter = 2_000;

/** Within one process, changes to a file queue up here and do not fight for its lock. */
const queues = new Map<string, LimitFunction>();

/**
 * Keeps a cloud in a file that any number of processes may use at once: changes are made under a lock, and readers,
 * who need none, see the file before a change or after it.
 */
export class FileStore implements Store {
  private readonly file: StateFile;
  private readonly newCloud: () => CloudState;
  private swept = false;

  /** @param newCloud what the cloud is while there is no file */
  constructor(path: string, newCloud: () => CloudState) {
    this.file = new StateFile(resolve(path));
    this.newCloud = newCloud;
  }

  async read(): Promise<CloudState> {
    return (await this.file.read()) ?? this.newCloud();
  }

  async change<T>(change: (state: CloudState) => T, signal: AbortSignal): Promise<T> {
    const { path } = this.file;
    const queue = queues.get(path) ?? limitConcurrency(1);
    queues.set(path, queue);
    const changed = queue(async () => {
      await this.file.makeFolder();
      for (;;) {
        signal.throwIfAborted();
        const done = await this.changeUnderLock(change, signal);
        if (done) return done.result;
      }
    });
    return orAborted(changed, signal);
  }

  /** Undefined when the lock may have been lost: then nothing was changed. */
  private async changeUnderLock<T>(
    change: (state: CloudState) => T,
    signal: AbortSignal,
  ): Promise<{ result: T } | undefined> {
    const { release, isOurs } = await this.lock(signal);
    try {
      if (!this.swept) await this.sweep();
      // Without a pause from here to the end, so that the lock is held no longer than that takes.
      const state = this.file.readSync() ?? this.newCloud();
      const result = change(state);
      if (!isOurs()) return undefined;
      this.file.writeSync(state);
      return { result };
    } finally {
      // A lock that was lost meanwhile cannot be given back.
      await release().catch(() => undefined);
    }
  }

  private async lock(signal: AbortSignal): Promise<{ release: () => Promise<void>; isOurs: () => boolean }> {
    const { default: lockfile } = await import('proper-lockfile');
    for (;;) {
      const began = Date.now();
      try {
        const release = await lockfile.lock(this.file.path, {
          realpath: false,
          stale: staleAfter,
          onCompromised: () => undefined,
        });
        // A process that slept for a while must not trust a lock it took before.
        return { release, isOurs: () => Date.now() - began < staleAfter / 2 };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) {
          throw this.file.failure('lock', error);
        }
      }
      await sleep(5 + Math.random() * 20, undefined, { signal });
    }
  }

  /** Removes what killed processes left half-written. Under the lock nobody else is writing. */
  private async sweep(): Promise<void> {
    const folder = dirname(this.file.path);
    const beginning = `${basename(this.file.path)}.`;
    for (const name of await readdir(folder)) {
      if (name.startsWith(beginning) && name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
    }
    this.swept = true;
  }
}

/** Does not wait for its turn any longer than the signal allows. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
