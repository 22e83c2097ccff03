import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { type Config, loadConfig, type LoadConfigOptions } from '@leister/clouds';

/** A home folder for one test, with nothing of this machine's configuration or LXD to be seen from it. */
export interface TemporaryHome {
  homedir: string;
  env: Record<string, string>;
  /** Path of a file in it. */
  at: (path: string) => string;
  write: (path: string, text: string, mode?: number) => Promise<void>;
  load: (options?: LoadConfigOptions) => Promise<Config>;
}

const homes: string[] = [];

afterEach(async () => {
  for (const home of homes.splice(0)) await rm(home, { recursive: true });
});

export async function temporaryHome(): Promise<TemporaryHome> {
  const homedir = await mkdtemp(join(tmpdir(), 'leister-home-'));
  homes.push(homedir);
  const at = (path: string): string => join(homedir, path);
  const env: Record<string, string> = { LXD_DIR: at('no-lxd') };
  return {
    homedir,
    env,
    at,
    write: async (path, text, mode = 0o600) => {
      await mkdir(dirname(at(path)), { recursive: true });
      await writeFile(at(path), text, { mode });
    },
    load: (options) => loadConfig({ homedir, env, cwd: homedir, ...options }),
  };
}
