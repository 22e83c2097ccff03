import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ClientError, type Credentials, type OutgoingRequest, RestClient } from '@leister/rest';
import type { Loopback } from '../../../test/support/loopback.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

/** Credentials whose token can be renewed; each renewal waits until it is let go. */
class Login implements Credentials {
  token = 'old';
  renewals: (string | undefined)[] = [];
  outcome: () => Promise<void> = () => sleep(5);

  apply(request: OutgoingRequest): string {
    request.headers['x-auth-token'] = this.token;
    return this.token;
  }

  async renew(staleToken: string | undefined): Promise<void> {
    this.renewals.push(staleToken);
    await this.outcome();
    this.token = 'new';
  }
}

/** A server that lets only the new token in. */
function guarded(): Promise<Loopback> {
  return serve(({ headers }) => ({ status: headers['x-auth-token'] === 'new' ? 200 : 401, body: {} }));
}

describe('a refused token', () => {
  test('is renewed, and the request sent again', async () => {
    const server = await guarded();
    const credentials = new Login();
    expect(
      (await new RestClient({ endpoint: server.url, credentials }).post('/x', { json: { a: 1 } })).status,
    ).toBe(200);
    expect(credentials.renewals).toEqual(['old']);
    expect(server.requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['old', 'new']);
    expect(server.requests.map(({ body }) => body.toString())).toEqual(['{"a":1}', '{"a":1}']);
  });

  test('is renewed once for fifty calls of several clients', async () => {
    const server = await guarded();
    const credentials = new Login();
    const clients = [1, 2].map(() => new RestClient({ endpoint: server.url, credentials }));
    const calls = Array.from({ length: 50 }, (_, i) => clients[i % 2]!.with({}).get('/x'));
    expect((await Promise.all(calls)).every(({ status }) => status === 200)).toBe(true);
    expect(credentials.renewals).toEqual(['old']);
  });

  test('that was renewed meanwhile is only replaced', async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const server = await serve(async ({ url, headers }) => {
      const { 'x-auth-token': token } = headers;
      if (url === '/slow' && token === 'old') await held;
      return { status: token === 'new' ? 200 : 401, body: {} };
    });
    const credentials = new Login();
    const client = new RestClient({ endpoint: server.url, credentials });
    const slow = client.get('/slow');
    while (server.requests.length === 0) await sleep(1);
    await client.get('/quick');
    release?.();
    expect((await slow).status).toBe(200);
    expect(credentials.renewals).toEqual(['old']);
  });

  test('is not renewed for ever', async () => {
    const server = await serve(() => ({ status: 401, body: { message: 'not you' } }));
    const credentials = new Login();
    const error = await rejection(new RestClient({ endpoint: server.url, credentials }).get('/x'));
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401, message: 'not you' });
    expect(credentials.renewals).toEqual(['old']);
    expect(server.requests).toHaveLength(2);
  });

  test('is an answer where nothing can be renewed', async () => {
    const server = await guarded();
    const credentials: Credentials = { apply: () => 'old' };
    expect(await rejection(new RestClient({ endpoint: server.url, credentials }).get('/x'))).toMatchObject({
      status: 401,
    });
    expect(await rejection(new RestClient({ endpoint: server.url }).get('/x'))).toMatchObject({
      status: 401,
    });
    expect(server.requests).toHaveLength(2);
  });

  test('is an answer to a body that cannot be sent again', async () => {
    const server = await guarded();
    const credentials = new Login();
    const client = new RestClient({ endpoint: server.url, credentials });
    expect(await rejection(client.put('/x', { body: Readable.from(['x']) }))).toMatchObject({ status: 401 });
    expect(credentials.renewals).toEqual([]);
  });

  test('needs no name: a session in a cookie has none', async () => {
    let loggedIn = false;
    const server = await serve(() => ({ status: loggedIn ? 200 : 401, body: {} }));
    let renewals = 0;
    const credentials: Credentials = {
      apply: () => undefined,
      renew: async () => {
        renewals++;
        loggedIn = true;
      },
    };
    const client = new RestClient({ endpoint: server.url, credentials });
    await client.get('/x');
    loggedIn = false;
    await client.get('/x');
    expect(renewals).toBe(2);
  });
});

describe('a renewal that fails', () => {
  test('fails all who wait for it, with its own error, and may be tried again', async () => {
    const server = await guarded();
    const credentials = new Login();
    const refused = new ClientError('wrong password', { status: 401 });
    credentials.outcome = () => Promise.reject(refused);
    const client = new RestClient({ endpoint: server.url, credentials });
    const errors = await Promise.all([1, 2, 3].map(() => rejection(client.get('/x'))));
    expect(errors).toEqual([refused, refused, refused]);
    credentials.outcome = () => Promise.resolve();
    expect((await client.get('/x')).status).toBe(200);
  });

  test.each([
    ['later', () => Promise.reject(new Error('no route'))],
    [
      'at once',
      () => {
        throw new Error('no route');
      },
    ],
  ])('%s, with an error of its own making', async (_name, outcome) => {
    const server = await guarded();
    const credentials: Credentials = { apply: () => 'old', renew: outcome };
    const error = await rejection(new RestClient({ endpoint: server.url, credentials }).get('/x'));
    expect(error).toMatchObject({
      code: 'UNAUTHORIZED',
      cause: expect.objectContaining({ message: 'no route' }),
    });
  });
});

describe('whoever gives up waiting', () => {
  test('leaves the others waiting for the same renewal', async () => {
    const server = await guarded();
    const credentials = new Login();
    let finish: (() => void) | undefined;
    credentials.outcome = () => new Promise<void>((resolve) => (finish = resolve));
    const client = new RestClient({ endpoint: server.url, credentials });
    const controller = new AbortController();
    const impatient = rejection(client.get('/x', { signal: controller.signal }));
    const patient = client.get('/x');
    const hurried = rejection(client.get('/x', { timeout: 50 }));
    while (credentials.renewals.length === 0 || server.requests.length < 3) await sleep(1);
    controller.abort();
    expect(await impatient).toMatchObject({ code: 'ABORTED' });
    expect(await hurried).toMatchObject({ code: 'TIMEOUT' });
    finish?.();
    expect((await patient).status).toBe(200);
    expect(credentials.renewals).toEqual(['old']);
  });

  test('for ever leaves no rejection behind', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    try {
      const server = await guarded();
      const credentials = new Login();
      let fail: ((error: Error) => void) | undefined;
      credentials.outcome = () => new Promise<void>((_, reject) => (fail = reject));
      const client = new RestClient({ endpoint: server.url, credentials });
      expect(await rejection(client.get('/x', { timeout: 50 }))).toMatchObject({ code: 'TIMEOUT' });
      fail?.(new Error('too late'));
      await sleep(20);
    } finally {
      process.off('unhandledRejection', onUnhandled);
    }
    expect(unhandled).toEqual([]);
  });
});

test('a subclass may renew in its own way', async () => {
  class Login extends RestClient {
    token = 'old';
    protected override authorize(request: OutgoingRequest): string {
      request.headers['x-auth-token'] = this.token;
      return this.token;
    }
    protected override async renew(): Promise<boolean> {
      await sleep(5);
      this.token = 'new';
      return true;
    }
  }
  const server = await guarded();
  const client = new Login({ endpoint: server.url });
  const answers = await Promise.all([1, 2, 3].map(() => client.get('/x')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});
