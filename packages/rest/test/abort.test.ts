import { getEventListeners, once } from 'node:events';
import { addAbortSignal, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type CallContext, type OutgoingRequest, RestClient } from '@leister/rest';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

const never = (): Promise<void> => new Promise(() => undefined);

describe('an abort', () => {
  test('before the call sends nothing', async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url });
    const reason = new Error('enough');
    const error = await rejection(client.get('/', { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ code: 'ABORTED', status: 0, cause: reason });
    expect(await rejection(client.with({ signal: AbortSignal.abort() }).get('/'))).toMatchObject({
      code: 'ABORTED',
    });
    expect(server.connections).toBe(0);
  });

  test('in mid-call ends the connection', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      closed = once(response, 'close');
      controller.abort();
      return never();
    });
    const error = await rejection(
      new RestClient({ endpoint: server.url }).get('/', { signal: controller.signal }),
    );
    expect(error).toMatchObject({ code: 'ABORTED', request: { method: 'GET', url: `${server.url}/` } });
    await closed;
    expect(server.requests).toHaveLength(1);
  });

  test('after the call changes nothing', async () => {
    const server = await serve(() => ({ body: { fine: true } }));
    const controller = new AbortController();
    const client = new RestClient({ endpoint: server.url });
    const call = client.get('/', { signal: controller.signal });
    await call;
    controller.abort();
    expect((await call).body).toEqual({ fine: true });
    await client.get('/');
    expect(server.connections).toBe(1);
  });

  test('ends the pause before a retry', async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      setTimeout(() => controller.abort(), 20);
      return { status: 503, body: {} };
    });
    const client = new RestClient({ endpoint: server.url, retry: { minDelay: 60_000, maxDelay: 60_000 } });
    expect(await rejection(client.get('/', { signal: controller.signal }))).toMatchObject({
      code: 'ABORTED',
    });
    expect(server.requests).toHaveLength(1);
  });

  test('of the client ends the call as one of the call does', async () => {
    const controller = new AbortController();
    const server = await serve(() => (controller.abort(), never()));
    const client = new RestClient({ endpoint: server.url, signal: controller.signal });
    const other = new AbortController();
    expect(await rejection(client.get('/', { signal: other.signal }))).toMatchObject({ code: 'ABORTED' });
  });

  test('with a reason that is an error of ours is still an abort', async () => {
    const server = await serve(never);
    const client = new RestClient({ endpoint: server.url });
    const reason = await rejection(client.get('/..'));
    const error = await rejection(client.get('/', { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ code: 'ABORTED', cause: reason });

    const controller = new AbortController();
    const call = rejection(client.get('/', { signal: controller.signal }));
    await until(() => server.requests.length > 0);
    controller.abort(reason);
    expect(await call).toMatchObject({ code: 'ABORTED', cause: reason });
  });

  test("counts, whatever the caller's own code makes of it", async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url });
    const controller = new AbortController();
    const body = (): Readable =>
      Readable.from(
        (async function* () {
          yield 'some';
          controller.abort();
          throw new Error('the tape was stopped');
        })(),
      );
    const call = client.put('/', { body, signal: controller.signal });
    expect(await rejection(call)).toMatchObject({ code: 'ABORTED' });
    // A source may have been given a signal of its own.
    const stopped = (): Readable => addAbortSignal(AbortSignal.abort(), Readable.from(['some']));
    expect(await rejection(client.put('/', { body: stopped }))).toMatchObject({ code: 'ABORTED' });
  });

  test('AbortSignal.timeout is a deadline', async () => {
    const server = await serve(never);
    const client = new RestClient({ endpoint: server.url });
    expect(await rejection(client.get('/', { signal: AbortSignal.timeout(30) }))).toMatchObject({
      code: 'TIMEOUT',
    });
    const gone = AbortSignal.timeout(1);
    await sleep(20);
    expect(await rejection(client.get('/', { signal: gone }))).toMatchObject({ code: 'TIMEOUT' });
  });

  test('of a bare stream that was not begun closes it', async () => {
    const body = Readable.from(['x']);
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    await rejection(client.put('/', { body, signal: AbortSignal.abort() }));
    expect(body.destroyed).toBe(true);
  });
});

describe('while streaming', () => {
  test('up: the source is closed', async () => {
    const server = await serve(() => ({ body: {} }));
    const controller = new AbortController();
    let source: Readable | undefined;
    const body = (): Readable => (source = Readable.from(endless()));
    const onProgress = ({ transferred }: { transferred: number }): void => {
      if (transferred > 1_000_000) controller.abort();
    };
    const call = new RestClient({ endpoint: server.url }).put('/', {
      body,
      signal: controller.signal,
      onProgress,
    });
    expect(await rejection(call)).toMatchObject({ code: 'ABORTED' });
    await until(() => source?.destroyed === true);
    expect(server.requests).toHaveLength(0);
  });

  test('down: the reader sees an abort, the connection is closed', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      closed = once(response, 'close');
      Readable.from(endless()).pipe(response);
    });
    const controller = new AbortController();
    const client = new RestClient({ endpoint: server.url });
    const { body } = await client.get<Readable>('/', { as: 'stream', signal: controller.signal });
    const reading = (async () => {
      for await (const chunk of body) if (chunk) controller.abort();
    })();
    expect(await rejection(reading)).toMatchObject({ code: 'ABORTED', request: { method: 'GET' } });
    await closed;
  });

  test('down: a reader that leaves closes the connection', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      closed = once(response, 'close');
      Readable.from(endless()).pipe(response);
    });
    const { body } = await new RestClient({ endpoint: server.url }).get<Readable>('/', { as: 'stream' });
    for await (const chunk of body) if (chunk) break;
    await closed;
  });

  test('down: a stream that nobody reads can be given up', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      closed = once(response, 'close');
      Readable.from(endless()).pipe(response);
    });
    const { body } = await new RestClient({ endpoint: server.url }).get<Readable>('/', { as: 'stream' });
    body.destroy();
    await closed;
  });
});

test('a hundred calls on one signal warn of nothing, and all end with it', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error): void => void warnings.push(warning);
  process.on('warning', onWarning);
  try {
    const controller = new AbortController();
    const { signal } = controller;
    const server = await serve(({ url }) => (url === '/slow' ? never() : { body: {} }));
    const client = new RestClient({ endpoint: server.url });
    await Promise.all(Array.from({ length: 100 }, () => client.get('/', { signal })));
    const pending = Array.from({ length: 100 }, () =>
      rejection(client.get('/slow', { signal, timeout: 60_000 })),
    );
    await until(() => server.requests.some(({ url }) => url === '/slow'));
    controller.abort();
    const codes = new Set((await Promise.all(pending)).map(({ code }) => code));
    expect([...codes]).toEqual(['ABORTED']);
    await sleep(10);
  } finally {
    process.off('warning', onWarning);
  }
  expect(warnings).toEqual([]);
});

test('many attempts of one call leave nothing on its signal', async () => {
  const server = await serve(() => ({ status: 503, body: {} }));
  const counts: number[] = [];
  class Counting extends RestClient {
    protected override authorize(_request: OutgoingRequest, { signal }: CallContext): undefined {
      counts.push(signal ? getEventListeners(signal, 'abort').length : -1);
    }
  }
  const client = new Counting({ endpoint: server.url, retry: { limit: 12, minDelay: 1, maxDelay: 1 } });
  await rejection(client.get('/', { timeout: 60_000 }));
  expect(counts).toEqual(Array(13).fill(0));
});

/** Waits for what is about to happen; the test's own limit ends it otherwise. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(64 * 1024);
}
