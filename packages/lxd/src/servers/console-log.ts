import { ClientError, invalidArgument, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';

/** All that an instance has printed. */
export async function readConsole(daemon: Daemon, name: string, call: DaemonCall): Promise<string> {
  try {
    return new TextDecoder().decode(await daemon.readBytes(path`/1.0/instances/${name}/console`, call));
  } catch (error) {
    // LXD 5.0 fails at sending a log that is empty, or of an instance that never ran.
    if (error instanceof ClientError && /^open .*: no such file or directory$/.test(error.message)) return '';
    throw error;
  }
}

/** The last lines of a log, as tail(1) counts them. */
export function lastLines(log: string, count: number): string {
  if (!Number.isInteger(count) || count < 0)
    throw invalidArgument('the number of lines is a whole number from 0');
  const lines = log.split('\n');
  const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return lines.slice(Math.max(0, end - count)).join('\n');
}
