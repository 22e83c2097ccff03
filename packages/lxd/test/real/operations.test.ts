import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { WaitTimeout } from '@leister/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventFeed } from '../../src/daemon/events.js';
import type { LxdOperation } from '../../src/index.js';
import { toOperation } from '../../src/daemon/operation.js';
import { Operations } from '../../src/daemon/operations.js';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeDaemons, type LxdPeer, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('operations of a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('ops'));

  beforeAll(async () => {
    const personality = [{ path: '/etc/shutdown-delay', contents: '3' }];
    await client.createServer({ ...smallServer(peer, name), personality });
    await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
    await untilBooted(client, name);
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
  }, slow);

  /** Begins an operation behind the client's back. */
  async function begin(action: string, more: object = {}): Promise<LxdOperation> {
    const json = { action, ...more };
    const { body } = await client.put<{ metadata: unknown }>(`/1.0/instances/${name}/state`, { json });
    return toOperation(body.metadata);
  }

  test(
    'a wait that runs out of time is an error, with the operation, which can be waited for again',
    async () => {
      const { raw } = await client.shutdownServer(name, { grace: 20_000 });
      const error: unknown = await client
        .waitOperation(raw as LxdOperation, { timeout: 500 })
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WaitTimeout);
      const { lastState } = error as WaitTimeout<LxdOperation>;
      expect(lastState).toMatchObject({ description: 'Stopping instance', status: 'Running' });
      expect(await client.waitOperation(lastState!)).toMatchObject({ id: lastState!.id, status: 'Success' });
      expect((await client.getServerDetails(name)).status).toBe('SHUTOFF');
      await client.startServer(name);
      await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
    },
    slow,
  );

  test(
    'a wait that the daemon ends while the operation runs is no result',
    async () => {
      await untilBooted(client, name);
      const operation = await begin('stop', { timeout: 20 });
      const feed = feedOf({ url: 'ws://localhost', agent: socketAgent(peer) });
      const ended = await new Operations({ slice: 1_000 }).follow(client, feed, operation);
      expect(ended).toMatchObject({ id: operation.id, status: 'Success' });
      expect((await client.getServerDetails(name)).status).toBe('SHUTOFF');
      await client.startServer(name);
      await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
    },
    slow,
  );

  test(
    'an operation that the daemon has forgotten, 5 s after its end: only the thing itself can tell',
    async () => {
      const operation = await begin('freeze');
      await client.waitOperation(operation);
      await sleep(6_000);
      await expect(client.waitOperation(operation)).rejects.toMatchObject({
        code: 'OPERATION_FAILED',
        message: 'how this ended is not known: Freezing instance (the daemon has forgotten it)',
      });
      const feed = feedOf({ url: 'ws://localhost', agent: socketAgent(peer) });
      const verify = async (): Promise<boolean> => (await client.getServerDetails(name)).status === 'PAUSED';
      expect((await new Operations().follow(client, feed, operation, { verify })).status).toBe('Success');
      await client.waitOperation(await begin('unfreeze'));
    },
    slow,
  );

  test(
    'events that come out of order end no operation early, nor twice',
    async () => {
      const operations = new Operations({ waits: 0 });
      const feed = feedOf({ url: 'ws://localhost', agent: socketAgent(peer) });
      const follow = async (change: () => Promise<LxdOperation>): Promise<number> =>
        (await operations.follow(client, feed, await change())).statusCode;
      for (let round = 0; round < 3; round++) {
        expect(await follow(() => begin('stop', { force: true }))).toBe(200);
        expect((await client.getServerDetails(name)).status).toBe('SHUTOFF');
        expect(await follow(() => begin('start'))).toBe(200);
        expect((await client.getServerDetails(name)).status).toBe('ACTIVE');
      }
      await expect(follow(() => begin('start'))).rejects.toMatchObject({ code: 'CONFLICT' });
    },
    slow,
  );

  test(
    "the daemon's pings keep the events open, over the socket and over TLS with a client certificate",
    async () => {
      const [ca, cert, key] = [peer.serverCert, peer.clientCert, peer.clientKey].map((file) =>
        readFileSync(file),
      );
      const feeds = [
        feedOf({ url: 'ws://localhost', agent: socketAgent(peer) }, 13_000),
        feedOf(
          {
            url: peer.url.replace('https', 'wss'),
            agent: new HttpsAgent({ ca: ca!, cert: cert!, key: key! }),
          },
          13_000,
        ),
      ];
      const heard = feeds.map((feed) => {
        const gaps: boolean[] = [];
        feed.listen({ event: () => undefined, gap: (connected) => gaps.push(connected) });
        return gaps;
      });
      // Nothing but a ping, every 10 s, comes from an idle daemon that keeps a connection alive for 13 s.
      await sleep(16_000);
      for (const feed of feeds) feed.close();
      expect(heard).toEqual([[true], [true]]);
    },
    slow,
  );
});

function socketAgent({ socket }: LxdPeer): Agent {
  // An agent hands all its options on to net.connect.
  return new Agent({ socketPath: socket } as object);
}

/** Events by an agent of the test's own. */
function feedOf({ url, agent }: { url: string; agent: Agent }, silence?: number): EventFeed {
  const query = '?type=operation,lifecycle&project=default';
  return new EventFeed({
    locate: async () => ({ url: `${url}/1.0/events${query}`, agent }),
    ...(silence !== undefined && { silence }),
  });
}
