import { setTimeout as sleep } from 'node:timers/promises';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';
import { describe, expect, test } from 'vitest';
import { CloudPool, type CloudDefinition, type CloudLimits, ServedCloud } from '../src/index.js';
import { start } from './support/start.js';

const limits: CloudLimits = { concurrency: 2, queue: 3, timeout: 60_000, refreshTries: 3 };

/** A cloud that counts how often a client was made. */
function definition(open: () => DummyClient | Promise<DummyClient>, name = 'c'): CloudDefinition {
  return { name, type: 'dummy', title: 'Dummy', host: '127.0.0.1', open: async () => open() };
}

const expired = (): ClientError => new ClientError('expired', { status: 401 });

describe('a login that has expired', () => {
  test('is renewed once for all calls that find it so, and they are repeated', async () => {
    let made = 0;
    const cloud = new ServedCloud(
      definition(() => {
        made++;
        return new DummyClient();
      }),
      limits,
    );
    const seen = new Set<unknown>();
    let firstCalls = 0;
    const ask = (): Promise<string> =>
      cloud.ask(async (client) => {
        seen.add(client);
        if (seen.size === 1 && client === [...seen][0]) {
          firstCalls++;
          await sleep(20);
          throw expired();
        }
        return 'done';
      });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['done', 'done', 'done']);
    expect(firstCalls).toBe(2);
    expect(made).toBe(2);
  });

  test('is given up after so many tries, with the error of the cloud', async () => {
    let calls = 0;
    const cloud = new ServedCloud(
      definition(() => new DummyClient()),
      limits,
    );
    const asking = cloud.ask(async () => {
      calls++;
      throw expired();
    });
    await expect(asking).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(calls).toBe(3);
  });

  test('leaves the cloud as it was when no new client can be made', async () => {
    let made = 0;
    const cloud = new ServedCloud(
      definition(() => {
        if (made++ === 1) throw new Error('no way');
        return new DummyClient();
      }),
      limits,
    );
    let failures = 2;
    const ask = (): Promise<unknown> =>
      cloud.ask(async (client) => {
        if (failures-- > 0) throw expired();
        return client.listImages();
      });
    expect(await ask()).toHaveLength(3);
    expect(await ask()).toHaveLength(3);
  });

  test('repeats nothing that changes something, and the next call has a new client', async () => {
    let orders = 0;
    const clients: unknown[] = [];
    const cloud = new ServedCloud(
      definition(() => new DummyClient()),
      limits,
    );
    const ordering = cloud.order(async (client) => {
      orders++;
      clients.push(client);
      throw expired();
    });
    await expect(ordering).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(orders).toBe(1);
    await cloud.order(async (client) => clients.push(client));
    expect(clients[1]).not.toBe(clients[0]);
  });

  test('closes the client only when the last call on it is over', async () => {
    const closed: DummyClient[] = [];
    class Watched extends DummyClient {
      override close(): Promise<void> {
        closed.push(this);
        return super.close();
      }
    }
    const cloud = new ServedCloud(
      definition(() => new Watched()),
      limits,
    );
    let release: (() => void) | undefined;
    const long = cloud.ask(() => new Promise<void>((resolve) => (release = resolve)));
    await expect(
      cloud.order(async () => {
        throw expired();
      }),
    ).rejects.toThrow('expired');
    expect(closed).toEqual([]);
    release!();
    await long;
    await expect.poll(() => closed.length).toBe(1);
  });
});

test('other failures are not repeated', async () => {
  let calls = 0;
  const cloud = new ServedCloud(
    definition(() => new DummyClient()),
    limits,
  );
  const asking = cloud.ask(async () => {
    calls++;
    throw new ClientError('broken', { status: 503 });
  });
  await expect(asking).rejects.toMatchObject({ status: 503 });
  expect(calls).toBe(1);
});

describe('limits', () => {
  test('so many calls at once, so many waiting, and no more', async () => {
    const cloud = new ServedCloud(
      definition(() => new DummyClient()),
      limits,
    );
    await cloud.open();
    let atOnce = 0;
    let most = 0;
    let release: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const work = async (): Promise<void> => {
      most = Math.max(most, ++atOnce);
      await gate;
      atOnce--;
    };
    const calls = Array.from({ length: 5 }, () => cloud.ask(work));
    await expect.poll(() => cloud.load).toEqual({ active: 2, waiting: 3 });
    await expect(cloud.ask(work)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    release!();
    await Promise.all(calls);
    expect(most).toBe(2);
  });

  test('a call that heeds no signal ends for its caller, and those that waited are not begun', async () => {
    const cloud = new ServedCloud(
      definition(() => new DummyClient()),
      { ...limits, concurrency: 1, timeout: 50 },
    );
    let begun = 0;
    const hang = (): Promise<never> => {
      begun++;
      return new Promise(() => undefined);
    };
    const calls = [cloud.ask(hang), cloud.ask(hang)];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(begun).toBe(1);
  });

  test('a client that never settles does not take turns away for good', async () => {
    const cloud = new ServedCloud(
      definition(() => new DummyClient()),
      { ...limits, concurrency: 1, timeout: 50 },
    );
    const hanging = cloud.order(() => new Promise(() => undefined));
    await expect(hanging).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect.poll(() => cloud.load.active).toBe(0);
    expect(await cloud.ask((client) => client.listImages())).toHaveLength(3);
  });

  test('a cloud that hangs leaves the others as they were', async () => {
    class Hanging extends DummyClient {
      override listServers(): never {
        return new Promise(() => undefined) as never;
      }
    }
    const hanging = definition(() => new Hanging(), 'hanging');
    const { send } = await start(
      { limits: { cloud: { concurrency: 1, timeout: 0.2, queue: 2 } } },
      { clouds: [hanging] },
    );
    const hung = Array.from({ length: 4 }, () => send('GET', '/nodes/hanging'));
    expect(await send('GET', '/nodes/default')).toMatchObject({ status: 200 });
    for (const { status, body } of await Promise.all(hung)) {
      expect([status, body['message']]).toEqual([500, 'Cloud not valid or wrong path']);
    }
  });
});

test('default is first, the others are as they were configured', () => {
  const of = (name: string) => ({ ...definition(() => new DummyClient(), name), limits });
  const pool = new CloudPool(['b', 'default', 'a'].map(of));
  expect([...pool].map((cloud) => cloud.definition.name)).toEqual(['default', 'b', 'a']);
});
