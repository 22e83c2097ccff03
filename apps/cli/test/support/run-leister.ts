import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach } from 'vitest';
import type { Io } from '../../src/io/io.js';
import { runLine } from '../../src/main.js';

/** What came of a line. */
interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** A user with a home folder of their own, in which nothing of this machine's configuration or LXD is seen. */
export interface User {
  home: string;
  env: Record<string, string>;
  /** Runs a line in this process, in a pipe. */
  leister: (line: readonly string[], stdin?: string) => Promise<Outcome>;
}

const homes: string[] = [];

afterEach(async () => {
  for (const home of homes.splice(0)) await rm(home, { recursive: true });
});

export async function newUser(): Promise<User> {
  const home = await mkdtemp(join(tmpdir(), 'leister-user-'));
  homes.push(home);
  const env: Record<string, string> = {
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    KAMAKI_CONFIG: join(home, 'kamakirc'),
    LXD_CONF: join(home, 'lxc'),
    LXD_DIR: join(home, 'no-lxd'),
  };
  return { home, env, leister: (line, stdin = '') => run(line, env, stdin) };
}

async function run(line: readonly string[], env: Record<string, string>, stdin: string): Promise<Outcome> {
  const printed = { stdout: '', stderr: '' };
  // Of these streams, commands in a pipe want no more than that they are no terminals.
  const io = {
    stdin: Readable.from(stdin === '' ? [] : [stdin]),
    stdout: { isTTY: false },
    stderr: { isTTY: false },
    env,
    write: (text: string) => void (printed.stdout += text),
    note: (text: string) => void (printed.stderr += text),
    closed: false,
    colors: () => false,
  } as unknown as Io;
  const code = await runLine(line, io);
  return { code, ...printed };
}
