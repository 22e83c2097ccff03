import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { bin, type Outcome, run, type User } from './leister.js';

/** Whether there is what lends a command a terminal: `script` of util-linux. */
export const hasTerminals =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** A command that runs on a terminal of 100 columns. */
export interface OnTerminal {
  /** Resolves once the terminal shows a text. */
  shows(text: string): Promise<void>;
  /** Presses keys; `\x03` is Ctrl-C. */
  press(keys: string): void;
  /** Both streams end up in `stdout`, as on any terminal. Escape sequences are taken out. */
  outcome: Promise<Outcome>;
}

export function onTerminal({ env }: User, ...line: string[]): OnTerminal {
  const quoted = [process.execPath, bin, ...line]
    .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    .join(' ');
  const terminalEnv = { ...env, TERM: 'xterm', SHELL: '/bin/sh' };
  const { child, outcome } = run('script', ['-qec', `stty cols 100; ${quoted}`, '/dev/null'], terminalEnv);
  let screen = '';
  child.stdout.on('data', (text: string) => (screen += text));
  return {
    shows: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (stripVTControlCharacters(screen).includes(text)) resolve();
        };
        child.stdout.on('data', look);
        child.on('close', () => reject(new Error(`never shown: ${text}\n${screen}`)));
        look();
      }),
    press: (keys) => void child.stdin.write(keys),
    outcome: outcome.then((ended) => ({
      ...ended,
      stdout: stripVTControlCharacters(ended.stdout).replaceAll('\r\n', '\n'),
    })),
  };
}
