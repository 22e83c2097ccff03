import { afterEach } from 'vitest';
import {
  type Handler,
  type Loopback,
  type LoopbackOptions,
  startLoopback,
  startRaw,
} from '../../../../test/support/loopback.js';

const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A loopback server that is closed when the test is over. */
export async function serve(handler: Handler, options?: LoopbackOptions): Promise<Loopback> {
  const server = await startLoopback(handler, options);
  running.push(server);
  return server;
}

/** A TCP server that is closed when the test is over. */
export async function serveRaw(
  onConnection: Parameters<typeof startRaw>[0],
): Promise<Awaited<ReturnType<typeof startRaw>>> {
  const server = await startRaw(onConnection);
  running.push(server);
  return server;
}
