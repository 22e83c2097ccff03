import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClientError, jsonDialect, path, RestClient } from '@leister/rest';
import { encodeQuery } from '../src/query.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

describe('the path tag', () => {
  test('encodes each value as one segment', () => {
    expect(path`/servers/${7}/metadata/${'a b/ü?#%'}`).toBe('/servers/7/metadata/a%20b%2F%C3%BC%3F%23%25');
  });

  test('does without values', () => {
    expect(path`/servers/detail`).toBe('/servers/detail');
  });

  test.each(['', '.', '..', 'a\nb', 'a\0', '\x7f', '\x85', '\ud800'])('refuses %j', (value) => {
    expect(() => path`/servers/${value}`).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  test('refuses what is missing, for callers without types', () => {
    expect(() => path`/servers/${undefined as unknown as string}`).toThrow(ClientError);
  });

  test('any value comes back as it was, or is refused', async () => {
    const server = await serve(({ url }) => ({ body: { url } }));
    const client = new RestClient({ endpoint: server.url });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
        async (value) => {
          let at: string;
          try {
            at = path`/things/${value}/end`;
          } catch (error) {
            expect(error).toBeInstanceOf(ClientError);
            return;
          }
          const segments = at.split('/');
          expect(segments).toHaveLength(4);
          expect(decodeURIComponent(segments[2] ?? '')).toBe(value);
          // What a server would take for a climb is refused at the latest here; the rest arrives as it was built.
          const outcome = await client.get<{ url: string }>(at).catch((error: unknown) => error);
          if (outcome instanceof ClientError) expect(outcome.code).toBe('INVALID_ARGUMENT');
          else expect(outcome).toMatchObject({ body: { url: at } });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a path that is refused', () => {
  test.each([
    '/a/../b',
    '/..',
    '..',
    '/a/./b',
    '/%2e%2e/b',
    '/%2E./b',
    '/a/.%2e',
    '/a%2f..%2fb',
    '/a%2F%2e%2e',
    '/a\\..\\b',
    '/a\\b',
    '/a%5c..%5cb',
    '/a\nb',
    '/a\r\nHost: other',
    '/a\0',
    '/a%00',
    '/a%0d%0ab',
    '/a%7f',
    '/a?x=\n',
    '/a#part',
    'http://HOST/a/../b',
    'http://HOST/%2e%2e/b',
  ])('%j', async (text) => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url + '/base' });
    const error = await rejection(client.get(text.replace('http://HOST', server.url)));
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(server.requests).toHaveLength(0);
  });

  test('nothing but a path is one', async () => {
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    expect(await rejection(client.get(undefined as unknown as string))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});

describe('on a service whose names may hold control characters', () => {
  const dialect = { ...jsonDialect, controlsInNames: true };

  test('they are sent, encoded', async () => {
    const server = await serve(() => ({ body: {} }));
    await new RestClient({ endpoint: server.url + '/base', dialect }).get('/a%0Ab%7f');
    expect(server.requests.map((request) => request.url)).toEqual(['/base/a%0Ab%7f']);
  });

  test.each(['/a\nb', '/a\r\nHost: other', '/a/..', '/a%0A/%2e%2e/b'])(
    '%j is refused all the same',
    async (text) => {
      const server = await serve(() => ({ body: {} }));
      const client = new RestClient({ endpoint: server.url + '/base', dialect });
      expect((await rejection(client.get(text))).code).toBe('INVALID_ARGUMENT');
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe('a path that is sent as it is', () => {
  test.each([
    ['/a b', '/base/a%20b'],
    ['/a ', '/base/a%20'],
    ['/ünï', '/base/%C3%BCn%C3%AF'],
    ['/...', '/base/...'],
    ['/a..b/.c', '/base/a..b/.c'],
    ['/a?next=../b', '/base/a?next=../b'],
    ['//a//b', '/base//a//b'],
    ['', '/base'],
    ['?x', '/base?x'],
    ['@other.example/', '/base/@other.example/'],
  ])('%j', async (text, url) => {
    const server = await serve(() => ({ body: {} }));
    await new RestClient({ endpoint: server.url + '/base' }).get(text);
    expect(server.requests.map((request) => request.url)).toEqual([url]);
  });
});

describe('a query', () => {
  test.each([
    [{}, ''],
    [{ a: 1, b: true, c: 'x y' }, 'a=1&b=true&c=x%20y'],
    [{ a: undefined, b: null }, 'b'],
    [{ a: [1, 'two'] }, 'a=1&a=two'],
    [{ a: '' }, 'a='],
    [{ 'ä&': '=?#' }, '%C3%A4%26=%3D%3F%23'],
  ])('%j', (query, expected) => {
    expect(encodeQuery(query)).toBe(expected);
  });

  test('comes back as it was', () => {
    const values = fc.dictionary(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(values, (query) => {
        fc.pre(
          Object.entries(query)
            .flat()
            .every((text) => !/\p{Cs}/u.test(text)),
        );
        const read = new URLSearchParams(encodeQuery(query).replaceAll('+', '%2B'));
        expect(Object.fromEntries(read)).toEqual({ ...query });
      }),
    );
  });

  test('half a surrogate pair is a bad argument', async () => {
    const client = new RestClient({ endpoint: 'http://127.0.0.1:1' });
    const error = await rejection(client.get('/', { query: { a: '\ud800' } }));
    expect(error.code).toBe('INVALID_ARGUMENT');
  });

  test.each([{ b: 1 }, NaN, Infinity, Symbol('x'), new Date(0), () => 1, [['x']], [null]])(
    '%o is no value, and nothing is sent',
    async (value) => {
      const server = await serve(() => ({ body: {} }));
      const client = new RestClient({ endpoint: server.url });
      const error = await rejection(client.get('/', { query: { a: value as never } }));
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', message: 'not a value for a query: a' });
      expect(server.requests).toEqual([]);
    },
  );

  test("of the call wins over that of the client, and a name in the path over the client's", async () => {
    const server = await serve(() => ({ body: {} }));
    const client = new RestClient({ endpoint: server.url, query: { project: 'p', limit: 5 } });
    await client.get('/a', { query: { limit: 10 } });
    await client.get('/a?project=q', { query: { limit: undefined } });
    expect(server.requests.map(({ url }) => url)).toEqual(['/a?project=p&limit=10', '/a?project=q']);
  });

  test('of the client stays with its origin', async () => {
    const [own, other] = await Promise.all([serve(() => ({ body: {} })), serve(() => ({ body: {} }))]);
    await new RestClient({ endpoint: own.url, query: { key: 'mine' } }).get(`${other.url}/x`);
    expect(other.requests.map(({ url }) => url)).toEqual(['/x']);
  });
});
