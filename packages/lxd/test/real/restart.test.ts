import { ClientError } from '@leister/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilBooted } from '../support/files.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';
import { type OwnPeer, ownPeer } from '../support/own-peer.js';
import type { LxdClient, LxdOperation } from '../../src/index.js';

const slow = 120_000;

describeDaemons('a real daemon that is restarted in mid-wait', ({ kind }) => {
  let peer: OwnPeer;
  let client: LxdClient;

  beforeAll(async () => {
    peer = await ownPeer(kind);
    client = socketClient(peer);
  }, slow);
  afterAll(async () => {
    await client?.close().catch(() => undefined);
    await peer?.down();
  }, slow);

  async function slowToStop(seconds: number): Promise<string> {
    const name = uniqueName('slow');
    const personality = [{ path: '/etc/shutdown-delay', contents: String(seconds) }];
    await client.createServer({ ...smallServer(peer, name), personality });
    await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
    await untilBooted(client, name);
    return name;
  }

  test(
    'a wait for a server goes on, and hears of what happens after',
    async () => {
      const [stopped, paused] = [await slowToStop(12), await slowToStop(0)];
      const json = { action: 'stop', timeout: 60 };
      await client.put(`/1.0/instances/${stopped}/state`, { json });
      const waiting = Promise.all([
        client.waitServerUntil(stopped, 'SHUTOFF', { timeout: slow }),
        client.waitServersUntil([paused, stopped], ['PAUSED', 'SHUTOFF'], { timeout: slow }),
      ]);
      await peer.restart();
      const other = socketClient(peer);
      await other.pauseServer(paused);
      await other.close();
      const [one, many] = await waiting;
      expect(one.status).toBe('SHUTOFF');
      expect(many.map(({ value }) => value?.status)).toEqual(['PAUSED', 'SHUTOFF']);
    },
    slow,
  );

  test(
    'an operation that was cut off is an error that says so, where the server does not tell otherwise',
    async () => {
      const name = await slowToStop(600);
      await client.shutdownServer(name, { grace: 600_000 });
      const stopping = client
        .waitServerUntil(name, 'SHUTOFF', { timeout: slow })
        .catch((reason: unknown) => reason);
      await peer.restart();
      const error = await stopping;
      expect(error).toBeInstanceOf(ClientError);
      expect(error).toMatchObject({ code: 'OPERATION_FAILED' });
      expect((error as ClientError).message).toContain('the daemon was restarted meanwhile');
      expect((await client.getServerDetails(name)).status).toBe('ACTIVE');
      await client.deleteServer(name);
      await client.waitServerUntil(name, 'DELETED', { timeout: slow });
    },
    slow,
  );

  test(
    'servers that were being made end somewhere, and no failure is lost',
    async () => {
      const names = Array.from({ length: 4 }, () => uniqueName('cut'));
      await client.createServers(names.map((name) => smallServer(peer, name)));
      const [outcomes] = await Promise.all([
        client.waitServersUntil(names, 'ACTIVE', { timeout: slow }),
        peer.restart(),
      ]);
      for (const { item, value, error } of outcomes) {
        if (value) expect(value.status).toBe('ACTIVE');
        else expect(error.code, `${item}: ${error.message}`).toBe('OPERATION_FAILED');
      }
      const left = await client.listServers();
      for (const { id } of left.filter((server) => names.includes(server.id))) await client.deleteServer(id);
      await client.close();
    },
    slow,
  );

  test(
    'a daemon that dies in mid-wait: what runs out of time says that it could not be reached',
    async () => {
      const name = await slowToStop(600);
      const { raw } = await client.shutdownServer(name, { grace: 600_000 });
      const waits = [
        client.waitServerUntil(name, 'SHUTOFF', { timeout: 15_000 }),
        client.waitServersUntil([name], 'SHUTOFF', { timeout: 15_000 }).then(([outcome]) => {
          throw outcome!.error;
        }),
        client.waitOperation(raw as LxdOperation, { timeout: 15_000 }),
      ].map((wait) => wait.catch((reason: unknown) => reason));
      await peer.stop();
      try {
        for (const wait of waits) {
          const error = await wait;
          expect(error).toMatchObject({ code: 'TIMEOUT', cause: { code: 'CONNECTION' } });
          expect((error as ClientError).message).toMatch(/last seen .*; .*could not be reached/);
        }
        await expect(client.getServerDetails(name)).rejects.toMatchObject({ code: 'CONNECTION' });
      } finally {
        await peer.start();
      }
      await client.deleteServer(name);
      await client.waitServerUntil(name, 'DELETED', { timeout: slow });
    },
    slow,
  );

  test(
    'a daemon that is away is CONNECTION, at once',
    async () => {
      const nobody = socketClient({ ...peer, socket: `${peer.lxdDir}/no.socket` });
      await expect(nobody.getServerDetails('web-1')).rejects.toMatchObject({ code: 'CONNECTION' });
      await expect(nobody.waitServerUntil('web-1')).rejects.toMatchObject({ code: 'CONNECTION' });
      await nobody.close();
    },
    slow,
  );
});
