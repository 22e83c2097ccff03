import { describe, expect, test } from 'vitest';
import { type CallOptions, type Listing, type WaitOptions, WaitTimeout } from '@leister/rest';
import type { Answer, Handler, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connectTo, rejection, sentTo, startService } from '../../../test/support/stub-service.js';
import {
  type Acknowledged,
  type Collection,
  CollectionClient,
  flag,
  idOf,
  number,
  pickByNameOrId,
  recordList,
  snakeCase,
  text,
  textList,
  texts,
} from '../src/index.js';

interface Lamp {
  id: string;
  name: string;
  status: string;
  raw?: unknown;
}

const lamps: Collection<Lamp> = {
  path: '/lamps',
  one: 'lamp',
  many: 'lamps',
  read: (raw) => ({ id: idOf(raw), name: text(raw['name']) ?? '', status: text(raw['status']) ?? 'off' }),
};

class LampClient extends CollectionClient {
  list_(): Listing<Lamp> {
    return this.collectionList(lamps, lamps.path);
  }
  get_(id: string, options?: CallOptions): Promise<Lamp> {
    return this.collectionGet(lamps, id, options);
  }
  make(...names: string[]): Promise<Lamp[]> {
    return this.makeOf(names);
  }
  makeOf(names: readonly string[]): Promise<Lamp[]> {
    return this.collectionPostMany(lamps, names, (name) => ({ name }));
  }
  change(id: string): Promise<Lamp> {
    return this.collectionPut(lamps, id, { name: 'new' }, { microversion: '1.7' });
  }
  remove(id: string): Promise<Acknowledged> {
    return this.collectionDelete(lamps, id);
  }
  find(nameOrId: string): Promise<Lamp> {
    return this.findByNameOrId('lamp', nameOrId, { get: (id) => this.get_(id), list: () => this.list_() });
  }
  until(status: string | string[], options?: WaitOptions<Lamp>): Promise<Lamp> {
    return this.waitStatusUntil(
      { kind: 'lamp', look: (id, call) => this.get_(id, call) },
      '1',
      status,
      options,
    );
  }
  whilst(status: string, options?: WaitOptions<Lamp>): Promise<Lamp> {
    return this.waitStatusWhile(
      { kind: 'lamp', look: (id, call) => this.get_(id, call) },
      '1',
      status,
      options,
    );
  }
  protected override microversionHeaders(lowest: string | undefined): Record<string, string> {
    return lowest === undefined ? {} : { 'openstack-api-version': `lamp ${lowest}` };
  }
}

async function shop(handler: Handler): Promise<{ client: LampClient; service: Loopback }> {
  const service = await startService(handler);
  return { client: connectTo(LampClient, service, '/v1'), service };
}

const missing = { status: 404, body: { itemNotFound: { message: 'no lamp', code: 404 } } };

test('many at once, all or none; none is no request', async () => {
  const { client, service } = await shop(() => ({ body: { lamps: [{ id: 1 }, { id: 2 }] } }));
  expect((await client.make('a', 'b')).map(({ id }) => id)).toEqual(['1', '2']);
  expect(await client.make()).toEqual([]);
  expect(sentTo(service)).toEqual([{ lamps: [{ name: 'a' }, { name: 'b' }] }]);
});

test('many that are no list are refused', async () => {
  const { client, service } = await shop(() => ({}));
  const error = await rejection(client.makeOf('a' as never));
  expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', message: 'the lamps are to be a list' });
  expect(service.requests).toEqual([]);
});

test('a microversion goes with the call that needs it', async () => {
  const { client, service } = await shop(() => ({ body: { lamp: { id: '1' } } }));
  await client.change('1');
  await client.get_('1');
  expect(service.requests.map(({ headers }) => headers['openstack-api-version'])).toEqual([
    'lamp 1.7',
    undefined,
  ]);
});

test('an id stays one segment, and a bad one rejects', async () => {
  const { client, service } = await shop(() => ({ status: 204 }));
  await client.remove('a/b?c');
  expect(askedOf(service)).toEqual(['DELETE /v1/lamps/a%2Fb%3Fc']);
  expect(await rejection(client.remove(''))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await rejection(client.get_('..'))).toMatchObject({ code: 'INVALID_ARGUMENT' });
});

describe('finding', () => {
  const two = {
    lamps: [
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
      { id: '3', name: 'b' },
      { id: '7', name: '1' },
    ],
  };
  const handler: Handler = ({ url }) => {
    if (url === '/v1/lamps') return { body: two };
    return url === '/v1/lamps/2' ? { body: { lamp: two.lamps[1] } } : missing;
  };

  test('by id takes one request, by name a list', async () => {
    const { client, service } = await shop(handler);
    expect(await client.find('2')).toMatchObject({ id: '2' });
    expect(await client.find('a')).toMatchObject({ id: '1' });
    expect(await client.find('7')).toMatchObject({ id: '7' });
    expect(askedOf(service)).toEqual([
      'GET /v1/lamps/2',
      'GET /v1/lamps',
      'GET /v1/lamps/7',
      'GET /v1/lamps',
    ]);
  });

  test('by nothing is refused, although one has no name, and nothing is sent', async () => {
    const { client, service } = await shop(() => ({ body: { lamps: [{ id: '1', name: '' }] } }));
    for (const nothing of ['', ' ', undefined as unknown as string])
      expect(await rejection(client.find(nothing))).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0 });
    expect(askedOf(service)).toEqual([]);
    expect(() => pickByNameOrId('lamp', [{ id: '1', name: '' }], '')).toThrow('neither the id nor the name');
  });

  test('what is not there, or there twice', async () => {
    const { client } = await shop(handler);
    expect(await rejection(client.find('none'))).toMatchObject({ code: 'NOT_FOUND', status: 0 });
    expect(await rejection(client.find('b'))).toMatchObject({
      code: 'CONFLICT',
      status: 0,
      details: ['2', '3'],
    });
    expect(
      pickByNameOrId(
        'lamp',
        [
          { id: '1', name: '2' },
          { id: '2', name: 'x' },
        ],
        '2',
      ).name,
    ).toBe('x');
  });
});

