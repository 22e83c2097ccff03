import { beforeAll, describe, expect, test } from 'vitest';
import { type AnsweredExchange, answerExchanges } from './answer-exchanges.js';
import { compareAnswer } from './compare-answer.js';
import { headerOf, nameOf, readExchanges } from './exchange.js';
import type { Answered } from './send-recorded.js';

const recording = readExchanges(new URL('exchanges.json', import.meta.url).pathname)!;

describe('our server answers as the original Orchestrator did', () => {
  let verdicts: Map<string, AnsweredExchange>;

  beforeAll(async () => {
    verdicts = new Map((await answerExchanges(recording)).map((verdict) => [verdict.id, verdict]));
  }, 180_000);

  test.each(recording.cases.map(nameOf))('%s', (id) => {
    expect(verdicts.get(id)).toEqual({ id, outcome: 'pass' });
  });

  test('it asks a Cistern what the original asked', () => {
    const asked = [...verdicts.values()].filter(({ id }) => id.endsWith('what Cistern is asked'));
    expect(asked).toEqual([expect.objectContaining({ outcome: 'pass' })]);
  });
});

describe('an answer that is wrong is noticed', () => {
  const printed = recording.cases.find(({ id }) => id === 'nodes fake_driver http')!;
  const right: Answered = {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'content-length': '683',
      'set-cookie': [headerOf(printed.response.headers, 'set-cookie')!],
    },
    body: printed.response.body,
  };

  test('one that is right is not', () => {
    expect(compareAnswer(printed, right)).toEqual([]);
  });

  test.each<[string, Partial<Answered>]>([
    ['another status', { status: 500 }],
    ['another content type', { headers: { ...right.headers, 'content-type': 'text/plain' } }],
    ['no session', { headers: { ...right.headers, 'set-cookie': [] } }],
    ['another session', { headers: { ...right.headers, 'set-cookie': ['session=x.y.z'] } }],
    ['another body', { body: right.body.replace('2c18', '2c19') }],
    ['another layout', { body: JSON.stringify(JSON.parse(right.body)) }],
  ])('%s', (_, wrong) => {
    expect(compareAnswer(printed, { ...right, ...wrong })).not.toEqual([]);
  });
});
