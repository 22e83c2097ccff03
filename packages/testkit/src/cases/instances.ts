import assert from 'node:assert/strict';
import { assertRejects } from '../rejections.js';
import { always, type CaseDefinition } from './case.js';

/** A client keeps nothing of a call: any number may be under way, and clones do not disturb each other. */
export const instanceCases: CaseDefinition[] = [
  always('twenty calls at once each get their own answer', async (bench) => {
    const { client, subject } = bench;
    const one = await bench.sharedServer();
    const other = await bench.create();
    const calls = Array.from({ length: 5 }, (_, round) => [
      async () =>
        assert.equal((await client.getServerDetails(one.id)).id, one.id, `call ${round} got another server`),
      async () =>
        assert.equal(
          (await client.getServerDetails(other.id)).id,
          other.id,
          `call ${round} got another server`,
        ),
      async () => {
        const listed = (await client.listServers()).map(({ id }) => id);
        for (const { id } of [one, other])
          assert.ok(listed.includes(id), 'a list among other calls lacks a server');
      },
      () => assertRejects('getServerDetails', 'NOT_FOUND', () => client.getServerDetails(subject.unknownId)),
    ]).flat();
    await Promise.all(calls.map((call) => call()));
  }),

  always('an abort stops its own call and no other', async (bench) => {
    const { id } = await bench.sharedServer();
    const controller = new AbortController();
    const stopped = assertRejects('the aborted call', 'ABORTED', () =>
      bench.client.getServerDetails(id, { signal: controller.signal }),
    );
    const others = Array.from({ length: 5 }, () => bench.client.getServerDetails(id));
    controller.abort();
    await stopped;
    for (const other of await Promise.all(others)) assert.equal(other.id, id);
  }),

  always('with() gives a client of the same cloud and leaves the first alone', async (bench) => {
    const { client } = bench;
    const { id } = await bench.sharedServer();
    const clone = client.with({ timeout: 60_000 });
    assert.notEqual(clone, client);
    assert.equal(
      Object.getPrototypeOf(clone),
      Object.getPrototypeOf(client),
      'the clone is of another class',
    );
    assert.equal((await clone.getServerDetails(id)).id, id);
    assert.deepEqual(await clone.features(), await client.features());
    assert.deepEqual((await clone.findServer(id)).id, id);

    const stopped = client.with({ signal: AbortSignal.abort() });
    await bench.sendsNothing('a clone with an aborted signal', async () => {
      await assertRejects('getServerDetails', 'ABORTED', () => stopped.getServerDetails(id));
      await assertRejects('listServers', 'ABORTED', () => stopped.listServers());
    });
    assert.equal((await client.getServerDetails(id)).id, id, "a clone's signal stopped the client");
    // Its own options win over those of the client it was cloned from.
    assert.equal((await stopped.with({ signal: undefined }).getServerDetails(id)).id, id);
  }),
];
