import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError } from '@leister/rest';
import type { Daemon, DaemonCall } from './daemon.js';
import { isSimultaneous } from './failures.js';

/** Others who change a thing all the time could keep us trying for ever. */
const mostTries = 30;

/**
 * Reads a thing, and changes it if it is still as it was read; begins again if it is not: others change it too, and an
 * instance changes by being started.
 *
 * @param write is to send the headers with its change
 */
export async function unlessChanged<T>(
  daemon: Daemon,
  at: string,
  call: DaemonCall,
  write: (value: unknown, headers: { 'if-match'?: string }) => Promise<T>,
): Promise<T> {
  return again(call, async () => {
    const { value, etag } = await daemon.readWithEtag(at, call);
    return write(value, etag === undefined ? {} : { 'if-match': etag });
  });
}

/** Does work again when somebody else came first: nothing of it was done then. */
export async function again<T>({ signal }: DaemonCall, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!cameSecond(error) || tries === mostTries) throw error;
      await sleep(Math.random() * tries * 5, undefined, { signal }).catch(() => undefined);
    }
  }
}

function cameSecond(error: unknown): boolean {
  if (!(error instanceof ClientError)) return false;
  return error.status === 412 || isSimultaneous(error.message);
}
