import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Answer, encodeHead } from '../faults/http-message.js';
import type { Random } from './random.js';

/** What goes over the wire in the place of an answer. */
export interface Spoilt {
  bytes: Buffer;
  /** What happens to the connection afterwards. A stall is ended by the limit of the call alone. */
  then: 'keep' | 'end' | 'reset' | 'stall';
}

/** Makes a good answer bad in a few ways at once; now and then it stays good. */
export function spoil(good: Answer, random: Random): Spoilt {
  let answer = good;
  for (let step = random.below(4); step > 0; step--) answer = random.pick(changes)(answer, random);
  let bytes = wire(answer);
  if (random.chance(0.15)) bytes = noise(bytes, random);
  if (random.chance(0.1)) bytes = bytes.subarray(0, random.below(bytes.length + 1));
  if (random.chance(0.001)) return { bytes, then: 'stall' };
  // What is left on a connection that is kept would spoil another call, which could not be told by its number.
  return { bytes, then: answer === good && bytes.equals(wire(good)) ? 'keep' : random.pick(endings) };
}

function wire(answer: Answer): Buffer {
  return Buffer.concat([encodeHead(answer), answer.body]);
}

const endings = ['end', 'end', 'end', 'reset'] as const;

type Change = (answer: Answer, random: Random) => Answer;

const changes: readonly [Change, ...Change[]] = [
  (answer, random) => ({ ...answer, status: random.pick(statuses) }),
  (answer, random) => withHeader(answer, random.pick(headers), random.pick(values)),
  (answer, random) => withBody(answer, mutateJson(answer.body, random)),
  (answer, random) => withBody(answer, mutateJson(answer.body, random)),
  (answer, random) => withBody(answer, noise(answer.body, random)),
  (answer, random) => withBody(answer, answer.body.subarray(0, random.below(answer.body.length + 1))),
  (answer, random) => withBody(answer, Buffer.from(random.pick(bodies))),
  (answer) => withHeader(withBody(answer, gzipSync(answer.body)), 'content-encoding', 'gzip'),
  (answer) => withHeader(withBody(answer, brotliCompressSync(answer.body)), 'content-encoding', 'br'),
  (answer, random) => withHeader(answer, 'content-length', String(random.below(2 * answer.body.length + 2))),
  (answer, random) => ({ ...answer, body: chunked(answer.body, random), headers: asChunked(answer.headers) }),
];

const statuses = [
  200, 201, 202, 203, 204, 206, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409,
  412, 413, 418, 429, 499, 500, 501, 502, 503, 504, 599, 600, 999, 199, 0,
] as const;

const headers = [
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'location',
  'link',
  'retry-after',
  'etag',
  'x-request-id',
  'www-authenticate',
  'set-cookie',
  'connection',
  'openstack-api-version',
] as const;

const values = [
  '',
  'application/json',
  'text/html; charset=klingon',
  'multipart/mixed',
  'gzip, br',
  'identity',
  'chunked',
  '/1.0/operations/x?y#z',
  'http://127.0.0.1:1/elsewhere',
  'http://[',
  '//',
  '..',
  '<?page=2>; rel="next"',
  '</v2.1/servers?marker=1>; rel=next, <',
  '-1',
  '0',
  '1e9',
  'Fri, 31 Dec 1999 23:59:59 GMT',
  'close',
  'Upgrade',
  'compute 9.99',
  '\u00ff\u00fe\u0001',
  'x'.repeat(20_000),
] as const;

const bodies = [
  '',
  'null',
  '0',
  '""',
  '[]',
  '{}',
  '[[[]]]',
  '{"error": null}',
  '{"error": {"message": {"deep": true}, "code": "x"}}',
  '{"itemNotFound": []}',
  '{"badRequest": {"code": 1e400, "message": null, "details": [1, null]}}',
  '{"type": "error", "error": 5, "error_code": "no"}',
  '{"type": "sync", "metadata": null}',
  '{"type": "async", "operation": "//evil/../..", "metadata": {"id": 1}}',
  '{"__proto__": {"polluted": true}, "constructor": 1}',
  '\ufeff{"a": 1}',
  '<html><body><h1>It works!</h1></body></html>',
  '['.repeat(5_000),
] as const;

const junk: readonly [unknown, ...unknown[]] = [
  null,
  true,
  -1,
  2 ** 53,
  1e308,
  '',
  'x',
  '\u0000',
  '../..',
  '2026-13-45T99:99:99Z',
  [],
  {},
  [null],
  { '': null },
  'y'.repeat(5_000),
];

/** JSON with one value somewhere in it taken out, doubled or changed for another. */
function mutateJson(body: Buffer, random: Random): Buffer {
  let root: unknown;
  try {
    root = JSON.parse(String(body));
  } catch {
    return body;
  }
  let at: unknown = root;
  for (let depth = random.below(6); depth >= 0; depth--) {
    if (typeof at !== 'object' || at === null) break;
    const holder = at as Record<string, unknown>;
    const keys = Object.keys(holder);
    const key = keys[random.below(keys.length)];
    if (key === undefined) break;
    const next = holder[key];
    if (depth > 0 && typeof next === 'object' && next !== null) {
      at = next;
      continue;
    }
    if (random.chance(0.3)) delete holder[key];
    else if (Array.isArray(holder) && random.chance(0.3)) holder.push(next);
    else holder[key] = random.pick(junk);
    break;
  }
  return Buffer.from(JSON.stringify(root));
}

function noise(bytes: Buffer, random: Random): Buffer {
  const noisy = Buffer.from(bytes);
  for (let count = random.below(4); count >= 0 && noisy.length > 0; count--)
    noisy[random.below(noisy.length)] = random.below(256);
  return noisy;
}

function chunked(body: Buffer, random: Random): Buffer {
  const size = random.chance(0.8) ? body.length.toString(16) : random.pick(['-1', 'zz', 'fffffffff', '']);
  const end = random.chance(0.8) ? '0\r\n\r\n' : random.pick(['', '0', '0\r\nx: y\r\n\r\n', '5\r\nab']);
  return Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from(`\r\n${end}`)]);
}

function asChunked({ 'content-length': _, ...others }: Answer['headers']): Answer['headers'] {
  return { ...others, 'transfer-encoding': 'chunked' };
}

function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

function withBody(answer: Answer, body: Buffer): Answer {
  return withHeader({ ...answer, body }, 'content-length', String(body.length));
}
