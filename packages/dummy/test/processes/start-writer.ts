import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundle } from './bundle.js';

/** Another process that creates servers in a state file. */
export interface Writer {
  /** The names of the servers it has created. */
  created: string[];
  /** Resolves when it has created its first. */
  begun: Promise<unknown>;
  /** Resolves with what it ended with, and what it complained of. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; complaint: string }>;
  kill(): void;
}

/** A program for {@link startWriter}. */
export function bundleWriter(folder: string): Promise<string> {
  return bundle({ file: new URL('writer.ts', import.meta.url) }, folder);
}

export function startWriter(program: string, stateFile: string, prefix: string, count: number): Writer {
  const child = spawn(process.execPath, [program, stateFile, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const created: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (name) => created.push(name));
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  return {
    created,
    begun: Promise.race([once(lines, 'line'), once(child, 'exit')]),
    ended: once(child, 'close').then(() => ({
      code: child.exitCode,
      signal: child.signalCode,
      complaint,
    })),
    kill: () => child.kill('SIGKILL'),
  };
}
