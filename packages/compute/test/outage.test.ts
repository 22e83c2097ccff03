import { expect, test } from 'vitest';
import type { Answer } from '../../../test/support/loopback.js';
import { connect, rejection, startNova } from './support/stub-nova.js';

const soon = { interval: 1, maxInterval: 1, timeout: 10_000 };

/** A Nova that answers one look after the other so: a status of the server, or an HTTP status. */
async function clientOf(...looks: (string | number)[]) {
  const nova = await startNova((): Answer => {
    const look = looks.shift() ?? 'ACTIVE';
    return typeof look === 'number'
      ? { status: look, body: { fault: { message: 'out of order' } } }
      : { body: { server: { id: 'a', name: 'n-a', status: look } } };
  });
  return connect(nova);
}

test('a wait outlives a service that is away for a while', async () => {
  const client = await clientOf('BUILD', 503, 503, 'BUILD', 503, 'ACTIVE');
  expect((await client.waitServerUntil('a', 'ACTIVE', soon)).status).toBe('ACTIVE');
});

test('a service that is away from the start is waited for by nobody', async () => {
  const client = await clientOf(503, 'ACTIVE');
  expect((await rejection(client.waitServerUntil('a', 'ACTIVE', soon))).code).toBe('UNAVAILABLE');
});

test('what is no outage ends the wait', async () => {
  const client = await clientOf('BUILD', 500, 'ACTIVE');
  expect((await rejection(client.waitServerUntil('a', 'ACTIVE', soon))).code).toBe('SERVER');
});

test('a wait that runs out of time during an outage is TIMEOUT, with the state before and the outage', async () => {
  const client = await clientOf('BUILD', ...Array<number>(10_000).fill(503));
  const error = await rejection(client.waitServerUntil('a', 'ACTIVE', { ...soon, timeout: 200 }));
  expect(error).toMatchObject({
    code: 'TIMEOUT',
    message: 'server a was last seen in BUILD; after 200 ms the service could not be reached: out of order',
    lastState: { status: 'BUILD' },
    cause: { code: 'UNAVAILABLE', status: 503 },
  });
});

test('an outage that is over is told of nobody', async () => {
  const client = await clientOf('BUILD', 503, ...Array<string>(10_000).fill('BUILD'));
  const error = await rejection(client.waitServerUntil('a', 'ACTIVE', { ...soon, timeout: 200 }));
  expect(error).toMatchObject({ code: 'TIMEOUT', message: 'server a is still in BUILD after 200 ms' });
  expect(error.cause).toBeUndefined();
});

test('a service that dies in mid-wait is told of every server that was waited for', async () => {
  const nova = await startNova((): Answer => {
    setImmediate(() => void nova.close());
    const servers = ['ACTIVE', 'BUILD', 'BUILD'].map((status, id) => ({ id, name: `n-${id}`, status }));
    return { body: { servers }, headers: { connection: 'close' } };
  });
  const outcomes = await connect(nova).waitServersUntil(['0', '1', '2'], 'ACTIVE', { ...soon, timeout: 300 });
  expect(outcomes[0]!.value).toMatchObject({ status: 'ACTIVE' });
  for (const { item, error } of outcomes.slice(1)) {
    expect(error).toMatchObject({ code: 'TIMEOUT', cause: { code: 'CONNECTION' } });
    expect(error?.message).toMatch(
      new RegExp(`^server ${item} was last seen in BUILD; after 300 ms the service could not be reached: `),
    );
  }
});

test('a service that falls silent in mid-wait is not told as a server that stays where it is', async () => {
  const nova = await startNova((): Answer | Promise<Answer> => {
    if (nova.requests.length > 1) return new Promise(() => undefined);
    return { body: { server: { id: 'a', name: 'n-a', status: 'ACTIVE' } } };
  });
  const waiting = connect(nova).waitServerUntil('a', 'SHUTOFF', { ...soon, timeout: 2_500 });
  const error = await rejection(waiting);
  expect(error).toMatchObject({
    code: 'TIMEOUT',
    lastState: { status: 'ACTIVE' },
    cause: { code: 'TIMEOUT' },
  });
  expect(error.message).toMatch(
    /^server a was last seen in ACTIVE; after 2500 ms the service could not be reached: no answer for \d+ s$/,
  );
});
