import { ClientError } from '@leister/rest';
import type { OpenStackClient, OpenStackClientOptions } from '@leister/openstack';
import { afterEach, expect } from 'vitest';
import { type Handler, type Loopback, startLoopback } from './loopback.js';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((it) => it.close()));
});

/** A service that answers as told and ends with the test. */
export async function startService(handler: Handler): Promise<Loopback> {
  const service = await startLoopback(handler);
  open.push(service);
  return service;
}

/** A client of it, which ends with the test. @param base the path of the endpoint: `/v2` */
export function connectTo<T extends OpenStackClient, O extends OpenStackClientOptions>(
  Client: new (options: O) => T,
  service: Loopback,
  base: string,
  options: Partial<O> = {},
): T {
  const settings: OpenStackClientOptions = {
    endpoint: `${service.url}${base}`,
    token: 'token-7d1f',
    proxy: false,
    retry: false,
    ...options,
  };
  const client = new Client(settings as O);
  open.push(client);
  return client;
}

/** What a service was asked for: verb and URL. */
export function askedOf(service: Loopback): string[] {
  return service.requests.map(({ method, url }) => `${method} ${url}`);
}

/** The JSON that a service was sent; undefined for requests without a body. */
export function sentTo(service: Loopback): unknown[] {
  return service.requests.map(({ body }) =>
    body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown),
  );
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
