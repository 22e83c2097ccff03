import { settleAll } from '@leister/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { families, type Family } from './calls.js';
import { meet, type Observation, soon } from './cell.js';
import { makeCertificates } from './certificates.js';
import { faults } from './faults.js';
import type { Outcome } from './outcomes.js';

const certificates = makeCertificates();
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on('unhandledRejection', onUnhandled));
afterAll(() => void process.off('unhandledRejection', onUnhandled));

describe('what a call comes to when the server', () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
    const before = resources();
    // More at once would keep each other from being in time.
    const meetOne = (family: Family): Promise<Observation> => meet(fault, family, certificates);
    const settled = await settleAll(families, meetOne, { concurrency: 40 });
    const seen = settled.map(({ value, error }) => {
      if (error) throw error;
      return value;
    });
    const wanted = byFamily(({ kind }) => told(fault.sees[kind]));
    expect(byFamily((_family, index) => told(seen[index]!))).toEqual(wanted);
    expect(await soon(() => leftOpen(before).length === 0), `left open: ${leftOpen(before).join()}`).toBe(
      true,
    );
    expect(unhandled).toEqual([]);
  });
});

/** One line for each family: short enough to compare at a glance. */
function byFamily(outcome: (family: Family, index: number) => string): Record<string, string> {
  return Object.fromEntries(families.map((family, index) => [family.name, outcome(family, index)]));
}

function told({ result, sent, wrong = [] }: Outcome & { wrong?: string[] }): string {
  return [result, ...(sent === undefined ? [] : [`sent ${sent} times`]), ...wrong].join(', ');
}

/** What keeps the process alive: sockets, servers, timers, look-ups. */
function resources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function leftOpen(before: ReadonlyMap<string, number>): string[] {
  return [...resources()].filter(([name, count]) => count > (before.get(name) ?? 0)).map(([name]) => name);
}
