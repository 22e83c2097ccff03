import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('run.ts', import.meta.url));

/** What a command did. */
export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `leister-orchestrator` to its end. */
export async function run(
  args: readonly string[],
  input = '',
  env: Record<string, string> = {},
): Promise<Finished> {
  const child = begin(args, env);
  const output = collect(child);
  child.stdin!.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output() };
}

/** A server in a process of its own. */
export interface ServerProcess {
  url: string;
  child: ChildProcess;
  output: () => { stdout: string; stderr: string };
  /** Resolves with the exit code, null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Starts `leister-orchestrator serve` and waits until it listens. It is killed when the test is over. */
export async function serve(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = begin(['serve', '--port', '0', ...args], env);
  const output = collect(child);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const listening = new Promise<string>((resolve) => {
    child.stderr!.on('data', () => {
      const url = /listens on (\S+)/.exec(output().stderr)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const tooEarly = ended.then(() => Promise.reject(new Error(output().stderr)));
  tooEarly.catch(() => undefined);
  return { url: await Promise.race([listening, tooEarly]), child, output, ended };
}

function begin(args: readonly string[], env: Record<string, string>): ChildProcess {
  const node = ['--import', 'tsx', '--conditions=@leister/source', program];
  return spawn(process.execPath, [...node, ...args], { env: { ...process.env, ...env } });
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return () => ({ stdout, stderr });
}
