import { describe, expect, test } from 'vitest';
import { callFor } from './client-calls.js';
import { nameOf, readExchanges, type RecordedExchange } from './exchange.js';
import { readExchange } from './read-exchange.js';

const { cases } = readExchanges(new URL('exchanges.json', import.meta.url).pathname)!;

describe('our client understands what the original Orchestrator answered', () => {
  test.each(cases.map((exchange) => [nameOf(exchange), exchange] as const))('%s', async (_, exchange) => {
    expect(await readExchange(exchange)).toEqual({ outcome: 'pass' });
  });

  test('what a method of the client can send, a method sends', () => {
    const count = cases.filter((exchange) => callFor(exchange)).length;
    expect(count).toBeGreaterThan(cases.length / 3);
  });
});

/** What a recording would say of a client that does something wrong. */
const slips: Record<string, (exchange: RecordedExchange) => void> = {
  'another path': ({ request }) => (request.path += '8'),
  'another token': ({ request }) => (request.headers = [['X-Auth-Token', 'theirs'], ...request.headers]),
  'another answer': ({ response }) => (response.body = '{"status": "ok", "strange": 1}'),
  'another status': ({ response }) => Object.assign(response, { status: 503, reason: 'Away' }),
};

// That the client would send something else is said of the request that it is compared with, not of the one it makes.
test.each(Object.entries(slips))('an exchange with %s does not pass', async (_, slip) => {
  const right = cases.find((exchange) => exchange.request.path.endsWith('/nodes/fake_driver'))!;
  const wrong = structuredClone(right);
  slip(wrong);
  expect((await readExchange(right, wrong)).outcome).toBe('fail');
});
