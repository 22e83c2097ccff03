import { describe, expect, test } from 'vitest';
import { ClientError, Listing, type Page, RestClient, tokenCredentials } from '@leister/rest';
import type { Loopback } from '../../../test/support/loopback.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

/** Three pages, and a count of how often one was fetched. */
function threePages(options?: { signal?: AbortSignal }): {
  listing: Listing<number>;
  fetched: (string | undefined)[];
} {
  const fetched: (string | undefined)[] = [];
  const pages: Record<string, Page<number>> = {
    '': { items: [1, 2], next: 'b' },
    b: { items: [], next: 'c' },
    c: { items: [3] },
  };
  const listing = new Listing<number>(async (next) => {
    fetched.push(next);
    return pages[next ?? '']!;
  }, options);
  return { listing, fetched };
}

describe('a listing', () => {
  test('fetches nothing until it is used', async () => {
    const { fetched } = threePages();
    await Promise.resolve();
    expect(fetched).toEqual([]);
  });

  test('that is dropped rejects nothing', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const dropped = new Listing(() => Promise.reject(new Error('never asked for')));
    void dropped.map((item) => item);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
  });

  test('gives all items when awaited, and asks once however often it is', async () => {
    const { listing, fetched } = threePages();
    const [first, second] = await Promise.all([listing, listing]);
    expect(first).toEqual([1, 2, 3]);
    expect(second).toBe(first);
    expect(await listing).toBe(first);
    expect(fetched).toEqual([undefined, 'b', 'c']);
  });

  test('goes item by item, a new pass for each loop, and asks for a page when it gets there', async () => {
    const { listing, fetched } = threePages();
    const seen: [number, number][] = [];
    for await (const item of listing) seen.push([item, fetched.length]);
    expect(seen).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
    ]);
    for await (const item of listing) if (item) break;
    expect(fetched).toEqual([undefined, 'b', 'c', undefined]);
  });

  test('goes page by page', async () => {
    const pages: number[][] = [];
    for await (const items of threePages().listing.pages()) pages.push(items);
    expect(pages).toEqual([[1, 2], [], [3]]);
  });

  test('asks for no page after a break', async () => {
    const { listing, fetched } = threePages();
    for await (const item of listing) if (item === 2) break;
    for await (const items of listing.pages()) if (items) break;
    expect(fetched).toEqual([undefined, undefined]);
  });

  test('is changed and filtered as lazily', async () => {
    const { listing, fetched } = threePages();
    const changed = listing.filter((item) => item !== 2).map((item) => `n${item}`);
    expect(fetched).toEqual([]);
    expect(await changed).toEqual(['n1', 'n3']);
  });

  test('has then, catch and finally, as a promise has', async () => {
    const failed = new Listing(() => Promise.reject(new ClientError('no', { status: 404 })));
    const calls: string[] = [];
    expect(await failed.catch((error) => (error as ClientError).code)).toBe('NOT_FOUND');
    await rejection(failed.finally(() => calls.push('finally')));
    expect(await threePages().listing.then((items) => items.length)).toBe(3);
    expect(await threePages().listing.finally(() => calls.push('again'))).toEqual([1, 2, 3]);
    expect(calls).toEqual(['finally', 'again']);
  });

  test('of one page', async () => {
    let asked = 0;
    const listing = Listing.single(async () => [++asked]);
    expect(await listing).toEqual([1]);
    for await (const item of listing) expect(item).toBe(2);
  });

  test.each([
    ['a page', new Listing(() => Promise.reject(new TypeError('no page')))],
    [
      'a page, at once',
      new Listing((): never => {
        throw new TypeError('no page');
      }),
    ],
    [
      'a change',
      Listing.single(async () => [1]).map((): never => {
        throw new TypeError('no page');
      }),
    ],
  ])('rejects with ClientErrors only: %s that fails', async (_name, listing) => {
    const error = await rejection(listing);
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.message).toBe('no page');
    const loop = async (): Promise<void> => {
      for await (const item of listing) expect.fail(String(item));
    };
    await rejection(loop());
  });

  test('can be awaited again after a failure, with the same outcome', async () => {
    let asked = 0;
    const listing = new Listing(() => Promise.reject(new ClientError(`no ${++asked}`)));
    expect((await rejection(listing)).message).toBe('no 1');
    expect((await rejection(listing)).message).toBe('no 1');
  });
});

