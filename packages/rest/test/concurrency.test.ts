import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ClientError, settleAll } from '@leister/rest';
import { rejection } from './support/rejection.js';

describe('settleAll', () => {
  test('tells of each item, in the order given', async () => {
    const outcomes = await settleAll([30, 1, 15], async (pause, index) => {
      await sleep(pause);
      if (pause === 1) throw new ClientError('no', { status: 404 });
      return index;
    });
    expect(outcomes).toEqual([
      { item: 30, value: 0 },
      { item: 1, error: expect.objectContaining({ code: 'NOT_FOUND' }) },
      { item: 15, value: 2 },
    ]);
  });

  test('does several at a time, and never more', async () => {
    let running = 0;
    let most = 0;
    await settleAll(
      Array.from({ length: 20 }),
      async () => {
        most = Math.max(most, ++running);
        await sleep(2);
        running--;
      },
      { concurrency: 3 },
    );
    expect(most).toBe(3);
  });

  test('has ClientErrors only, whatever is thrown', async () => {
    const cause = new TypeError('mine');
    const work = (item: unknown): never => {
      throw item;
    };
    const [first, second, third] = await settleAll([cause, 'text', undefined], work);
    expect(first?.error).toMatchObject({ message: 'mine', cause });
    expect(second?.error).toBeInstanceOf(ClientError);
    expect(third?.error).toBeInstanceOf(ClientError);
  });

  test('an abort fails what was not begun', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const work = async (item: number): Promise<number> => {
      begun.push(item);
      controller.abort();
      return item;
    };
    const outcomes = await settleAll([1, 2, 3], work, { concurrency: 1, signal: controller.signal });
    expect(begun).toEqual([1]);
    expect(outcomes[0]).toEqual({ item: 1, value: 1 });
    expect(outcomes.slice(1).map(({ error }) => error?.code)).toEqual(['ABORTED', 'ABORTED']);
  });

  test('of nothing is nothing', async () => {
    expect(await settleAll([], () => Promise.reject(new Error()))).toEqual([]);
  });

  test.each([0, -1, 1.5, NaN])('%d at a time is refused', async (concurrency) => {
    const settling = settleAll([1], async (item) => item, { concurrency });
    expect(await rejection(settling)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});