describe('waiting', () => {
  const inTurn = (...statuses: string[]): Handler => {
    return () => {
      const status = statuses.length > 1 ? statuses.shift() : statuses[0];
      return status === 'gone' ? missing : { body: { lamp: { id: '1', name: 'a', status } } };
    };
  };
  const quick = { interval: 2 };

  test.each([
    ['in-use', 'in_use'],
    ['ACTIVE', 'active'],
    ['in_use', 'IN-USE'],
  ])('%s is %s', async (told, wanted) => {
    const { client } = await shop(inTurn('creating', told));
    expect(await client.until(wanted, quick)).toMatchObject({ status: told });
  });

  test('any of several', async () => {
    const { client } = await shop(inTurn('creating', 'error'));
    expect(await client.until(['available', 'error'], quick)).toMatchObject({ status: 'error' });
  });

  test('what is gone is deleted, and keeps what was known of it', async () => {
    const { client } = await shop(inTurn('deleting', 'gone'));
    expect(await client.until('deleted', quick)).toEqual({ id: '1', name: 'a', status: 'deleted' });
  });

  test('what goes while something else is waited for', async () => {
    const { client } = await shop(inTurn('creating', 'gone'));
    expect(await rejection(client.until('available', quick))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rejection(client.whilst('creating', quick))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('an error ends it', async () => {
    const { client } = await shop(inTurn('creating', 'error_extending'));
    expect(await rejection(client.until('available', quick))).toMatchObject({
      code: 'OPERATION_FAILED',
      message: 'lamp 1 is in error_extending',
      details: ['wanted available'],
    });
  });

  test('leaving a status, whatever comes', async () => {
    const { client } = await shop(inTurn('creating', 'error'));
    expect(await client.whilst('CREATING', quick)).toMatchObject({ status: 'error' });
  });

  test('out of time', async () => {
    const { client } = await shop(inTurn('creating'));
    const error = await rejection(client.until('available', { timeout: 30, interval: 2 }));
    expect(error).toBeInstanceOf(WaitTimeout);
    expect(error).toMatchObject({
      message: 'lamp 1 is still in creating after 30 ms',
      lastState: { status: 'creating' },
    });
    const late = await rejection(client.until('available', { signal: AbortSignal.timeout(30), interval: 2 }));
    expect(late.message).toBe('lamp 1 is still in creating at the deadline');
  });

  test('another fault ends it as it is', async () => {
    const { client } = await shop(() => ({ status: 403, body: { forbidden: { code: 403, message: 'no' } } }));
    expect(await rejection(client.until('available', quick))).toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
    });
  });
});

describe('reading', () => {
  test('values as services spell them', () => {
    expect([flag('True'), flag('false'), flag(true), flag('yes'), flag(1)]).toEqual([
      true,
      false,
      true,
      undefined,
      undefined,
    ]);
    expect([number('7'), number(''), number('x'), number(null)]).toEqual([
      7,
      undefined,
      undefined,
      undefined,
    ]);
    expect(textList(['a', 7, null, ''])).toEqual(['a', '7']);
    expect(textList('a')).toBeUndefined();
    expect(recordList([{ a: 1 }, 'x', null])).toEqual([{ a: 1 }]);
    expect(recordList(null)).toEqual([]);
    expect(texts({ a: 1, b: 'x' })).toEqual({ a: '1', b: 'x' });
  });

  test('names of fields', () => {
    const fields = {
      adminStateUp: true,
      ipv6RaMode: null,
      name: undefined,
      'binding:host_id': 'h',
      external: false,
    };
    expect(snakeCase(fields, { external: 'router:external' })).toEqual({
      admin_state_up: true,
      ipv6_ra_mode: null,
      'binding:host_id': 'h',
      'router:external': false,
    });
  });
});

describe('a wait whose service is away', () => {
  const lamp = (status: string): Answer => ({ body: { lamp: { id: '1', name: 'a', status } } });
  const away: Answer = { status: 503, body: 'restarting' };

  async function shopOf(...looks: Answer[]): Promise<LampClient> {
    const last = looks.at(-1)!;
    return (await shop(() => looks.shift() ?? last)).client;
  }

  test('outlives that', async () => {
    const client = await shopOf(lamp('DIM'), away, away, lamp('DIM'), away, lamp('BRIGHT'));
    expect(await client.until('BRIGHT', { interval: 1 })).toMatchObject({ status: 'BRIGHT' });
  });

  test('from the start fails', async () => {
    const client = await shopOf(away, lamp('BRIGHT'));
    expect(await rejection(client.until('BRIGHT', { interval: 1 }))).toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('to the end tells that, and what was seen last', async () => {
    const client = await shopOf(lamp('DIM'), away);
    const waiting = client.until('BRIGHT', { interval: 1, timeout: 200 });
    expect(await rejection(waiting)).toMatchObject({
      code: 'TIMEOUT',
      message: 'lamp 1 was last seen in DIM; after 200 ms the service could not be reached: restarting',
      lastState: { status: 'DIM' },
      cause: { code: 'UNAVAILABLE', status: 503 },
    });
  });
});
