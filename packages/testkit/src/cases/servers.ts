import assert from 'node:assert/strict';
import type { Server } from '@leister/compute';
import type { Bench } from '../bench.js';
import type { ContractClient } from '../contract-client.js';
import { assertRejects, settle } from '../rejections.js';
import { assertRaw, assertShape } from '../shapes.js';
import { always, type CaseDefinition } from './case.js';

/** The life of a server. */
export const serverCases: CaseDefinition[] = [
  always('a server is created, becomes ACTIVE, is deleted and gone', async (bench) => {
    const { client } = bench;
    const wanted = await bench.newServer();
    const created = await bench.create(wanted);
    assertShape('server', created, 'the created server');
    assert.equal(created.name, wanted.name, 'the name of the created server');
    assert.ok(
      ['BUILD', 'ACTIVE'].includes(created.status),
      `a new server is in BUILD, not in ${created.status}`,
    );

    const active = await bench.until(created.id, 'ACTIVE');
    assertShape('server', active, 'the ACTIVE server');
    assert.equal(active.id, created.id);
    const details = await client.getServerDetails(created.id);
    assertShape('server', details, 'the details');
    assert.deepEqual([details.id, details.name, details.status], [created.id, wanted.name, 'ACTIVE']);

    assertRaw(await client.deleteServer(created.id), 'the answer to deleteServer');
    const gone = await bench.until(created.id, 'DELETED');
    assert.equal(gone.status, 'DELETED');
    await assertGone(client, created.id);
    const left: Server[] = await client.listServers();
    assert.ok(!left.some(({ id }) => id === created.id), 'a deleted server is still listed');
  }),

  always('a name that is taken: refused by the cloud, or told apart by id', async (bench) => {
    const { client } = bench;
    const first = await bench.createActive();
    const again = { ...(await bench.newServer()), name: first.name };
    const outcome = await settle('createServer', () => client.createServer(again));
    if ('value' in outcome) {
      bench.deleteLater((outcome.value as Server).id);
      await assertAmbiguous(bench, first, outcome.value as Server);
    } else {
      const { code, message } = outcome.error;
      const codes = ['CONFLICT', 'BAD_REQUEST', 'OPERATION_FAILED'];
      assert.ok(codes.includes(code), `a taken name is ${codes.join(' or ')}, not ${code}: ${message}`);
      const told = [message, ...outcome.error.details].join(' ');
      assert.match(
        told,
        new RegExp(`${first.name}|name|exist`),
        'the error does not say that the name is taken',
      );
    }
    const still = await client.getServerDetails(first.id);
    assert.deepEqual(
      [still.id, still.status],
      [first.id, 'ACTIVE'],
      'the server that had the name was touched',
    );
  }),

  always('findServer finds by id and by name', async (bench) => {
    const { client } = bench;
    const server = await bench.sharedServer();
    for (const nameOrId of [server.id, server.name]) {
      const found = await client.findServer(nameOrId);
      assertShape('server', found, `findServer(${nameOrId})`);
      assert.equal(found.id, server.id);
    }
    const nobody = bench.newName();
    const error = await assertRejects('findServer of no server', 'NOT_FOUND', () =>
      client.findServer(nobody),
    );
    assert.ok(error.message.includes(nobody), 'the error does not tell what was looked for');
    assert.equal(error.status, 0, 'findServer of no server: the cloud did not say so, so there is no status');
  }),

  always('createServers goes on after a failure and tells of each in order', async (bench) => {
    const { client } = bench;
    const [first, bad, last] = [await bench.newServer(), await bench.newServer(), await bench.newServer()];
    const servers = [first, { ...bad, flavorId: 'no-such-flavor' }, last, { ...bad, flavorId: '' }];
    const told: string[] = [];
    const outcomes = await client.createServers(servers, {
      concurrency: 2,
      onSettled: ({ item, value }) => told.push(`${item.name} ${value ? 'created' : 'failed'}`),
    });
    for (const { value } of outcomes) if (value) bench.deleteLater(value.id);

    assert.deepEqual(
      outcomes.map(({ item }) => item.flavorId),
      servers.map(({ flavorId }) => flavorId),
      'the outcomes are not in the order of the servers',
    );
    assert.deepEqual(
      outcomes.map(({ value, error }) => value?.name ?? error?.name.replace(/.*/, 'failed')),
      [first.name, 'failed', last.name, 'failed'],
    );
    assert.deepEqual(
      told.sort(),
      [`${first.name} created`, `${last.name} created`, `${bad.name} failed`, `${bad.name} failed`].sort(),
      'onSettled was not told of each',
    );
    for (const { value } of outcomes) if (value) assertShape('server', value, 'a created server');
    for (const { error } of outcomes) if (error) assert.notEqual(error.message, '');
    const ids = outcomes.flatMap(({ value }) => value?.id ?? []);
    assert.equal(new Set(ids).size, 2, 'two servers have the same id');

    const active = await client.waitServersUntil(ids, 'ACTIVE', { timeout: bench.timeout });
    assert.deepEqual(
      active.map(({ item, value }) => [item, value?.id, value?.status]),
      ids.map((id) => [id, id, 'ACTIVE']),
    );
  }),
];

async function assertAmbiguous(bench: Bench, first: Server, second: Server): Promise<void> {
  assert.notEqual(second.id, first.id, 'two servers have the same id');
  const error = await assertRejects('findServer of two servers with one name', 'CONFLICT', () =>
    bench.client.findServer(first.name),
  );
  assert.deepEqual(
    [...error.details].sort(),
    [first.id, second.id].sort(),
    'the error does not tell the ids',
  );
  assert.equal((await bench.client.findServer(first.id)).id, first.id);
}

/** Nova shows an administrator what was deleted, as DELETED; to all others it is not there. */
async function assertGone(client: ContractClient, id: string): Promise<void> {
  const outcome = await settle('getServerDetails', () => client.getServerDetails(id));
  if ('error' in outcome) assert.equal(outcome.error.code, 'NOT_FOUND', 'the error of a deleted server');
  else
    assert.equal((outcome.value as Server).status, 'DELETED', 'a deleted server is told as if it were there');
}
