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

test('a wait that runs out of time during an outage is TIMEOUT, with the state before', async () => {
  const client = await clientOf('BUILD', ...Array<number>(10_000).fill(503));
  const error = await rejection(client.waitServerUntil('a', 'ACTIVE', { ...soon, timeout: 200 }));
  expect(error).toMatchObject({ code: 'TIMEOUT', lastState: { status: 'BUILD' } });
});
