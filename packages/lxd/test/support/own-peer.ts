import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DaemonKind, type LxdPeer, lxdPeer } from './lxd-peer.js';

const run = promisify(execFile);
const peers = fileURLToPath(new URL('../../../../test/peers/', import.meta.url));

/** A daemon of the test's own, to be stopped and started in mid-work. */
export interface OwnPeer extends LxdPeer {
  /** Stops the daemon, whatever it is doing, and starts it again. Containers keep running. */
  restart(): Promise<void>;
  /** Stops it and leaves it stopped. */
  stop(): Promise<void>;
  start(): Promise<void>;
  down(): Promise<void>;
}

let brought = 0;

/**
 * Brings one up, on a port, bridge and subnet that others are unlikely to use.
 *
 * @param bare with nothing in it: such can be made a cluster
 */
export async function ownPeer(kind: DaemonKind = 'lxd', { bare = false } = {}): Promise<OwnPeer> {
  const scripts = join(peers, kind);
  const directory = await mkdtemp(join(tmpdir(), 'lxdt-'));
  const number = 100 + ((process.pid + brought++) % 100);
  const down = async (): Promise<void> => {
    await run(join(scripts, 'down.sh'), [directory], { timeout: 120_000 });
    await rm(directory, { recursive: true, force: true });
  };
  const options = [
    '--port',
    String(18_000 + number),
    '--bridge',
    `lxdt${number}`,
    '--subnet',
    `10.214.${number}`,
    ...(bare ? ['--bare'] : []),
  ];
  try {
    await run(join(scripts, 'up.sh'), [directory, ...options], { timeout: 120_000 });
  } catch (error) {
    await down().catch(() => undefined);
    throw error;
  }
  const peer = lxdPeer(directory);
  if (!peer) throw new Error('the daemon is not up');
  const restart = async (...how: string[]): Promise<void> => {
    await run(join(scripts, 'restart.sh'), [directory, ...how], { timeout: 120_000 });
  };
  return {
    ...peer,
    restart: () => restart(),
    stop: () => restart('--stop-only'),
    start: () => restart('--start-only'),
    down,
  };
}
