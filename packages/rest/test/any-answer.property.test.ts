import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClientError, errorCodes, nextLink, RestClient } from '@leister/rest';
import { startRaw } from '../../../test/support/loopback.js';

/** What the server sends next, and whether it hangs up after it. */
let next: { bytes: Buffer; hangUp: boolean };
let server: Awaited<ReturnType<typeof startRaw>>;

beforeAll(async () => {
  server = await startRaw((socket: Socket) => {
    socket.on('data', () => {
      if (next.hangUp) socket.end(next.bytes);
      else socket.write(next.bytes);
    });
  });
});
afterAll(() => server.close());

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const value = fc.oneof(fc.stringMatching(/^[ -~]{0,30}$/), fc.string({ unit: 'binary', maxLength: 10 }));
const headers = fc.array(
  fc.oneof(
    fc.tuple(token, value),
    fc.tuple(
      fc.constantFrom(
        'Content-Type',
        'Location',
        'Retry-After',
        'Set-Cookie',
        'Link',
        'Connection',
        'Transfer-Encoding',
        'Content-Length',
        'Content-Encoding',
        'X-Request-Id',
        'WWW-Authenticate',
      ),
      fc.oneof(
        value,
        fc.constantFrom(
          'application/json',
          'text/html; charset=klingon',
          'chunked',
          'gzip',
          'br',
          'deflate',
          'close',
          'keep-alive',
          '0',
          '5',
          '-1',
          '99999999999999999999',
          '<x>; rel=next',
          'http://[',
          '/x',
          '//',
          'javascript:1',
          'a=b; Domain=x',
        ),
      ),
    ),
  ),
  { maxLength: 6 },
);
const json = fc.jsonValue({ maxDepth: 4 }).map((body) => Buffer.from(JSON.stringify(body)));
const plain = fc.oneof(
  json,
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      '<html><title>x',
      '{"error": {"message": 5}}',
      '{"message": null}',
      'null',
      '[]',
      '\ufeff{}',
      '{"a":',
    )
    .map((text) => Buffer.from(text)),
);
const body = fc.oneof(
  plain,
  plain.map((bytes) => gzipSync(bytes)),
  plain.map((bytes) => gzipSync(bytes).subarray(0, -4)),
  plain.map((bytes) => deflateSync(bytes)),
  plain.map((bytes) => brotliCompressSync(bytes)),
);

/** Mostly HTTP, so that the body matters; sometimes anything at all. */
const answer = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        status: fc.oneof(
          {
            weight: 4,
            arbitrary: fc.constantFrom(
              200,
              201,
              204,
              206,
              301,
              302,
              303,
              304,
              307,
              400,
              401,
              404,
              409,
              413,
              429,
              500,
              503,
            ),
          },
          { weight: 1, arbitrary: fc.integer({ min: 100, max: 999 }) },
        ),
        reason: fc.stringMatching(/^[ -~]{0,20}$/),
        headers,
        body,
        length: fc.constantFrom('right', 'right', 'right', 'none', 'short', 'long'),
      })
      .map(({ status, reason, headers, body, length }) => {
        const told = {
          right: body.length,
          short: Math.max(0, body.length - 1),
          long: body.length + 5,
          none: undefined,
        }[length];
        const lines = [
          ...headers.map(([name, text]) => `${name}: ${text}`),
          ...(told === undefined ? [] : [`Content-Length: ${told}`]),
        ];
        return Buffer.concat([
          Buffer.from(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'),
          body,
        ]);
      }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => Buffer.from(`HTTP/1.1 ${text}`)) },
);

test('whatever a server answers, there is a result or a ClientError', async () => {
  await fc.assert(
    fc.asyncProperty(
      answer,
      fc.constantFrom('GET', 'POST', 'HEAD', 'DELETE' as const),
      fc.constantFrom('parsed', 'bytes', 'stream' as const),
      fc.boolean(),
      async (bytes, method, as, hangUp) => {
        next = { bytes, hangUp };
        const client = new RestClient({
          endpoint: server.url,
          retry: false,
          timeout: { response: 100, idle: 100, total: 2_000 },
          log: { write: () => undefined },
        });
        try {
          const { status, body: read } = await client.request(method, '/x', { as });
          expect(status).toBeGreaterThanOrEqual(200);
          if (as === 'stream') expect(read).toBeInstanceOf(Readable);
          if (read instanceof Readable) await read.toArray();
        } catch (error) {
          expect(error).toBeInstanceOf(ClientError);
          const { code, message, status, details } = error as ClientError;
          expect(errorCodes).toContain(code);
          expect(message).not.toBe('');
          expect(Number.isInteger(status)).toBe(true);
          expect(details.every((detail) => typeof detail === 'string')).toBe(true);
        } finally {
          await client.close();
        }
      },
    ),
    { numRuns: 600, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

test('whatever stands in a Link header, there is a target or none', () => {
  const link = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '/next',
          ';',
          ' ',
          'rel',
          '=',
          '"',
          'next',
          ',',
          '\\',
          'title="a, <b>; rel=next"',
          'rel=next',
        ),
        { maxLength: 15 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.oneof(link, fc.array(link)), (header) => {
      const target = nextLink(header);
      if (target !== undefined) expect([header].flat().join(', ')).toContain(`<${target}>`);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['<a>; rel=next', 'a'],
  ['<a>; rel="next"', 'a'],
  ['<a>; rel="prev next"', 'a'],
  ['<a>; REL=Next', 'a'],
  ['<a> ; foo ; rel = next', 'a'],
  ['<a>; rel="prev", <b>; rel="next"', 'b'],
  ['<a>; rel=first,<b>; rel=next', 'b'],
  ['<a,b;c>; rel=next', 'a,b;c'],
  ['<a>; title="x, y; z \\" <b>"; rel=next', 'a'],
  ['<a>; title="rel=next"', undefined],
  ['<a>; rel=nextish', undefined],
  ['<a>; rel="not-next"', undefined],
  ['<a>', undefined],
  ['', undefined],
  [undefined, undefined],
  [['<a>; rel=prev', '<b>; rel=next'], 'b'],
])('Link: %s', (header, target) => {
  expect(nextLink(header)).toBe(target);
});
