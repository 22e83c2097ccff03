import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Listing } from '@leister/rest';
import type { ListServers, Server } from '@leister/compute';
import type { Bench } from '../bench.js';
import { assertRejects, settle } from '../rejections.js';
import { assertShape } from '../shapes.js';
import { always, type CaseDefinition } from './case.js';

/** Lists are lazy, may be awaited or gone through, and come in pages. */
export const listCases: CaseDefinition[] = [
  always('a listing is lazy, and dropped without a trace', async (bench) => {
    const { client } = bench;
    await bench.sendsNothing('a listing that nobody used', async () => {
      const lists = [client.listServers(), client.listFlavors(), client.listImages()];
      for (const list of lists) assertListing(list);
      void client.listServers({}, { signal: AbortSignal.abort() });
      await sleep(20);
    });
  }),

  always('a listing may be awaited and gone through, again and again', async (bench) => {
    const { client } = bench;
    await bench.sharedServer();
    const flavors = client.listFlavors();
    const all = await flavors;
    assert.equal(await flavors, all, 'a second await asks again');
    for (let pass = 0; pass < 2; pass++) assert.deepEqual(ids(await collect(flavors)), ids(all));

    for await (const server of client.listServers({ limit: 1 })) {
      assertShape('server', server, 'the first server of the listing');
      break;
    }
  }),

  always('pages: limit and marker give every server exactly once', async (bench) => {
    const { client } = bench;
    // What is still being built moves between Nova's pages.
    const mine = [(await bench.sharedServer()).id, (await bench.createActive()).id];
    const whole = ids(await client.listServers());
    for (const id of mine)
      assert.equal(count(whole, id), 1, `server ${id} is listed ${count(whole, id)} times`);

    const paged: string[] = [];
    for await (const page of client.listServers({ limit: 1 }).pages()) {
      assert.ok(page.length <= 1, `a page of ${page.length} servers where the limit is 1`);
      paged.push(...ids(page));
      assert.ok(paged.length <= whole.length + 100, 'the pages do not end');
    }
    for (const id of mine)
      assert.equal(count(paged, id), 1, `server ${id} is in ${count(paged, id)} pages of limit 1`);

    const [first, second] = whole.filter((id) => mine.includes(id));
    assert.ok(first !== undefined && second !== undefined);
    const rest = ids(await client.listServers({ marker: first }));
    assert.ok(!rest.includes(first), 'the marker itself is listed after it');
    assert.equal(count(rest, second), 1, 'what comes after the marker is not listed');
  }),

  always('detail: false gives the same type with less in it', async (bench) => {
    const server = await bench.sharedServer();
    const brief = await bench.client.listServers({ detail: false });
    brief.forEach((item, index) => assertShape('server', item, `server ${index} without details`));
    const found = brief.find(({ id }) => id === server.id);
    assert.equal(found?.name, server.name);
  }),

  always('filters of servers filter, or are refused', async (bench) => {
    const server = await bench.sharedServer();
    await assertFilter(bench, { name: server.name }, server, ({ name }) => name.includes(server.name));
    await assertFilter(bench, { status: 'ACTIVE' }, server, ({ status }) => status === 'ACTIVE');
    await assertFilter(bench, { status: 'active' }, server, ({ status }) => status === 'ACTIVE');
    for (const status of ['SHUTOFF', 'STOPPED']) {
      await assertFilter(bench, { status }, undefined, (seen) => seen.status === 'SHUTOFF');
    }
    await assertFilter(bench, { name: bench.newName() }, undefined, () => false);
    if (server.image?.id !== undefined) {
      await assertFilter(
        bench,
        { image: server.image.id },
        server,
        ({ image }) => image?.id === server.image?.id,
      );
    }
    if (server.flavor?.id !== undefined) {
      await assertFilter(
        bench,
        { flavor: server.flavor.id },
        server,
        ({ flavor }) => flavor?.id === server.flavor?.id,
      );
    }
    const longAgo = '2001-01-01T00:00:00Z';
    await assertFilter(
      bench,
      { changesSince: longAgo },
      server,
      ({ updated }) => updated === undefined || updated > longAgo,
    );
    await assertFilter(bench, { changesSince: '2099-01-01T00:00:00Z' }, undefined, () => false);
    await assertFilter(bench, { host: 'no-such-host' }, undefined, () => false);
  }),

  always('a listing that is aborted stops before the next page', async (bench) => {
    await bench.sharedServer();
    const controller = new AbortController();
    const listing = bench.client.listServers({ limit: 1 }, { signal: controller.signal });
    await assertRejects('the listing', 'ABORTED', async () => {
      for await (const _ of listing) controller.abort();
      // A listing of one page has no next one to stop before.
      await bench.client.listServers({}, { signal: controller.signal });
    });
  }),
];

/** Every server the filter lets through must pass the test, and `expected` be among them. */
async function assertFilter(
  { client }: Bench,
  filter: ListServers,
  expected: Server | undefined,
  passes: (server: Server) => boolean,
): Promise<void> {
  const what = `listServers(${JSON.stringify(filter)})`;
  const outcome = await settle(what, () => client.listServers(filter));
  if ('error' in outcome) {
    const { code, message } = outcome.error;
    assert.ok(['UNSUPPORTED', 'BAD_REQUEST', 'FORBIDDEN'].includes(code), `${what}: ${code} ${message}`);
    return;
  }
  const servers = outcome.value as Server[];
  for (const server of servers) assert.ok(passes(server), `${what} gave ${server.name} in ${server.status}`);
  if (expected)
    assert.ok(
      servers.some(({ id }) => id === expected.id),
      `${what} does not give ${expected.name}`,
    );
}

function assertListing(value: unknown): void {
  const list = value as Partial<Listing<unknown>>;
  assert.ok(!(value instanceof Promise), 'the list is a promise: it is asked for although nobody used it');
  assert.equal(typeof list[Symbol.asyncIterator], 'function', 'the list cannot be gone through item by item');
  assert.equal(typeof list.pages, 'function', 'the list cannot be gone through by page');
  assert.equal(typeof list.then, 'function', 'the list cannot be awaited');
}

async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

function ids(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function count(items: readonly string[], wanted: string): number {
  return items.filter((item) => item === wanted).length;
}
