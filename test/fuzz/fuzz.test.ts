import { expect, test } from 'vitest';
import { jsonAnswer } from '../faults/http-message.js';
import { firstToken } from '../faults/logins.js';
import { fuzz } from './fuzz.js';
import { Random } from './random.js';
import { spoil } from './spoil.js';

// CI tries a hundred thousand: npm run fuzz -- 100000.
test('spoilt answers come to a result or a ClientError', { timeout: 120_000 }, async () => {
  const report = await fuzz({ exchanges: 1_000, seed: 20_251_121 });
  expect(report.wrong).toEqual([]);
  expect(report.exchanges).toBeGreaterThanOrEqual(1_000);
  expect(report.outcomes['ok']).toBeGreaterThan(50);
  expect(report.outcomes['PARSE']).toBeGreaterThan(50);
});

test('a seed spoils in the same way each time', () => {
  const spoilt = (seed: number): string[] =>
    Array.from({ length: 200 }, (_, call) => {
      const { bytes, then } = spoil(jsonAnswer(200, { servers: [{ id: '1' }] }), new Random(seed + call));
      return `${then} ${bytes.toString('latin1')}`;
    });
  expect(spoilt(1)).toEqual(spoilt(1));
  expect(new Set(spoilt(1)).size).toBeGreaterThan(100);
});

test.each([
  ['fails with TypeError: oops', () => Promise.reject(new TypeError('oops'))],
  ['tells the token', () => Promise.reject(new Error(firstToken))],
])('a client that %s is noticed', async (what, call) => {
  const calls = [{ name: 'broken', kind: 'read', client: 'rest', call }] as const;
  const { wrong } = await fuzz({ exchanges: 1, seed: 1, calls });
  expect(wrong.some((text) => text.includes(what))).toBe(true);
});
