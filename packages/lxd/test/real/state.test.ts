import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeDaemons, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('the state of servers on a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('state'));

  beforeAll(async () => {
    await client.createServer(smallServer(peer, name));
    await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
  }, slow);

  const until = (status: string) => client.waitServerUntil(name, status, { timeout: slow });

  test(
    'a frozen server is started and rebooted, although the daemon does neither',
    async () => {
      await client.pauseServer(name);
      await until('PAUSED');
      await client.startServer(name);
      await until('ACTIVE');
      await client.pauseServer(name);
      await until('PAUSED');
      await client.rebootServer(name);
      expect((await client.getServerDetails(name)).status).toBe('REBOOT');
      await until('ACTIVE');
    },
    slow,
  );

  test(
    'a frozen server is shut down',
    async () => {
      await client.pauseServer(name);
      await until('PAUSED');
      await client.shutdownServer(name, { grace: 20_000 });
      await until('SHUTOFF');
      await client.startServer(name);
      await until('ACTIVE');
    },
    slow,
  );

  test(
    'what does not fit the state is CONFLICT, under whatever status the daemon says so',
    async () => {
      await expect(client.startServer(name)).rejects.toMatchObject({ code: 'CONFLICT', status: 400 });
      await expect(client.updateServerName(name, uniqueName('other'))).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      await client.shutdownServer(name, { force: true });
      await until('SHUTOFF');
      await expect(client.shutdownServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(client.pauseServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(client.rebootServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      const taken = bin.server(uniqueName('taken'));
      await client.createServer({ ...smallServer(peer, taken), start: false });
      await client.waitServerWhile(taken, 'BUILD', { timeout: slow });
      await expect(client.updateServerName(name, taken)).rejects.toMatchObject({
        code: 'CONFLICT',
        status: 409,
      });
      await client.startServer(name);
      await until('ACTIVE');
    },
    slow,
  );

  test(
    'a soft stop with too little time fails, and the server stops a moment later all the same',
    async () => {
      const slowOne = bin.server(uniqueName('slow'));
      const personality = [{ path: '/etc/shutdown-delay', contents: '4' }];
      await client.createServer({ ...smallServer(peer, slowOne), personality });
      await client.waitServerUntil(slowOne, 'ACTIVE', { timeout: slow });
      await untilBooted(client, slowOne);
      await client.shutdownServer(slowOne, { grace: 1_000 });
      const stop = client.waitServerUntil(slowOne, 'SHUTOFF', { timeout: slow });
      await expect(stop).rejects.toMatchObject({ code: 'OPERATION_FAILED', status: 400 });
      expect((await client.getServerDetails(slowOne)).status).toBe('ACTIVE');
      expect((await client.waitServerUntil(slowOne, 'SHUTOFF', { timeout: slow })).status).toBe('SHUTOFF');
    },
    slow,
  );

  test(
    'an ephemeral server, which vanishes as it stops, is deleted without an error',
    async () => {
      const brief = bin.server(uniqueName('brief'));
      await client.createServer({ ...smallServer(peer, brief), ephemeral: true });
      expect((await client.waitServerUntil(brief, 'ACTIVE', { timeout: slow })).ephemeral).toBe(true);
      await client.deleteServer(brief);
      await client.waitServerUntil(brief, 'DELETED', { timeout: slow });
      await expect(client.getServerDetails(brief)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(client.deleteServer(brief)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
    slow,
  );

  test(
    'a running server that is protected is neither deleted nor stopped',
    async () => {
      await client.patch(`/1.0/instances/${name}`, {
        json: { config: { 'security.protection.delete': 'true' } },
      });
      await expect(client.deleteServer(name)).rejects.toMatchObject({ code: 'CONFLICT' });
      expect((await client.getServerDetails(name)).status).toBe('ACTIVE');
      await client.patch(`/1.0/instances/${name}`, {
        json: { config: { 'security.protection.delete': '' } },
      });
    },
    slow,
  );

  test(
    'a rename changes the id and keeps the uuid',
    async () => {
      const [before, after] = [bin.server(uniqueName('before')), bin.server(uniqueName('after'))];
      await client.createServer({ ...smallServer(peer, before), start: false });
      const { uuid } = await client.waitServerUntil(before, 'SHUTOFF', { timeout: slow });
      expect(await client.updateServerName(before, after)).toMatchObject({ id: after, name: after, uuid });
      expect((await client.getServerDetails(`uuid:${uuid}`)).id).toBe(after);
      await client.addTag(`uuid:${uuid}`, 'found');
      expect(await client.listTags(after)).toEqual(['found']);
    },
    slow,
  );

  test(
    'a wait hears of what others do, by events',
    async () => {
      const other = socketClient(peer);
      // Asking alone would take an hour to notice.
      const seldom = { interval: 3_600_000, maxInterval: 3_600_000, timeout: 30_000 };
      const seen: string[] = [];
      const waiting = client.waitServerUntil(name, 'PAUSED', {
        ...seldom,
        onProgress: ({ status }) => seen.push(status),
      });
      await expect.poll(() => seen.length).toBeGreaterThan(0);
      await other.pauseServer(name);
      expect((await waiting).status).toBe('PAUSED');
      expect(seen[0]).toBe('ACTIVE');
      await other.unpauseServer(name);
      await other.close();
    },
    slow,
  );

  test(
    'what somebody else is doing to a server shows, though the daemon says Running or Stopped',
    async () => {
      const other = socketClient(peer);
      await client.startServer(name).catch(() => undefined);
      await until('ACTIVE');
      await other.rebootServer(name);
      expect(await client.getServerDetails(name)).toMatchObject({ status: 'REBOOT', taskState: 'rebooting' });
      expect((await client.listServers({ status: 'REBOOT' })).map(({ id }) => id)).toEqual([name]);
      await until('ACTIVE');
      await untilBooted(client, name);
      await other.shutdownServer(name, { grace: 20_000 });
      expect(await client.getServerDetails(name)).toMatchObject({ taskState: 'powering-off' });
      await until('SHUTOFF');
      await other.startServer(name);
      await until('ACTIVE');
      await other.close();
    },
    slow,
  );

  test(
    'a start that fails after it was taken: a wait tells why, and so does close() where nobody waits',
    async () => {
      const broken = bin.server(uniqueName('broken'));
      const source = await mkdtemp(join(tmpdir(), 'lxdt-'));
      const devices = { data: { type: 'disk', source, path: '/mnt/data' } };
      await client.createServer({ ...smallServer(peer, broken), devices, start: false });
      await client.waitServerUntil(broken, 'SHUTOFF', { timeout: slow });
      await rm(source, { recursive: true });
      await client.startServer(broken);
      const wait = client.waitServerUntil(broken, 'ACTIVE', { timeout: slow });
      await expect(wait).rejects.toMatchObject({ code: 'OPERATION_FAILED', status: 400 });
      expect(await client.getServerDetails(broken)).toMatchObject({ status: 'ERROR', fault: { code: 400 } });
      const careless = socketClient(peer);
      await careless.startServer(broken);
      const closing = careless.close();
      await expect(closing).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
      await expect(closing).rejects.toThrow(`server ${broken} could not be started: `);
    },
    slow,
  );

  test(
    'a change of state is answered at once, and the wait has the limit',
    async () => {
      const patient = bin.server(uniqueName('patient'));
      const personality = [{ path: '/etc/shutdown-delay', contents: '5' }];
      await client.createServer({ ...smallServer(peer, patient), personality });
      await client.waitServerUntil(patient, 'ACTIVE', { timeout: slow });
      await untilBooted(client, patient);
      const seen: string[] = [];
      await client.shutdownServer(patient, { grace: 30_000 });
      const wait = client.waitServerUntil(patient, 'SHUTOFF', {
        timeout: 1_500,
        onProgress: ({ taskState }) => seen.push(String(taskState)),
      });
      await expect(wait).rejects.toMatchObject({ code: 'TIMEOUT' });
      expect(seen[0]).toBe('powering-off');
      const { status } = await client.waitServerUntil(patient, 'SHUTOFF', { timeout: slow });
      expect(status).toBe('SHUTOFF');
    },
    slow,
  );

  test(
    'a server that somebody else is starting is deleted at any time',
    async () => {
      const started = bin.server(uniqueName('started'));
      for (const pause of [0, 5, 20]) {
        await client.createServer({ ...smallServer(peer, started), start: false });
        await client.waitServerUntil(started, 'SHUTOFF', { timeout: slow });
        await client.startServer(started);
        await new Promise((resolve) => setTimeout(resolve, pause));
        const other = socketClient(peer);
        await other.deleteServer(started);
        await other.close();
        await expect(client.getServerDetails(started)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    },
    slow,
  );

  test(
    'a server is deleted and made anew under its name at once',
    async () => {
      const again = bin.server(uniqueName('again'));
      await client.createServer(smallServer(peer, again));
      const { uuid } = await client.waitServerUntil(again, 'ACTIVE', { timeout: slow });
      await client.deleteServer(again);
      await client.createServer(smallServer(peer, again));
      expect((await client.waitServerUntil(again, 'ACTIVE', { timeout: slow })).uuid).not.toBe(uuid);
    },
    slow,
  );

  test(
    'the console log is told, all or the end of it',
    async () => {
      await client.rebootServer(name, true);
      await until('ACTIVE');
      await expect
        .poll(() => client.getConsoleLog(name, 1_000), { timeout: 20_000 })
        .toContain('busybox: boot complete');
      expect(await client.getConsoleLog(name, 0)).toBe('');
    },
    slow,
  );
});
