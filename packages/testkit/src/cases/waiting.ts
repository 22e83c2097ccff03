import assert from 'node:assert/strict';
import type { Server } from '@leister/compute';
import type { Settled } from '@leister/rest';
import { assertRejects, soon } from '../rejections.js';
import { assertShape } from '../shapes.js';
import { always, type CaseDefinition } from './case.js';

/** Waits end when the cloud says so, when the time is up, or when the caller has had enough. */
export const waitCases: CaseDefinition[] = [
  always('waitServerWhile and waitServerUntil follow a new server', async (bench) => {
    const { client, timeout } = bench;
    const { id } = await bench.create();
    const seen: Server[] = [];
    const built = await client.waitServerWhile(id, 'BUILD', {
      timeout,
      onProgress: (server) => seen.push(server),
    });
    assertShape('server', built, 'the built server');
    assert.notEqual(built.status, 'BUILD');
    assert.ok(seen.length > 0, 'onProgress was told nothing');
    seen.forEach((server) => assertShape('server', server, 'the server told to onProgress'));
    assert.equal(seen.at(-1)?.status, built.status, 'onProgress was not told the last state');

    assert.equal(
      (await client.waitServerUntil(id, undefined, { timeout })).status,
      'ACTIVE',
      'ACTIVE is the default',
    );
    assert.equal((await client.waitServerUntil(id, ['SHUTOFF', 'active'], { timeout })).status, 'ACTIVE');
    assert.equal((await client.waitServerWhile(id, undefined, { timeout })).status, 'ACTIVE');
  }),

  always('waitServersWhile and waitServersUntil follow several new servers', async (bench) => {
    const { client, timeout } = bench;
    const ids = [(await bench.create()).id, (await bench.create()).id];
    const seen = new Set<string>();
    const onProgress = (server: Server): void => {
      assertShape('server', server, 'a server told to onProgress');
      seen.add(server.id);
    };
    const built = await client.waitServersWhile(ids, undefined, { timeout, onProgress });
    assertFollowed(built, ids, 'waitServersWhile');
    for (const { value } of built) assert.notEqual(value?.status, 'BUILD', 'BUILD is the default');
    assert.deepEqual([...seen].sort(), [...ids].sort(), 'onProgress was not told of each server');

    const active = await client.waitServersUntil(ids, undefined, { timeout });
    assertFollowed(active, ids, 'waitServersUntil');
    for (const { value } of active) assert.equal(value?.status, 'ACTIVE', 'ACTIVE is the default');
  }),

  always('a wait that runs out of time is TIMEOUT, with the last state', async (bench) => {
    const { client } = bench;
    const { id } = await bench.sharedServer();
    const [error, [outcome]] = await soon(
      'a wait of a second and a half',
      20_000,
      Promise.all([
        assertRejects('waitServerUntil', 'TIMEOUT', () =>
          client.waitServerUntil(id, 'SHELVED', { timeout: 1_500 }),
        ),
        client.waitServersUntil([id], 'SHELVED', { timeout: 1_500 }),
      ]),
    );
    const { lastState } = error as { lastState?: Server };
    assertShape('server', lastState, 'the last state');
    assert.deepEqual([lastState?.id, lastState?.status], [id, 'ACTIVE']);
    assert.equal(outcome?.error?.code, 'TIMEOUT', 'waitServersUntil');
  }),

  always('a wait that is aborted is ABORTED at once', async (bench) => {
    const { id } = await bench.sharedServer();
    for (const when of ['before', 'during'] as const) {
      const controller = new AbortController();
      const { signal } = controller;
      if (when === 'before') controller.abort();
      const wait = assertRejects(`a wait aborted ${when}`, 'ABORTED', () =>
        bench.client.waitServerUntil(id, 'SHELVED', {
          timeout: bench.timeout,
          signal,
          onProgress: () => setTimeout(() => controller.abort(), 50),
        }),
      );
      await soon(`a wait aborted ${when}`, 5_000, wait);
    }
  }),

  always('a wait for a server that is not there is NOT_FOUND, for DELETED it is over', async (bench) => {
    const { client, subject, timeout } = bench;
    const nobody = subject.unknownId;
    await assertRejects('waitServerUntil', 'NOT_FOUND', () =>
      client.waitServerUntil(nobody, 'ACTIVE', { timeout }),
    );
    await assertRejects('waitServerWhile', 'NOT_FOUND', () =>
      client.waitServerWhile(nobody, 'BUILD', { timeout }),
    );
    assert.equal((await client.waitServerUntil(nobody, 'DELETED', { timeout })).status, 'DELETED');

    const { id } = await bench.sharedServer();
    const outcomes = await client.waitServersUntil([nobody, id], 'ACTIVE', { timeout });
    assert.deepEqual(
      outcomes.map(({ item, value, error }) => [item, value?.id ?? error?.code]),
      [
        [nobody, 'NOT_FOUND'],
        [id, id],
      ],
    );
    const left = await client.waitServersWhile([nobody, id], 'BUILD', { timeout });
    assert.deepEqual(
      left.map(({ item, value, error }) => [item, value?.id ?? error?.code]),
      [
        [nobody, 'NOT_FOUND'],
        [id, id],
      ],
      'waitServersWhile does not tell of each',
    );
    assert.deepEqual(await client.waitServersUntil([], 'ACTIVE', { timeout }), []);
    assert.deepEqual(await client.waitServersWhile([], 'BUILD', { timeout }), []);
  }),

  always('what onProgress throws ends the wait', async (bench) => {
    const { id } = await bench.sharedServer();
    const mistake = new Error('a mistake of the caller');
    const wait = bench.client.waitServerUntil(id, 'SHELVED', {
      timeout: bench.timeout,
      onProgress: () => {
        throw mistake;
      },
    });
    const caught = await soon(
      'the wait',
      5_000,
      wait.catch((error: unknown) => error),
    );
    assert.ok(
      caught === mistake || (caught instanceof Error && caught.cause === mistake),
      'the mistake was lost',
    );
  }),
];

function assertFollowed(outcomes: readonly Settled<string, Server>[], ids: string[], what: string): void {
  assert.deepEqual(
    outcomes.map(({ item, value }) => [item, value?.id]),
    ids.map((id) => [id, id]),
    `${what} does not tell of each in order`,
  );
  for (const { value } of outcomes) assertShape('server', value, `a server of ${what}`);
}
