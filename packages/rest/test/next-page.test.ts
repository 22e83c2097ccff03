import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Listing, RestClient } from '@leister/rest';
import { serve } from './support/servers.js';

class Numbers extends RestClient {
  all(): Listing<number> {
    return this.list('/numbers', (body) => body as number[]);
  }
}

const directory = mkdtempSync(join(tmpdir(), 'leister-next-page-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** As RFC 8288 wants it, a link is relative to the URL of the answer it stands in, not to the endpoint. */
const spellings: [what: string, link: (host: string) => string][] = [
  ['a whole URL', (host) => `http://${host}/base/v1/numbers?page=2`],
  ['a path from the root', () => '/base/v1/numbers?page=2'],
  ['a path from here', () => 'numbers?page=2'],
  ['a query', () => '?page=2'],
];

describe.each(['http', 'unix'])('the next page over %s', (transport) => {
  test.each(spellings)('named by %s', async (what, link) => {
    const socketPath = join(directory, `${what.replaceAll(' ', '-')}.sock`);
    const server = await serve(
      ({ url, headers }) => {
        if (url === '/base/v1/numbers?page=2') return { body: [3] };
        if (url !== '/base/v1/numbers') return { status: 404 };
        return { body: [1, 2], headers: { link: `<${link(headers.host ?? '')}>; rel="next"` } };
      },
      transport === 'unix' ? { socketPath } : {},
    );
    const endpoint =
      transport === 'unix'
        ? `http+unix://${encodeURIComponent(socketPath)}/base/v1`
        : `${server.url}/base/v1`;
    const client = new Numbers({ endpoint, retry: false });
    // A whole URL says a host, and a unix socket has none: that is another server.
    if (transport === 'unix' && what === 'a whole URL')
      await expect(client.all()).rejects.toThrow('another server');
    else expect(await client.all()).toEqual([1, 2, 3]);
    await client.close();
  });

  test('on another server is refused', async () => {
    const socketPath = join(directory, 'elsewhere.sock');
    const server = await serve(
      () => ({ body: [1], headers: { link: '<//127.0.0.2/numbers>; rel="next"' } }),
      transport === 'unix' ? { socketPath } : {},
    );
    const client = new Numbers({ endpoint: server.url, retry: false });
    await expect(client.all()).rejects.toMatchObject({ code: 'PARSE' });
    await client.close();
  });
});
