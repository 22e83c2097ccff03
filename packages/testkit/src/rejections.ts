import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { ClientError, type ErrorCode } from '@leister/rest';

type Work = () => PromiseLike<unknown>;

/** The error of work that must fail, and fail as all clients do: by a promise, with a ClientError. */
async function rejection(what: string, work: Work): Promise<ClientError> {
  const outcome = await settle(what, work);
  if ('value' in outcome) assert.fail(`${what} did not fail, but gave ${inspect(outcome.value)}`);
  return outcome.error;
}

/** @param codes the codes the error may have */
export async function assertRejects(
  what: string,
  codes: ErrorCode | readonly ErrorCode[],
  work: Work,
): Promise<ClientError> {
  const error = await rejection(what, work);
  const allowed = [codes].flat();
  assert.ok(allowed.includes(error.code), `${what}: wanted ${allowed.join(' or ')}, got ${inspect(error)}`);
  assert.notEqual(error.message, '', `${what}: the error says nothing`);
  return error;
}

/** What became of work. Fails when it threw, or rejected with anything but a ClientError. */
export async function settle(what: string, work: Work): Promise<{ value: unknown } | { error: ClientError }> {
  let pending: PromiseLike<unknown>;
  try {
    pending = work();
  } catch (thrown) {
    assert.fail(`${what} threw instead of rejecting: ${inspect(thrown)}`);
  }
  try {
    return { value: await pending };
  } catch (error) {
    assert.ok(
      error instanceof ClientError,
      `${what} rejected with something else than a ClientError: ${inspect(error)}`,
    );
    return { error };
  }
}

/** The result of work that must come to an end soon, so that a client that hangs fails its case only. */
export async function soon<T>(what: string, milliseconds: number, work: Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: end.signal }).then(
    () => assert.fail(`${what}: nothing happened for ${milliseconds} ms`),
    () => work,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    end.abort();
  }
}
