import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type RecordedCase, readRecording } from './case.js';
import { exchangesInstead } from './deviations.js';
import { originals } from './originals.js';
import { replayCase } from './replay-case.js';

const folder = new URL('cases/', import.meta.url).pathname;

/** Classes of the original that have no client here yet. Leaves the list with its client. */
const later = [
  'AstakosClient',
  'CachedAstakosClient',
  'CycladesBlockStorageClient',
  'CycladesComputeClient',
  'CycladesNetworkClient',
  'PithosClient',
];

const recordings = readdirSync(folder).map((file) => readRecording(folder + file));
const cases = recordings.flatMap(({ cases, fixtures }) => cases.map((recorded) => ({ recorded, fixtures })));

describe('what kamaki 0.17 put on the wire', () => {
  test('only classes without a client are left for later', () => {
    const classes = new Set(cases.map(({ recorded }) => recorded.client.cls));
    expect([...classes].filter((cls) => !Object.hasOwn(originals, cls)).sort()).toEqual(later);
  });

  test.each(cases.filter(({ recorded }) => !later.includes(recorded.client.cls)))(
    '$recorded.id',
    async ({ recorded, fixtures }) => {
      expect(await replayCase(recorded, fixtures)).toEqual({ outcome: 'pass' });
    },
  );

  const own = cases.filter(
    ({ recorded }) =>
      !later.includes(recorded.client.cls) &&
      !recorded.better &&
      // Where we take other steps, a slip in the recorded ones may be none of ours.
      exchangesInstead(recorded) === recorded.exchanges,
  );

  test.each(
    own.flatMap((one) =>
      Object.entries(slips)
        .filter(
          ([name]) => !one.recorded.raises || (!name.startsWith('an error') && !name.endsWith('result')),
        )
        .map(([name, slip]) => ({ ...one, id: one.recorded.id, name, slip })),
    ),
  )('$id fails with $name', async ({ recorded, fixtures, slip }) => {
    const wrong = structuredClone(recorded);
    slip(wrong);
    expect((await replayCase(wrong, fixtures)).outcome).toBe('fail');
  });

  test('a class or a method that there is not is told', async () => {
    const { recorded } = own.find(({ recorded }) => recorded.client.cls === 'ComputeClient')!;
    const strange = { ...recorded, client: { ...recorded.client, cls: 'constructor' } };
    expect(await replayCase(strange)).toEqual({ outcome: 'later', differences: ['no constructor yet'] });
    expect(await replayCase({ ...recorded, method: 'dance' })).toEqual({
      outcome: 'fail',
      differences: ['ComputeClient has no dance'],
    });
  });
});

/** What a recording would say of a client that does something wrong. */
const slips: Record<string, (recorded: RecordedCase) => void> = {
  'another path': ({ exchanges }) => (exchanges[0]!.request.path += '8'),
  'another verb': ({ exchanges }) => (exchanges[0]!.request.method = 'PATCH'),
  'another query': ({ exchanges }) => (exchanges[0]!.request.query = 'a=b'),
  'another header': ({ exchanges }) => (exchanges[0]!.request.headers = { 'x-auth-token': 'theirs' }),
  'another body': ({ exchanges }) =>
    (exchanges[0]!.request.json = { ...(exchanges[0]!.request.json as object | undefined), strange: 1 }),
  'one more request': ({ exchanges }) => exchanges.push(exchanges[0]!),
  'another result': (recorded) => (recorded.returns = { strange: 1 }),
  'an error': (recorded) => (recorded.raises = { type: 'ClientError', status: 404, details: [] }),
  'more arguments': (recorded) => (recorded.args = Array<string>(12).fill('strange')),
};
