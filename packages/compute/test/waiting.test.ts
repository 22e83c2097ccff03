import type { Server } from '@leister/compute';
import { WaitTimeout } from '@leister/rest';
import { describe, expect, test } from 'vitest';
import type { Answer, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connect, rejection, startNova } from './support/stub-nova.js';

const soon = { interval: 1, maxInterval: 1, timeout: 10_000 };

type Statuses = Record<string, readonly string[]>;

/** A Nova in which each look takes a server one status further; after the last it stays, and after DELETED it is gone. */
function novaWhere(statuses: Statuses, more: object = {}): Promise<Loopback> {
  const at = new Map<string, number>();
  const look = (id: string): object | undefined => {
    const words = statuses[id] ?? [];
    const index = at.get(id) ?? 0;
    at.set(id, index + 1);
    const status = words[Math.min(index, words.length - 1)];
    return status === undefined || status === 'DELETED'
      ? undefined
      : { id, name: `n-${id}`, status, ...more };
  };
  return startNova(({ url }): Answer => {
    if (url.endsWith('/servers/detail'))
      return { body: { servers: Object.keys(statuses).flatMap((id) => look(id) ?? []) } };
    const server = look(url.split('/').at(-1)!);
    return server
      ? { body: { server } }
      : { status: 404, body: { itemNotFound: { message: 'gone', code: 404 } } };
  });
}

const at = (id: string, status: string): object => ({ id, name: `n-${id}`, status });

