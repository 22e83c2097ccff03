import { Agent } from 'node:http';
import { ClientError, RestClient, WaitTimeout } from '@leister/rest';
import { afterEach, expect, test } from 'vitest';
import { EventFeed } from '../src/daemon/events.js';
import { lxdDialect } from '../src/daemon/lxd-dialect.js';
import { LxdOperationError, toOperation } from '../src/daemon/operation.js';
import { type FollowOptions, Operations, type Patience } from '../src/daemon/operations.js';
import {
  type Answer,
  failure,
  FakeDaemon,
  type Got,
  hangUp,
  notFound,
  operationEvent,
  operationJson,
  silence,
  sync,
} from './support/fake-daemon.js';

const stop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of stop.splice(0)) await step();
});

/** Follows one operation at a daemon that answers so. */
async function follow(
  handle: (got: Got) => Answer | Promise<Answer> | undefined,
  options: FollowOptions = {},
  patience: Patience = {},
) {
  const daemon = new FakeDaemon(handle);
  const endpoint = await daemon.listen();
  const client = new RestClient({ endpoint, dialect: lxdDialect, proxy: false });
  const feed = new EventFeed({
    locate: async () => ({ url: `${endpoint.replace('http', 'ws')}/1.0/events`, agent: new Agent() }),
    reconnect: 10,
  });
  stop.push(async () => {
    feed.close();
    await client.close();
    await daemon.close();
  });
  const outcome = new Operations(patience).follow(
    client,
    feed,
    toOperation(operationJson('Running')),
    options,
  );
  return { daemon, outcome };
}

const isWait = ({ path }: Got): boolean => /\/wait\?timeout=\d+$/.test(path);
const byEvents: Patience = { waits: 0 };

async function rejection(outcome: Promise<unknown>): Promise<ClientError> {
  const error: unknown = await outcome.then(
    () => expect.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClientError);
  return error as ClientError;
}

test('one request sees an operation to its end', async () => {
  const { daemon, outcome } = await follow((got) =>
    isWait(got) ? sync(operationJson('Success')) : undefined,
  );
  expect((await outcome).status).toBe('Success');
  expect(daemon.requests).toHaveLength(1);
});

test('an operation that failed inside an HTTP 200 rejects with the words of the daemon', async () => {
  const failed = operationJson('Failure', { err: 'disk full' });
  const { outcome } = await follow(() => sync(failed));
  const error = await rejection(outcome);
  expect(error).toBeInstanceOf(LxdOperationError);
  expect(error).toMatchObject({ message: 'disk full', status: 400, code: 'OPERATION_FAILED' });
  expect((error as LxdOperationError).operation?.err).toBe('disk full');
  expect(Object.keys(error)).not.toContain('operation');
});

test('a cancelled operation is a failed one', async () => {
  const { outcome } = await follow(() => sync(operationJson('Cancelled')));
  expect(await rejection(outcome)).toMatchObject({
    message: 'Starting instance: Cancelled',
    status: 401,
    code: 'OPERATION_FAILED',
  });
});

test('newer daemons tell a failure as an error inside an HTTP 200: the operation is read for the rest', async () => {
  const { outcome } = await follow((got) =>
    isWait(got) ? failure(400, 'disk full', 200) : sync(operationJson('Failure', { err: 'disk full' })),
  );
  const error = (await rejection(outcome)) as LxdOperationError;
  expect(error).toMatchObject({ message: 'disk full', code: 'OPERATION_FAILED' });
  expect(error.operation?.description).toBe('Starting instance');
});

test('newer daemons tell a wait that ran out of time alike: it goes on', async () => {
  let waits = 0;
  const { outcome } = await follow((got) => {
    if (!isWait(got)) return sync(operationJson('Running'));
    return ++waits < 3 ? failure(500, 'context deadline exceeded', 200) : sync(operationJson('Success'));
  });
  expect((await outcome).status).toBe('Success');
  expect(waits).toBe(3);
});

test('newer daemons: what was failed and is forgotten keeps its message', async () => {
  const { outcome } = await follow((got) => (isWait(got) ? failure(400, 'disk full', 200) : notFound));
  expect(await rejection(outcome)).toMatchObject({ message: 'disk full', code: 'OPERATION_FAILED' });
});

test('an operation that failed because something else is not there was not forgotten', async () => {
  const message = 'Image not provided for instance creation';
  const { outcome } = await follow((got) =>
    isWait(got) ? failure(400, message, 200) : sync(operationJson('Failure', { err: message })),
  );
  expect(await rejection(outcome)).toMatchObject({ message, code: 'NOT_FOUND' });
});

test('a wait that the daemon ends while the operation runs is no result', async () => {
  let waits = 0;
  const { outcome } = await follow(() => sync(operationJson(++waits < 4 ? 'Running' : 'Success')));
  expect((await outcome).status).toBe('Success');
  expect(waits).toBe(4);
});

