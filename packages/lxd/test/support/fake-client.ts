import { ClientError } from '@leister/rest';
import { expect } from 'vitest';
import { LxdClient, type LxdClientOptions, type LxdCreateServer } from '../../src/index.js';
import { type Answer, async, FakeDaemon, type Got, operationJson, sync } from './fake-daemon.js';

const stop: (() => Promise<unknown>)[] = [];

/** To be called after each test. */
export async function closeClients(): Promise<void> {
  for (const step of stop.splice(0).reverse()) await step();
}

export type Routes = Record<string, Answer | ((got: Got) => Answer | Promise<Answer>)>;

/** A client of a daemon that answers `METHOD path` (without query) so, and 404 to all else. */
export async function clientOf(routes: Routes, options: Partial<LxdClientOptions> = {}) {
  const daemon = new FakeDaemon((got) => {
    const route = routes[`${got.method} ${got.path.replace(/\?.*/, '')}`];
    return typeof route === 'function' ? route(got) : route;
  });
  const client = new LxdClient({ endpoint: await daemon.listen(), proxy: false, ...options });
  stop.push(async () => {
    await client.close().catch(() => undefined);
    await daemon.close();
  });
  const sent = (): string[] => daemon.requests.map(({ method, path }) => `${method} ${path}`);
  const bodyOf = (request: string): unknown => {
    const got = daemon.requests.find(({ method, path }) => `${method} ${path}`.startsWith(request));
    return JSON.parse(got?.body ?? 'null');
  };
  return { daemon, client, sent, bodyOf };
}

export const create = operationJson('Running', { id: 'create', description: 'Creating instance' });
export const power = operationJson('Running', { id: 'power' });
export const succeeded = (id: string, description = 'Creating instance'): Answer =>
  sync(operationJson('Success', { id, description }));
export const failed = (id: string, err: string): Answer => sync(operationJson('Failure', { id, err }));

/** What a daemon answers that makes and starts `web-1` without ado. */
export const willing: Routes = {
  'POST /1.0/instances': async(create),
  'GET /1.0/operations/create/wait': succeeded('create'),
  'PUT /1.0/instances/web-1/state': async(power),
  'GET /1.0/operations/power/wait': succeeded('power', 'Starting instance'),
  'GET /1.0': sync({ api_extensions: ['cloud_init'], auth: 'trusted', environment: { server: 'lxd' } }),
  'GET /1.0/operations': sync({}),
};
export const server: LxdCreateServer = { name: 'web-1', flavorId: 'profile:default', imageId: 'busybox' };

/** Holds an answer back. */
export class Gate {
  open: () => void = () => undefined;
  readonly passed = new Promise<void>((resolve) => (this.open = resolve));
}

export async function rejection(work: Promise<unknown>): Promise<ClientError> {
  const error: unknown = await work.then(
    () => expect.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClientError);
  return error as ClientError;
}