describe('waitServerUntil', () => {
  test('looks until the server is there, and tells what it saw', async () => {
    const nova = await novaWhere({ a: ['BUILD', 'BUILD', 'ACTIVE'] });
    const seen: string[] = [];
    const onProgress = ({ status }: Server): void => void seen.push(status);
    const server = await connect(nova).waitServerUntil('a', 'ACTIVE', { ...soon, onProgress });
    expect(server).toMatchObject({ id: 'a', name: 'n-a', status: 'ACTIVE' });
    expect(seen).toEqual(['BUILD', 'BUILD', 'ACTIVE']);
    expect(askedOf(nova)).toEqual(Array(3).fill('GET /servers/a'));
  });

  test.each<[string, string | string[], string]>([
    ['a status in lower case', 'shutoff', 'SHUTOFF'],
    ["Cyclades' word", 'STOPPED', 'SHUTOFF'],
    ['several', ['ERROR', 'PAUSED'], 'PAUSED'],
    ['ERROR itself', 'ERROR', 'ERROR'],
  ])('takes %s', async (_, wanted, status) => {
    const nova = await novaWhere({ a: ['ACTIVE', status] });
    expect(await connect(nova).waitServerUntil('a', wanted, soon)).toMatchObject({ status });
  });

  test('fails at once for a server in ERROR, in the words of its fault', async () => {
    const fault = { message: 'No valid host was found.', code: 500, details: 'a trace' };
    const nova = await novaWhere({ a: ['BUILD', 'ERROR'] }, { fault });
    const error = await rejection(connect(nova).waitServerUntil('a', 'ACTIVE', soon));
    expect(error).toMatchObject({
      code: 'OPERATION_FAILED',
      status: 500,
      message: 'server a is in ERROR: No valid host was found.',
      details: ['wanted ACTIVE', 'a trace'],
    });
    expect(nova.requests).toHaveLength(2);
  });

  test.each([
    ['was never there', ['DELETED']],
    ['goes away', ['BUILD', 'DELETED']],
  ])('fails at once for a server that %s', async (_, statuses) => {
    const nova = await novaWhere({ a: statuses });
    const error = await rejection(connect(nova).waitServerUntil('a', 'ACTIVE', soon));
    expect(error).toMatchObject({ code: 'NOT_FOUND', status: 0 });
    expect(nova.requests).toHaveLength(statuses.length);
  });

  test('DELETED is there when nothing is, with what was last seen', async () => {
    const nova = await novaWhere({ a: ['ACTIVE', 'DELETED'] });
    const server = await connect(nova).waitServerUntil('a', 'DELETED', soon);
    expect(server).toMatchObject({ id: 'a', name: 'n-a', status: 'DELETED' });
  });

  test('in time or not at all, with the last state', async () => {
    const nova = await novaWhere({ a: ['BUILD'] });
    const waiting = connect(nova).waitServerUntil('a', 'ACTIVE', { ...soon, timeout: 200 });
    const error = await rejection(waiting);
    expect(error).toBeInstanceOf(WaitTimeout);
    expect(error).toMatchObject({ code: 'TIMEOUT', message: 'server a is still in BUILD after 200 ms' });
    expect((error as WaitTimeout<Server>).lastState).toMatchObject({ id: 'a', status: 'BUILD' });
  });

  test("in time or not at all, also when it is the caller's own deadline", async () => {
    const nova = await novaWhere({ a: ['BUILD'] });
    const waiting = connect(nova).waitServerUntil('a', 'ACTIVE', {
      ...soon,
      signal: AbortSignal.timeout(200),
    });
    expect(await rejection(waiting)).toMatchObject({
      code: 'TIMEOUT',
      message: 'server a is still in BUILD at the deadline',
      lastState: { status: 'BUILD' },
    });
  });

  test('until the caller has enough', async () => {
    const nova = await novaWhere({ a: ['BUILD'] });
    const stop = new AbortController();
    const waiting = connect(nova).waitServerUntil('a', 'ACTIVE', {
      ...soon,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(await rejection(waiting)).toMatchObject({ code: 'ABORTED' });
    expect(nova.requests).toHaveLength(1);
  });

  test('is refused for a status that no server is ever in', async () => {
    const nova = await novaWhere({});
    expect(await rejection(connect(nova).waitServerUntil('a', 'RUNNING'))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(nova.requests).toEqual([]);
  });

  test('outlives a Nova that is away for a moment', async () => {
    const answers: Answer[] = [
      { body: { server: { id: 'a', status: 'BUILD' } } },
      { status: 503 },
      { body: { server: { id: 'a', status: 'ACTIVE' } } },
    ];
    const nova = await startNova(() => answers.shift()!);
    expect(await connect(nova).waitServerUntil('a', 'ACTIVE', soon)).toMatchObject({ status: 'ACTIVE' });
  });

  test('does not wait for a Nova that never answered', async () => {
    const nova = await startNova(() => ({ status: 503 }));
    expect(await rejection(connect(nova).waitServerUntil('a', 'ACTIVE', soon))).toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});

describe('waitServerWhile', () => {
  test.each([
    [['BUILD', 'ACTIVE'], 'ACTIVE'],
    [['BUILD', 'ERROR'], 'ERROR'],
  ])('%j: gives the server as it is then', async (statuses, status) => {
    const nova = await novaWhere({ a: statuses });
    expect(await connect(nova).waitServerWhile('a', 'BUILD', soon)).toMatchObject({ status });
  });

  test('fails for a server that goes away', async () => {
    const nova = await novaWhere({ a: ['BUILD', 'DELETED'] });
    expect(await rejection(connect(nova).waitServerWhile('a', 'BUILD', soon))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test("takes Cyclades' word", async () => {
    const nova = await novaWhere({ a: ['SHUTOFF', 'ACTIVE'] });
    expect(await connect(nova).waitServerWhile('a', 'stopped', soon)).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('waitServersUntil', () => {
  test('asks once for each look, however many servers there are', async () => {
    const nova = await novaWhere({
      a: ['BUILD', 'BUILD', 'ACTIVE'],
      b: ['BUILD', 'ACTIVE', 'ACTIVE'],
      c: ['BUILD', 'BUILD', 'ACTIVE'],
    });
    const outcomes = await connect(nova).waitServersUntil(['a', 'b', 'c'], 'ACTIVE', soon);
    expect(outcomes.map(({ item, value }) => `${item} ${value?.status}`)).toEqual([
      'a ACTIVE',
      'b ACTIVE',
      'c ACTIVE',
    ]);
    expect(askedOf(nova)).toEqual(Array(3).fill('GET /servers/detail'));
  });

  test('tells for each what became of it', async () => {
    const nova = await novaWhere({ a: ['ACTIVE'], b: ['ERROR'], d: ['BUILD'] });
    const outcomes = await connect(nova).waitServersUntil(['a', 'b', 'c', 'd'], 'ACTIVE', {
      ...soon,
      timeout: 300,
    });
    expect(outcomes.map(({ error }) => error?.code ?? 'ok')).toEqual([
      'ok',
      'OPERATION_FAILED',
      'NOT_FOUND',
      'TIMEOUT',
    ]);
    expect((outcomes[3]!.error as WaitTimeout<Server>).lastState).toMatchObject({ status: 'BUILD' });
  });

  test('for none asks nothing', async () => {
    const nova = await novaWhere({});
    expect(await connect(nova).waitServersUntil([])).toEqual([]);
    expect(nova.requests).toEqual([]);
  });

  test('is not stopped by one that cannot be looked at', async () => {
    const nova = await novaWhere({ a: ['BUILD', 'ACTIVE'], b: ['BUILD', 'ACTIVE'] });
    const outcomes = await connect(nova).waitServersUntil(['a', '..', 'b'], 'ACTIVE', soon);
    expect(outcomes.map(({ item, value, error }) => `${item} ${value?.status ?? error?.code}`)).toEqual([
      'a ACTIVE',
      '.. INVALID_ARGUMENT',
      'b ACTIVE',
    ]);
  });

  test('keeps what it knows of the others when Nova refuses to go on', async () => {
    const looks = [{ body: { servers: [at('a', 'ACTIVE'), at('b', 'BUILD')] } }, { status: 403 }];
    const nova = await startNova(() => looks.shift()!);
    const outcomes = await connect(nova).waitServersUntil(['a', 'b'], 'ACTIVE', soon);
    expect(outcomes.map(({ value, error }) => value?.status ?? error?.code)).toEqual(['ACTIVE', 'FORBIDDEN']);
  });
});

describe('waitServersWhile', () => {
  test('asks once for each look, and gives each server as it is then', async () => {
    const nova = await novaWhere({
      a: ['BUILD', 'BUILD', 'ACTIVE'],
      b: ['BUILD', 'ERROR'],
      c: ['SHUTOFF'],
    });
    const seen: string[] = [];
    const onProgress = ({ id, status }: Server): void => void seen.push(`${id} ${status}`);
    const outcomes = await connect(nova).waitServersWhile(['a', 'b', 'c'], undefined, {
      ...soon,
      onProgress,
    });
    expect(outcomes.map(({ item, value }) => `${item} ${value?.status}`)).toEqual([
      'a ACTIVE',
      'b ERROR',
      'c SHUTOFF',
    ]);
    // What is settled is asked for no more: the last look is for one server alone.
    expect(askedOf(nova)).toEqual(['GET /servers/detail', 'GET /servers/detail', 'GET /servers/a']);
    expect(seen).toEqual(['a BUILD', 'b BUILD', 'c SHUTOFF', 'a BUILD', 'b ERROR', 'a ACTIVE']);
  });

  test('tells for each what became of it', async () => {
    const nova = await novaWhere({ a: ['ACTIVE'], b: ['BUILD', 'DELETED'], c: ['REBOOT'] });
    const outcomes = await connect(nova).waitServersWhile(['a', 'b', 'c', 'd'], ['build', 'REBOOT'], {
      ...soon,
      timeout: 300,
    });
    expect(outcomes.map(({ value, error }) => value?.status ?? error?.message)).toEqual([
      'ACTIVE',
      'server b is gone (waited while it was in BUILD or REBOOT)',
      'server c is still in REBOOT after 300 ms',
      'server d is gone (waited while it was in BUILD or REBOOT)',
    ]);
  });

  test('is refused for a status that no server is ever in', async () => {
    const nova = await novaWhere({});
    expect(await rejection(connect(nova).waitServersWhile(['a', 'b'], 'RUNNING'))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(nova.requests).toEqual([]);
  });

  test('until the caller has enough', async () => {
    const nova = await novaWhere({ a: ['BUILD'], b: ['BUILD'] });
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    const waiting = connect(nova).waitServersWhile(['a', 'b'], 'BUILD', {
      ...soon,
      signal: stop.signal,
      onProgress,
    });
    expect(await rejection(waiting)).toMatchObject({ code: 'ABORTED' });
    expect(nova.requests).toHaveLength(1);
  });
});
