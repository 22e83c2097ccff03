import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Io } from './io.js';

/** Where long results go. */
export interface Pager {
  write: (text: string) => void;
  /** Resolves when the reader has left the pager. */
  close(): Promise<void>;
}

/** Starts what PAGER names, or `less`; where there is neither, results go to the terminal as ever. */
export async function openPager({ env, write }: Io): Promise<Pager> {
  const command = env['PAGER'] || 'less';
  // As git has it: leave at once where all fits the screen, let colours through, do not clear the screen.
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', 'inherit', 'ignore'],
    env: { LESS: 'FRX', ...env },
  });
  const ended = once(child, 'exit');
  // Who quits before the end has seen enough.
  child.stdin.on('error', () => undefined);
  let printed = '';
  return {
    write: (text) => {
      printed += text;
      child.stdin.write(text);
    },
    close: async () => {
      child.stdin.end();
      const notFound = 127;
      const [code] = (await ended) as [number | null];
      if (code === notFound) write(printed);
    },
  };
}
