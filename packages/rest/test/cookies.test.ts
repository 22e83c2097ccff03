import { CookieJar } from 'tough-cookie';
import { describe, expect, test } from 'vitest';
import { RestClient } from '@leister/rest';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

describe('a cookie jar', () => {
  test('keeps a session over calls, and over clones', async () => {
    const server = await serve(({ url }) =>
      url === '/login'
        ? { headers: { 'set-cookie': ['session=s3cr3t; Path=/; HttpOnly', 'lang=el'] } }
        : { body: {} },
    );
    const client = new RestClient({ endpoint: server.url, cookieJar: new CookieJar() });
    await client.get('/before');
    await client.post('/login');
    await client.with({}).get('/after', { headers: { cookie: 'own=1' } });
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      undefined,
      'own=1; session=s3cr3t; lang=el',
    ]);
  });

  test('takes what comes with an error and with a redirect', async () => {
    const server = await serve(({ url }) => {
      if (url === '/start') return { status: 302, headers: { location: '/next', 'set-cookie': 'hop=1' } };
      if (url === '/next') return { status: 403, headers: { 'set-cookie': 'denied=1' }, body: {} };
      return { body: {} };
    });
    const client = new RestClient({ endpoint: server.url, cookieJar: new CookieJar() });
    await rejection(client.get('/start'));
    await client.get('/end');
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'hop=1',
      'hop=1; denied=1',
    ]);
  });

  test('that refuses a cookie fails no call', async () => {
    const server = await serve(() => ({
      headers: { 'set-cookie': ['a=1; Domain=elsewhere.example', '=;;;', 'b=2'] },
    }));
    const client = new RestClient({ endpoint: server.url, cookieJar: new CookieJar() });
    await client.get('/1');
    await client.get('/2');
    expect(server.requests[1]?.headers.cookie).toBe('b=2');
  });

  test('that fails is named, and its error kept', async () => {
    const cause = new Error('the disk is full');
    const cookieJar = { getCookieString: () => Promise.reject(cause), setCookie: () => Promise.resolve() };
    const error = await rejection(new RestClient({ endpoint: 'http://127.0.0.1:1', cookieJar }).get('/'));
    expect(error.message).toContain('the disk is full');
    expect(error.cause).toBe(cause);
  });

  test('that never answers, or throws, holds up no call', async () => {
    const server = await serve(() => ({ body: {}, headers: { 'set-cookie': 'a=1' } }));
    const never = (): Promise<never> => new Promise(() => undefined);
    const throwing = (): never => {
      throw new Error('the disk is full');
    };
    const jars = [
      { getCookieString: never, setCookie: never },
      { getCookieString: async () => '', setCookie: never },
    ];
    for (const cookieJar of jars) {
      const call = new RestClient({ endpoint: server.url, cookieJar }).get('/', { timeout: 50 });
      expect(await rejection(call)).toMatchObject({ code: 'TIMEOUT' });
    }
    const deaf = { getCookieString: async () => '', setCookie: throwing };
    expect((await new RestClient({ endpoint: server.url, cookieJar: deaf }).get('/')).status).toBe(200);
    const broken = { getCookieString: throwing, setCookie: throwing };
    expect(
      await rejection(new RestClient({ endpoint: server.url, cookieJar: broken }).get('/')),
    ).toMatchObject({
      code: 'OPERATION_FAILED',
    });
  });

  test('another server on the same host sees and sets nothing', async () => {
    const [own, other] = await Promise.all([
      serve(() => ({ headers: { 'set-cookie': 'session=mine' } })),
      serve(() => ({ headers: { 'set-cookie': 'session=stolen' } })),
    ]);
    const client = new RestClient({ endpoint: own.url, cookieJar: new CookieJar() });
    await client.get('/');
    await client.get(`${other.url}/`);
    await client.get('/');
    expect(other.requests[0]?.headers.cookie).toBeUndefined();
    expect(own.requests[1]?.headers.cookie).toBe('session=mine');
  });
});
