import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRecording } from './case.js';
import { replayCase } from './replay-case.js';

const folder = new URL('cases/', import.meta.url).pathname;

/** Classes of the original that have no client here yet. Leaves the list with its client. */
const later = [
  'AstakosClient',
  'BlockStorageClient',
  'CachedAstakosClient',
  'CycladesBlockStorageClient',
  'CycladesComputeClient',
  'CycladesNetworkClient',
  'ImageClient',
  'NetworkClient',
  'PithosClient',
  'StorageClient',
];

const recordings = readdirSync(folder).map((file) => readRecording(folder + file));
const cases = recordings.flatMap(({ cases, fixtures }) => cases.map((recorded) => ({ recorded, fixtures })));

describe('what kamaki 0.17 put on the wire', () => {
  test('only classes without a client are left for later', () => {
    const classes = new Set(cases.map(({ recorded }) => recorded.client.cls));
    expect([...classes].filter((cls) => cls !== 'ComputeClient').sort()).toEqual(later);
  });

  test.each(cases.filter(({ recorded }) => !later.includes(recorded.client.cls)))(
    '$recorded.id',
    async ({ recorded, fixtures }) => {
      expect(await replayCase(recorded, fixtures)).toEqual({ outcome: 'pass' });
    },
  );

  test('a request that differs from the recording is noticed', async () => {
    const { recorded } = cases.find(({ recorded }) => recorded.id === 'compute.os_start')!;
    const [exchange] = recorded.exchanges;
    const request = { ...exchange!.request, path: '/compute/v2.0/servers/8/action' };
    const verdict = await replayCase({ ...recorded, exchanges: [{ ...exchange!, request }] });
    expect(verdict.outcome).toBe('fail');
  });
});
