import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { ClientError } from '@leister/rest';
import type { Io } from '../io/io.js';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Runs a program in the place of this one, on the same streams. Gives its exit code: 128 and the signal's number when a
 * signal ended it, as shells have it.
 *
 * @throws ClientError when it cannot be started
 */
export async function runProgram(program: string, args: readonly string[], { env }: Io): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env });
  const handlers = forwarded.map((signal) => {
    // A terminal sends these two to both of us; any other sender to this process alone.
    const isTold = (signal === 'SIGINT' || signal === 'SIGQUIT') && process.stdin.isTTY;
    const handler = (): void => void (isTold || child.kill(signal));
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    throw new ClientError(`${program} cannot be run: ${(error as Error).message}`, {
      code: 'OPERATION_FAILED',
    });
  } finally {
    for (const release of handlers) release();
  }
}
