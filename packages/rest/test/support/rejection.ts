import { expect } from 'vitest';
import { ClientError } from '@leister/rest';

/** The ClientError a promise rejects with; fails the test when it does anything else. */
export async function rejection(promise: PromiseLike<unknown>): Promise<ClientError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) expect.fail(`it resolved, with ${String(outcome.value)}`);
  expect(outcome.error).toBeInstanceOf(ClientError);
  return outcome.error as ClientError;
}
