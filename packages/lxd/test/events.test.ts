import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { LxdClient } from '../src/index.js';
import { EventFeed, type EventSource, type LxdEvent, readEvent } from '../src/daemon/events.js';
import {
  FakeDaemon,
  instanceJson,
  lifecycleEvent,
  operationEvent,
  operationJson,
  sync,
} from './support/fake-daemon.js';

const stop: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const step of stop.splice(0).reverse()) await step();
});

async function feedOf(daemon: FakeDaemon, source: Partial<EventSource> = {}) {
  const endpoint = await daemon.listen();
  stop.push(() => daemon.close());
  const url = `${endpoint.replace('http', 'ws')}/1.0/events`;
  const feed = new EventFeed({ locate: async () => ({ url, agent: new Agent() }), reconnect: 5, ...source });
  stop.push(() => feed.close());
  return feed;
}

/** What a listener hears, in order, and a way to wait for it. */
function listenTo(feed: EventFeed) {
  const heard: (LxdEvent | boolean)[] = [];
  let wake = (): void => undefined;
  const note = (news: LxdEvent | boolean): void => {
    heard.push(news);
    wake();
  };
  const end = feed.listen({ event: note, gap: note });
  const until = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { heard, until, end };
}

test('no Origin header is ever sent: newer daemons would refuse the connection', async () => {
  const daemon = new FakeDaemon(() => undefined);
  const { heard, until } = listenTo(await feedOf(daemon));
  await until(() => heard.includes(true));
  expect(daemon.upgrades).toHaveLength(1);
  expect(daemon.upgrades[0]).not.toHaveProperty('origin');
});

test('a connection that falls silent is dropped and made again', async () => {
  const daemon = new FakeDaemon(() => undefined);
  const { heard, until } = listenTo(await feedOf(daemon, { silence: 50 }));
  await until(() => heard.filter((news) => news === true).length >= 3);
  expect(heard.slice(0, 4)).toEqual([true, false, true, false]);
});

test('the pings of the daemon are answered, and keep a connection without events', async () => {
  const daemon = new FakeDaemon(() => undefined);
  let pongs = 0;
  daemon.onListener = (socket) => {
    socket.on('pong', () => pongs++);
    const beat = setInterval(() => socket.ping('keepalive'), 20);
    socket.on('close', () => clearInterval(beat));
  };
  const { heard, until } = listenTo(await feedOf(daemon, { silence: 1_000 }));
  await until(() => heard.includes(true));
  await expect.poll(() => pongs, { timeout: 10_000 }).toBeGreaterThan(100);
  expect(heard).toEqual([true]);
});

test('a connection that cannot be had is told as a gap, and tried again', async () => {
  const daemon = new FakeDaemon(() => undefined);
  const url = `${(await daemon.listen()).replace('http', 'ws')}/1.0/events`;
  stop.push(() => daemon.close());
  let refusals = 2;
  const locate: EventSource['locate'] = async () => {
    if (refusals-- > 0) throw new Error('not to be found');
    return { url, agent: new Agent() };
  };
  const feed = new EventFeed({ locate, reconnect: 1 });
  stop.push(() => feed.close());
  const { heard, until } = listenTo(feed);
  await until(() => heard.includes(true));
  expect(heard).toEqual([false, false, true]);
});

test('one connection serves all who listen, and is closed with the last', async () => {
  const daemon = new FakeDaemon(() => undefined);
  const feed = await feedOf(daemon);
  const first = listenTo(feed);
  await first.until(() => first.heard.includes(true));
  const second = listenTo(feed);
  await second.until(() => second.heard.includes(true));
  daemon.emit(lifecycleEvent('instance-started', 'web-1'));
  await first.until(() => first.heard.length === 2);
  await second.until(() => second.heard.length === 2);
  expect(daemon.upgrades).toHaveLength(1);
  first.end();
  expect(daemon.listeners.size).toBe(1);
  second.end();
  await expect.poll(() => daemon.listeners.size).toBe(0);
});

test('a frame is understood, or passed over', () => {
  const renamed = {
    action: 'instance-renamed',
    source: '/1.0/instances/new?project=p',
    context: { old_name: 'old' },
  };
  expect(readEvent(JSON.stringify({ type: 'lifecycle', metadata: renamed }))).toEqual({
    type: 'lifecycle',
    action: 'instance-renamed',
    instances: ['new', 'old'],
  });
  const operation = operationEvent(operationJson('Running', { instance: 'web%2D1' }));
  expect(readEvent(Buffer.from(JSON.stringify(operation)))).toMatchObject({
    type: 'operation',
    instances: ['web-1'],
  });
  for (const nothing of [
    '',
    'x',
    '[]',
    'null',
    '{"type":"operation"}',
    '{"type":"operation","metadata":{}}',
  ]) {
    expect(readEvent(nothing)).toBeUndefined();
  }
  expect(readEvent('{"type":"lifecycle","metadata":{"action":"x"}}')).toBeUndefined();
  expect(readEvent('{"type":"logging","metadata":{"message":"x"}}')).toBeUndefined();
});

test('a wait is woken by an event, over a socket whose path has a space and a colon', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lxd events:'));
  stop.push(() => rm(directory, { recursive: true }));
  let looks = 0;
  let status: 'Running' | 'Stopped' = 'Stopped';
  const daemon = new FakeDaemon(({ path }) => {
    if (path.startsWith('/1.0/operations')) return sync({});
    // The first look is the wait's own, the second one comes with the connection.
    if (++looks === 2) setImmediate(startIt);
    return sync(instanceJson('web-1', status));
  });
  const startIt = (): void => {
    daemon.emit(lifecycleEvent('instance-started', 'another'));
    status = 'Running';
    daemon.emit(lifecycleEvent('instance-started', 'web-1'));
  };
  const client = new LxdClient({
    endpoint: await daemon.listen(join(directory, 'a b:c.socket')),
    project: 'p',
  });
  stop.push(async () => {
    await client.close();
    await daemon.close();
  });
  // Without the event the next look would be an hour away.
  const wait = client.waitServerUntil('web-1', 'ACTIVE', {
    interval: 3_600_000,
    maxInterval: 3_600_000,
    timeout: 20_000,
  });
  expect((await wait).status).toBe('ACTIVE');
  expect(looks).toBe(3);
});