test('a wait that runs out of time is TIMEOUT and hands the operation over', async () => {
  const { outcome } = await follow(() => silence, { signal: AbortSignal.timeout(50) });
  const error = (await rejection(outcome)) as WaitTimeout<{ id: string; status: string }>;
  expect(error).toBeInstanceOf(WaitTimeout);
  expect(error.code).toBe('TIMEOUT');
  expect(error.lastState).toMatchObject({ id: operationJson('Running').id, status: 'Running' });
});

test('a request that dies without a word is no end: the operation is asked for again', async () => {
  let waits = 0;
  const { outcome } = await follow(
    () => (++waits === 1 ? silence : sync(operationJson('Success'))),
    {},
    { slice: 100, silence: 100 },
  );
  expect((await outcome).status).toBe('Success');
  expect(waits).toBe(2);
});

test('a wait that runs out of time while the daemon is away says so', async () => {
  const { outcome } = await follow(() => hangUp, { signal: AbortSignal.timeout(4_000) });
  const error = (await rejection(outcome)) as WaitTimeout<{ status: string }>;
  expect(error).toBeInstanceOf(WaitTimeout);
  expect(error.message).toMatch(/^last seen Running: Starting instance; the daemon could not be reached: /);
  expect(error.cause).toMatchObject({ code: 'CONNECTION' });
  expect(error.lastState?.status).toBe('Running');
});

test('an aborted wait is ABORTED', async () => {
  const controller = new AbortController();
  const { outcome } = await follow(() => ({ raw: () => controller.abort() }), { signal: controller.signal });
  expect((await rejection(outcome)).code).toBe('ABORTED');
});

test('an operation the daemon has forgotten: the thing itself tells', async () => {
  const done = await follow(() => notFound, { verify: async () => true });
  expect((await done.outcome).status).toBe('Success');

  for (const options of [{ verify: async () => false }, {}]) {
    const { outcome } = await follow(() => notFound, options);
    const error = await rejection(outcome);
    expect(error.code).toBe('OPERATION_FAILED');
    expect(error.message).toBe(
      'how this ended is not known: Starting instance (the daemon has forgotten it)',
    );
  }
});

test('a daemon that goes away and comes back without the operation: verified as interrupted work', async () => {
  let waits = 0;
  const heard: boolean[] = [];
  const { outcome } = await follow(() => (++waits <= 3 ? hangUp : notFound), {
    verify: async (interrupted) => {
      heard.push(interrupted);
      return false;
    },
  });
  expect((await rejection(outcome)).message).toContain('the daemon was restarted meanwhile');
  expect(heard).toEqual([true]);
}, 20_000);

test('a daemon that stays away is a CONNECTION error', async () => {
  const { outcome } = await follow(() => hangUp, {}, { outage: 1 });
  expect(await rejection(outcome)).toMatchObject({
    code: 'CONNECTION',
    details: ['last seen Running: Starting instance'],
  });
}, 20_000);

test('by events: an operation that ended before anybody listened is found by looking', async () => {
  const { daemon, outcome } = await follow(() => sync(operationJson('Success')), {}, byEvents);
  expect((await outcome).status).toBe('Success');
  expect(daemon.requests.some(isWait)).toBe(false);
});

test('by events: the end is heard, whatever comes before and after it', async () => {
  const { daemon, outcome } = await follow(() => sync(operationJson('Running')), {}, byEvents);
  daemon.onListener = () => {
    daemon.emit({ type: 'logging', metadata: { message: 'hello' } });
    daemon.emit(operationEvent(operationJson('Failure', { id: 'another', err: 'not ours' })));
    daemon.emit(operationEvent(operationJson('Running', { updated: '2026-11-21T09:35:47.2Z' })));
    daemon.emit(operationEvent(operationJson('Pending', { updated: '2026-11-21T09:35:47.1Z' })));
    daemon.emit(operationEvent(operationJson('Success', { updated: '2026-11-21T09:35:47.4Z' })));
    daemon.emit(operationEvent(operationJson('Running', { updated: '2026-11-21T09:35:47.3Z' })));
  };
  expect((await outcome).statusCode).toBe(200);
});

test('by events: a failure has the words of the daemon', async () => {
  const { daemon, outcome } = await follow(() => sync(operationJson('Running')), {}, byEvents);
  daemon.onListener = () => daemon.emit(operationEvent(operationJson('Failure', { err: 'disk full' })));
  expect(await rejection(outcome)).toMatchObject({
    message: 'disk full',
    status: 400,
    code: 'OPERATION_FAILED',
  });
});

test('by events: where they are lost, it is looked again', async () => {
  let ended = false;
  const { daemon, outcome } = await follow(
    () => sync(operationJson(ended ? 'Success' : 'Running')),
    {},
    byEvents,
  );
  let connections = 0;
  daemon.onListener = (socket) => {
    if (++connections > 1) return;
    ended = true;
    socket.terminate();
  };
  expect((await outcome).status).toBe('Success');
});

test('by events: without any, looking now and then does', async () => {
  let looks = 0;
  const patience = { ...byEvents, look: 20 };
  const { outcome } = await follow(
    () => sync(operationJson(++looks < 4 ? 'Running' : 'Success')),
    {},
    patience,
  );
  expect((await outcome).status).toBe('Success');
});
