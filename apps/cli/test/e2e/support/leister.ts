import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const app = fileURLToPath(new URL('../../..', import.meta.url));

/** The command as it is installed. */
export const bin = join(app, 'bin', 'leister.js');

if (!existsSync(join(app, 'dist', 'main.js'))) throw new Error('leister is not built: npm run build');

/** What came of a line. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A user with a home folder of their own, gone when the test is over. */
export interface User {
  home: string;
  env: Record<string, string>;
  /** Runs the built command in a pipe. */
  leister: (...line: string[]) => Promise<Outcome>;
  /** Starts it and leaves it running. */
  start: (...line: string[]) => Running;
}

/** A command under way. */
export interface Running {
  child: ChildProcessWithoutNullStreams;
  outcome: Promise<Outcome>;
}

export async function newUser(): Promise<User> {
  const home = await mkdtemp(join(tmpdir(), 'leister-e2e-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const env = {
    PATH: pathOfMachine(),
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    LXD_CONF: join(home, 'lxc'),
  };
  const start = (...line: string[]): Running => run(process.execPath, [bin, ...line], env);
  return { home, env, start, leister: (...line) => start(...line).outcome };
}

/** Without what npm puts there for scripts: programs of this repository whose names begin with `leister-` among it. */
function pathOfMachine(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
}

export function run(command: string, args: readonly string[], env: Record<string, string>): Running {
  const child = spawn(command, args, { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, outcome: collect(child) };
}

async function collect(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (printed[name] += text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}

/** Asks again and again, and gives the first answer that will do. */
export async function eventually<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    if (Date.now() > end) throw new Error(`still not there: ${JSON.stringify(answer)}`);
  }
}
