import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { abortable, startDeadline } from '../src/deadline.js';

describe('a deadline', () => {
  test('ends with the first of its signals, for the same reason', () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const { signal } = startDeadline([one.signal, undefined, two.signal], undefined);
    two.abort('because');
    one.abort('too late');
    expect(signal.reason).toBe('because');
  });

  test('has ended when one of them has', () => {
    const { signal } = startDeadline([AbortSignal.abort('before')], 60_000);
    expect(signal.reason).toBe('before');
  });

  test('that is over is left alone', () => {
    const controller = new AbortController();
    const [over, open] = [1, 2].map(() => startDeadline([controller.signal], 60_000));
    over?.clear();
    controller.abort();
    expect(over?.signal.aborted).toBe(false);
    expect(open?.signal.aborted).toBe(true);
    open?.clear();
  });

  test('leaves nothing on a signal that no other follows any more', () => {
    const { signal } = new AbortController();
    const listeners = (): number => getEventListeners(signal, 'abort').length;
    const [one, two] = [1, 2].map(() => startDeadline([signal, signal], undefined));
    expect(listeners()).toBe(1);
    one?.clear();
    expect(listeners()).toBe(1);
    two?.clear();
    two?.clear();
    expect(listeners()).toBe(0);
  });

  test('of more than a timer can hold does not end at once', async () => {
    const { signal, clear } = startDeadline([], 1e15);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(signal.aborted).toBe(false);
    clear();
  });
});

describe('abortable', () => {
  test('gives what the work gives, and waits for no work that is done', async () => {
    const { signal } = new AbortController();
    expect(await abortable(5, signal)).toBe(5);
    expect(await abortable(Promise.resolve(6), undefined)).toBe(6);
    await expect(abortable(Promise.reject(new Error('own')), signal)).rejects.toThrow('own');
  });

  test('rejects with the reason, and leaves no rejection of the work behind', async () => {
    const controller = new AbortController();
    let fail: ((error: Error) => void) | undefined;
    const work = new Promise((_resolve, reject) => (fail = reject));
    const waiting = abortable(work, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    fail?.(new Error('unheard'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(abortable(Promise.resolve(1), controller.signal)).rejects.toThrow('enough');
  });
});
