import type { ComputeClient } from '@leister/compute';
import { expect, test } from 'vitest';
import type { Answer, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connect, rejection, startNova } from './support/stub-nova.js';

const retry = { limit: 2, minDelay: 1, maxDelay: 1 };

/** A Nova that does what it is asked first, and whose answer to that is lost. */
function novaThatLosesAnAnswer(next: () => Answer): Promise<Loopback> {
  let lost = 0;
  return startNova((_, response) => {
    if (lost++ > 0) return next();
    response.socket?.destroy();
    return undefined;
  });
}

test.each<[string, (client: ComputeClient) => Promise<unknown>]>([
  ['createServer', (client) => client.createServer({ name: 'web', flavorId: '1', imageId: 'i' })],
  ['rebootServer', (client) => client.rebootServer('s-1')],
  ['createServerImage', (client) => client.createServerImage('s-1', { name: 'kept' })],
])('%s is sent once: what became of it nobody knows', async (_, call) => {
  const nova = await novaThatLosesAnAnswer(() => ({ body: { server: { id: 's-1' } } }));
  expect(await rejection(call(connect(nova, { retry })))).toMatchObject({ code: 'CONNECTION', status: 0 });
  expect(nova.requests).toHaveLength(1);
});

test('createServers tells whose answer was lost, and goes on', async () => {
  const nova = await novaThatLosesAnAnswer(() => ({ status: 202, body: { server: { id: 's-2' } } }));
  const wanted = ['a', 'b'].map((name) => ({ name, flavorId: '1', imageId: 'i' }));
  const outcomes = await connect(nova, { retry }).createServers(wanted, { concurrency: 1 });
  expect(outcomes.map(({ item, value, error }) => `${item.name} ${value?.id ?? error?.code}`)).toEqual([
    'a CONNECTION',
    'b s-2',
  ]);
});

test('a wait for DELETED looks again', async () => {
  const nova = await novaThatLosesAnAnswer(() => ({ status: 404 }));
  expect(await connect(nova, { retry }).waitServerUntil('s-1', 'DELETED')).toMatchObject({
    id: 's-1',
    status: 'DELETED',
  });
  expect(askedOf(nova)).toEqual(['GET /servers/s-1', 'GET /servers/s-1']);
});

test('deleteServer, sent again, finds that it was done', async () => {
  const nova = await novaThatLosesAnAnswer(() => ({
    status: 404,
    body: { itemNotFound: { message: 'gone' } },
  }));
  await connect(nova, { retry }).deleteServer('s-1');
  expect(askedOf(nova)).toEqual(['DELETE /servers/s-1', 'DELETE /servers/s-1']);
});

test('deleteServer of a server that is not there is no success', async () => {
  const nova = await startNova(() => ({ status: 404 }));
  expect(await rejection(connect(nova, { retry }).deleteServer('s-1'))).toMatchObject({ code: 'NOT_FOUND' });
});
