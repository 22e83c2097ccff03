import { setImmediate as tick, setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ClientError, wait, WaitTimeout } from '@leister/rest';
import { rejection } from './support/rejection.js';

/** Counts the looks, and gives their number. */
function counter(): { looks: number; poll: () => Promise<number> } {
  const state = { looks: 0, poll: async (): Promise<number> => ++state.looks };
  return state;
}

describe('wait', () => {
  test('looks until it is done, and gives the last state', async () => {
    const seen: number[] = [];
    const { poll } = counter();
    const onProgress = (state: number): void => void seen.push(state);
    expect(await wait(poll, (state) => state === 4, { interval: 1, onProgress })).toBe(4);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('does not pause when it is done at once', async () => {
    const { poll } = counter();
    expect(await wait(poll, () => true, { interval: 60_000 })).toBe(1);
  });

  test('looks less and less often, up to a limit', async () => {
    const times: number[] = [];
    const poll = async (): Promise<number> => times.push(performance.now());
    await wait(poll, (state) => state === 6, { interval: 20, maxInterval: 60 });
    const pauses = times.slice(1).map((time, i) => time - times[i]!);
    // 20, 30, 45, 60, 60: timers may come late on a busy machine, but never early.
    for (const [i, least] of [20, 30, 45, 60, 60].entries()) expect(pauses[i]).toBeGreaterThan(least - 2);
  });

  test('fails at once in a state that leads nowhere', async () => {
    const { poll } = counter();
    const dead = new ClientError('it is dead', { code: 'OPERATION_FAILED' });
    const done = (state: number): boolean => {
      if (state === 2) throw dead;
      return false;
    };
    expect(await rejection(wait(poll, done, { interval: 1 }))).toBe(dead);
  });

  test.each(['poll', 'done', 'onProgress'])('what %s throws is kept', async (where) => {
    const cause = new RangeError('mine');
    const fail = (at: string): void => {
      if (at === where) throw cause;
    };
    const waiting = wait(
      async () => fail('poll'),
      () => (fail('done'), false),
      { interval: 1, onProgress: () => fail('onProgress') },
    );
    expect(await rejection(waiting)).toMatchObject({ message: 'mine', cause });
  });
});

test('a pause of more than a timer can hold is no pause of nothing', async () => {
  const { poll } = counter();
  const error = await rejection(wait(poll, () => false, { interval: Infinity, timeout: 50 }));
  expect((error as WaitTimeout).lastState).toBe(1);
});

describe('an option that cannot be right', () => {
  test.each([
    { timeout: '50' },
    { interval: NaN },
    { interval: -1 },
    { maxInterval: '9' },
    { signal: {} },
    null,
    5,
  ])('is refused before the first look: %o', async (options) => {
    const { poll } = counter();
    const waiting = wait(poll, () => true, options as never);
    expect(await rejection(waiting)).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await poll()).toBe(1);
  });
});

describe('running out of time', () => {
  test('is an error with the last state', async () => {
    const { poll } = counter();
    const error = (await rejection(
      wait(poll, () => false, { timeout: 60, interval: 5 }),
    )) as WaitTimeout<number>;
    expect(error).toBeInstanceOf(WaitTimeout);
    expect(error).toMatchObject({ code: 'TIMEOUT', status: 0, name: 'WaitTimeout' });
    expect(error.message).toContain('60 ms');
    expect(error.lastState).toBeGreaterThan(1);
    expect(Object.keys(error)).not.toContain('lastState');
  });

  test('during the first look, there is no state', async () => {
    let given: AbortSignal | undefined;
    const poll = ({ signal }: { signal: AbortSignal }): Promise<never> => {
      given = signal;
      return new Promise(() => undefined);
    };
    const error = (await rejection(wait(poll, () => false, { timeout: 20 }))) as WaitTimeout;
    expect(error).toBeInstanceOf(WaitTimeout);
    expect(error.lastState).toBeUndefined();
    expect(given?.aborted).toBe(true);
  });

  test("by the caller's own deadline is told as such", async () => {
    const signal = AbortSignal.timeout(20);
    const error = await rejection(
      wait(
        async () => 1,
        () => false,
        { interval: 5, signal },
      ),
    );
    expect(error).toBeInstanceOf(WaitTimeout);
    expect(error).toMatchObject({ code: 'TIMEOUT', lastState: 1 });
    expect(error.message).not.toContain('300000');
  });

  test.each([0, -1, NaN])('%d ms are no time', async (timeout) => {
    const { poll } = counter();
    expect(await rejection(wait(poll, () => true, { timeout }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  test('never, if so wanted', async () => {
    const { poll } = counter();
    expect(await wait(poll, (state) => state === 3, { timeout: Infinity, interval: 1 })).toBe(3);
  });
});

describe('an abort', () => {
  test('before the first look', async () => {
    const { poll } = counter();
    expect(await rejection(wait(poll, () => true, { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'ABORTED',
    });
  });

  test('ends the pause', async () => {
    const controller = new AbortController();
    const waiting = wait(
      async () => setTimeout(() => controller.abort(), 5),
      () => false,
      {
        interval: 60_000,
        signal: controller.signal,
      },
    );
    expect(await rejection(waiting)).toMatchObject({ code: 'ABORTED' });
  });

  test('ends a look that does not heed it', async () => {
    const controller = new AbortController();
    const waiting = wait(
      () => new Promise<never>(() => undefined),
      () => false,
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 5);
    expect(await rejection(waiting)).toMatchObject({ code: 'ABORTED' });
  });

  test('of a hundred waits on one signal warns of nothing', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const controller = new AbortController();
    const waits = Array.from({ length: 100 }, () =>
      rejection(
        wait(
          async () => 1,
          () => false,
          { interval: 60_000, signal: controller.signal },
        ),
      ),
    );
    await tick();
    controller.abort();
    const codes = new Set((await Promise.all(waits)).map(({ code }) => code));
    await sleep(5);
    process.off('warning', onWarning);
    expect([...codes]).toEqual(['ABORTED']);
    expect(warnings).toEqual([]);
  });
});

describe('news', () => {
  test('cut the pause short', async () => {
    const { poll } = counter();
    const changed = (): Promise<void> => sleep(1);
    expect(await wait(poll, (state) => state === 5, { interval: 60_000, maxInterval: 60_000, changed })).toBe(
      5,
    );
  });

  test('are asked for with a signal that ends with the pause', async () => {
    const signals: AbortSignal[] = [];
    const changed = (signal: AbortSignal): Promise<never> => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    await wait(counter().poll, (state) => state === 3, { interval: 1, changed });
    expect(signals).toHaveLength(2);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test('that came during a look are not lost', async () => {
    // A source that keeps what happened until somebody asks, as the contract says.
    let pending = 0;
    let wake: (() => void) | undefined;
    const happen = (): void => {
      pending++;
      wake?.();
    };
    const changed = async (): Promise<void> => {
      if (pending === 0) await new Promise<void>((resolve) => (wake = resolve));
      pending = 0;
    };
    let looks = 0;
    let state = 'BUILD';
    const poll = async (): Promise<string> => {
      const seen = state;
      if (++looks === 1) {
        // It changes after the look and before the pause.
        state = 'ACTIVE';
        happen();
      }
      return seen;
    };
    expect(await wait(poll, (seen) => seen === 'ACTIVE', { interval: 60_000, changed })).toBe('ACTIVE');
    expect(looks).toBe(2);
  });

  test('without an end do not starve the process', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const changed = (): Promise<void> => Promise.resolve();
    await rejection(
      wait(
        async () => 1,
        () => false,
        { interval: 60_000, timeout: 100, changed },
      ),
    );
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  test.each([
    ['later', () => Promise.reject(new Error('the stream of events broke'))],
    [
      'at once',
      () => {
        throw new Error('the stream of events broke');
      },
    ],
  ])('that fail %s leave the wait to its own clock', async (_name, changed) => {
    const { poll } = counter();
    expect(await wait(poll, (state) => state === 3, { interval: 1, changed })).toBe(3);
  });
});
