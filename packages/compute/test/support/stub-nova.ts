import { afterEach } from 'vitest';
import { ComputeClient, type ComputeClientOptions } from '@leister/compute';
import { ClientError } from '@leister/rest';
import { expect } from 'vitest';
import { type Handler, type Loopback, startLoopback } from '../../../../test/support/loopback.js';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((it) => it.close()));
});

/** A server that answers as told, below `/v2.1`, and ends with the test. */
export async function startNova(handler: Handler): Promise<Loopback> {
  const nova = await startLoopback(handler);
  open.push(nova);
  return nova;
}

/** A client of it; of a class of its own, when one is named. */
export function connect<T extends ComputeClient = ComputeClient>(
  nova: Loopback,
  options: Partial<ComputeClientOptions> = {},
  Client = ComputeClient as unknown as new (options: ComputeClientOptions) => T,
): T {
  const client = new Client({
    endpoint: `${nova.url}/v2.1`,
    token: 'token-7d1f',
    proxy: false,
    retry: false,
    ...options,
  });
  open.push(client);
  return client;
}

/** What Nova was asked for: verb and URL, without the version in front. */
export function askedOf(nova: Loopback): string[] {
  return nova.requests.map(({ method, url }) => `${method} ${url.replace('/v2.1', '')}`);
}

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