describe('an abort', () => {
  test('before the first page sends nothing', async () => {
    const { listing, fetched } = threePages({ signal: AbortSignal.abort() });
    expect(await rejection(listing)).toMatchObject({ code: 'ABORTED' });
    expect(fetched).toEqual([]);
  });

  test('is seen before each page', async () => {
    const controller = new AbortController();
    const { listing, fetched } = threePages({ signal: controller.signal });
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const item of listing.map((item) => item)) {
        seen.push(item);
        controller.abort();
      }
    };
    expect(await rejection(loop())).toMatchObject({ code: 'ABORTED' });
    expect(seen).toEqual([1, 2]);
    expect(fetched).toEqual([undefined]);
  });
});

describe('pages that lead nowhere', () => {
  test.each([
    ['to itself', { '': 'b', b: 'b' }],
    ['in a circle', { '': 'b', b: 'c', c: 'b' }],
  ])('%s', async (_name, next: Record<string, string>) => {
    let fetched = 0;
    const listing = new Listing<number>(async (at) => {
      fetched++;
      return { items: [1], next: next[at ?? ''] };
    });
    const error = await rejection(listing);
    expect(error).toMatchObject({ code: 'PARSE' });
    expect(error.message).toContain('same page');
    expect(fetched).toBeLessThan(4);
  });
});

class Catalogue extends RestClient {
  items(options = {}): Listing<number> {
    return this.list('/items', (body) => body as number[], options);
  }
}

describe('pages of a service', () => {
  const linked = (next: string, items: number[]): { body: unknown; headers: Record<string, string> } => ({
    body: items,
    headers: { link: `<${next}>; rel="next", </first>; rel="first"` },
  });

  test('follow the links, with the credentials and headers of the call, and its query only once', async () => {
    const server: Loopback = await serve(({ url }) => {
      if (url.includes('page=3')) return { body: [3] };
      if (url.includes('page=2')) return linked(`${server.url}/items?page=3&limit=1`, [2]);
      return linked('/items?page=2&limit=1', [1]);
    });
    const client = new Catalogue({
      endpoint: server.url,
      credentials: tokenCredentials('tok-1'),
      query: { project: 'p' },
    });
    expect(await client.items({ query: { limit: 1 }, headers: { x: 'y' } })).toEqual([1, 2, 3]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/items?project=p&limit=1',
      '/items?page=2&limit=1&project=p',
      '/items?page=3&limit=1&project=p',
    ]);
    for (const { headers } of server.requests)
      expect(headers).toMatchObject({ 'x-auth-token': 'tok-1', x: 'y' });
  });

  test('never lead to another server', async () => {
    const other = await serve(() => ({ body: [2] }));
    const server = await serve(() => linked(`${other.url}/items?secret=hunter2`, [1]));
    const client = new Catalogue({ endpoint: server.url, credentials: tokenCredentials('tok-1') });
    const error = await rejection(client.items());
    expect(error).toMatchObject({ code: 'PARSE' });
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(other.requests).toHaveLength(0);
  });

  test('a foreign page is not asked for by one who stops before it', async () => {
    const server = await serve(() => linked('http://elsewhere.example/', [1]));
    const seen: number[] = [];
    for await (const item of new Catalogue({ endpoint: server.url }).items()) {
      seen.push(item);
      break;
    }
    expect(seen).toEqual([1]);
  });

  test('that cannot be read are PARSE, and say which request it was', async () => {
    const server = await serve(() => ({ body: { items: 'none' } }));
    class Broken extends RestClient {
      items(): Listing<number> {
        return this.list('/items', (body) => (body as { missing: { items: number[] } }).missing.items);
      }
    }
    const error = await rejection(new Broken({ endpoint: server.url }).items());
    expect(error).toMatchObject({
      code: 'PARSE',
      status: 200,
      request: { method: 'GET', url: `${server.url}/items` },
    });
  });

  test('a path that cannot be built fails the listing when it is used, and not before', async () => {
    class Nested extends RestClient {
      items(id: string): Listing<number> {
        const at = (): string => {
          if (id === '') throw new ClientError('no id', { code: 'INVALID_ARGUMENT' });
          return `/${id}`;
        };
        return this.list(at, (body) => body as number[]);
      }
    }
    const listing = new Nested({ endpoint: 'http://127.0.0.1:1' }).items('');
    expect(await rejection(listing)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  test('aborted in mid-page', async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      controller.abort();
      return new Promise(() => undefined);
    });
    const listing = new Catalogue({ endpoint: server.url }).items({ signal: controller.signal });
    expect(await rejection(listing)).toMatchObject({ code: 'ABORTED' });
  });
});
