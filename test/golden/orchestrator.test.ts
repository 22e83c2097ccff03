import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Exchange, isOrchestratorExchange } from './exchange.js';
import { callFor } from './orchestrator-calls.js';
import { replayExchange } from './replay-exchange.js';

const file = new URL('exchanges/orchestrator.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Exchange[] };

describe('what the Orchestrator answered is understood', () => {
  test.each(cases.map((exchange) => [`${exchange.group}: ${exchange.name}`, exchange] as const))(
    '%s',
    async (_, exchange) => {
      expect(isOrchestratorExchange(exchange)).toBe(true);
      expect(await replayExchange(exchange)).toEqual({ outcome: 'pass' });
    },
  );

  test('what a method of the client can send, a method sends', () => {
    const count = cases.filter((exchange) => callFor(exchange)).length;
    expect(count).toBeGreaterThan(cases.length / 3);
  });
});

/** What a recording would say of a client that does something wrong. */
const slips: Record<string, (exchange: Exchange) => void> = {
  'another answer': ({ response }) => (response.body = '{"status": "ok", "strange": 1}'),
  'another status': ({ response }) => Object.assign(response, { status: 503, reason: 'Away' }),
};

const told = cases.find(({ id }) => callFor(cases.find((one) => one.id === id)!))!;

test.each(Object.entries(slips))('an exchange with %s does not pass', async (_, slip) => {
  const wrong = structuredClone(told);
  slip(wrong);
  expect((await replayExchange(wrong)).outcome).toBe('fail');
});
