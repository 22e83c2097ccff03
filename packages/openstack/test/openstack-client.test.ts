import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientError, type Credentials } from '@leister/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenStackClient, type OpenStackClientOptions, type Session } from '@leister/openstack';
import { type Handler, type Loopback, startLoopback } from '../../../test/support/loopback.js';

class ThingClient extends OpenStackClient {
  static override readonly serviceType: string = 'thing';
  static override get defaultApiVersion(): string {
    return 'v2.1';
  }
}

let server: Loopback;
let handler: Handler;
const open: OpenStackClient[] = [];

beforeEach(async () => {
  handler = () => ({ body: {} });
  server = await startLoopback((request, response) => handler(request, response));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
  await server.close();
});

function connect(
  options: OpenStackClientOptions,
  Client: typeof OpenStackClient = ThingClient,
): OpenStackClient {
  const client = new Client({ proxy: false, retry: false, ...options });
  open.push(client);
  return client;
}

/** A login whose token goes stale when the server says so. */
class TestSession implements Session {
  readonly asked: [string, unknown][] = [];
  renewals = 0;
  readonly #endpoint: () => string | Promise<string>;

  constructor(endpoint: () => string | Promise<string>) {
    this.#endpoint = endpoint;
  }

  readonly credentials: Credentials = {
    apply: ({ headers }) => {
      const token = `token-${this.renewals}`;
      headers['x-auth-token'] = token;
      return token;
    },
    renew: async () => {
      await Promise.resolve();
      this.renewals++;
    },
  };

  async endpointFor(serviceType: string, options: object): Promise<string> {
    this.asked.push([serviceType, options]);
    return this.#endpoint();
  }
}

describe('a client is reached', () => {
  const session = new TestSession(() => server.url);
  const credentials = session.credentials;

  test.each<[string, OpenStackClientOptions, RegExp]>([
    ['neither by endpoint nor by session', {}, /needs an endpoint or a session/],
    ['by both', { endpoint: 'http://a.test', session }, /not both/],
    ['by a session and a token', { session, token: 't' }, /not both/],
    ['with a token and credentials', { endpoint: 'http://a.test', token: 't', credentials }, /not both/],
    ['by an endpoint in a region', { endpoint: 'http://a.test', region: 'north' }, /session/],
    ['by an endpoint of an interface', { endpoint: 'http://a.test', interface: 'admin' }, /session/],
    ['by what is no endpoint', { endpoint: 'somewhere' }, /not an endpoint/],
  ])('%s: refused at once', (_, options, message) => {
    let refused: unknown;
    try {
      connect(options);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ClientError);
    expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0 });
    expect((refused as Error).message).toMatch(message);
  });

  test('by options that leave the dialect open: it speaks OpenStack', async () => {
    handler = () => ({
      status: 403,
      body: { forbidden: { code: 403, message: 'Quota exceeded for instances' } },
    });
    const call = connect({ endpoint: server.url, dialect: undefined }).get('/things');
    await expect(call).rejects.toMatchObject({ code: 'OVER_LIMIT' });
  });

  test('by an endpoint and nothing else: no token is sent', async () => {
    await connect({ endpoint: server.url }).get('/things');
    expect(server.requests[0]!.headers).not.toHaveProperty('x-auth-token');
  });

  test('by an endpoint and a token, which cannot be renewed', async () => {
    handler = () => ({ status: 401, body: { error: { message: 'who are you?' } } });
    const error = await connect({ endpoint: server.url, token: 'token-x' })
      .get('/things')
      .catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', message: 'who are you?' });
    expect(server.requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['token-x']);
  });
});

describe('the version in the URL', () => {
  test.each([
    ['', '/v2.1/things'],
    ['/', '/v2.1/things'],
    ['/compute', '/compute/v2.1/things'],
    ['/compute/', '/compute/v2.1/things'],
    ['/v2.1', '/v2.1/things'],
    ['/v2.1/', '/v2.1/things'],
    ['/v2', '/v2/things'],
    ['/compute/v2.1/3f2a', '/compute/v2.1/3f2a/things'],
    ['/v3/AUTH_3f2a', '/v3/AUTH_3f2a/things'],
    ['/vault', '/vault/v2.1/things'],
  ])('of an endpoint that ends in %j', async (base, url) => {
    await connect({ endpoint: server.url + base }).get('/things');
    await connect({ endpoint: async () => server.url + base }).get('/things');
    await connect({ session: new TestSession(() => server.url + base) }).get('/things');
    expect(server.requests.map((request) => request.url)).toEqual([url, url, url]);
  });

  test('stands behind the path of a unix socket, not in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leister-openstack-'));
    const socketPath = join(folder, 'a.socket');
    const local = await startLoopback(() => ({ body: {} }), { socketPath });
    try {
      await connect({ endpoint: socketPath }).get('/things');
      await connect({ endpoint: `http+unix://${encodeURIComponent(socketPath)}/v3` }).get('/things');
      expect(local.requests.map(({ url }) => url)).toEqual(['/v2.1/things', '/v3/things']);
    } finally {
      await Promise.all(open.splice(0).map((client) => client.close()));
      await local.close();
      await rm(folder, { recursive: true });
    }
  });

  test('is left out for a service that wants none', async () => {
    await connect({ endpoint: server.url }, OpenStackClient).get('/things');
    expect(server.requests[0]!.url).toBe('/things');
  });
});

describe('a session', () => {
  test('is asked once where the service is, however many calls there are', async () => {
    const session = new TestSession(() => server.url);
    const client = connect({ session, region: 'north', interface: 'internal' });
    expect(session.asked).toEqual([]);
    await Promise.all([client.get('/a'), client.get('/b'), client.with({ timeout: 5_000 }).get('/c')]);
    await client.get('/d');
    expect(session.asked).toEqual([['thing', { region: 'north', interface: 'internal' }]]);
  });

  test('that does not know the service is asked again', async () => {
    const unknown = new ClientError('no thing in the catalog', { status: 404 });
    let known = false;
    const session = new TestSession(() => (known ? server.url : Promise.reject(unknown)));
    const client = connect({ session });
    expect(await client.get('/a').catch((error: unknown) => error)).toBe(unknown);
    known = true;
    await client.get('/a');
    expect(server.requests).toHaveLength(1);
  });

  test('proves the caller, and is renewed once for all calls of all clients', async () => {
    const session = new TestSession(() => server.url);
    let refuse = 6;
    let release: () => void;
    const allRefused = new Promise<void>((resolve) => (release = resolve));
    handler = async ({ headers }) => {
      if (headers['x-auth-token'] !== 'token-0') return { body: {} };
      // All are under way before the first hears of it.
      if (--refuse === 0) release();
      await allRefused;
      return { status: 401 };
    };
    const one = connect({ session });
    const other = connect({ session });
    await Promise.all(
      [one, other].flatMap((client) => [client.get('/a'), client.get('/b'), client.get('/c')]),
    );
    expect(session.renewals).toBe(1);
    expect(server.requests.filter(({ headers }) => headers['x-auth-token'] === 'token-1')).toHaveLength(6);
  });

  test('gives way to credentials of the client’s own', async () => {
    const session = new TestSession(() => server.url);
    const credentials: Credentials = { apply: ({ headers }) => void (headers['x-auth-token'] = 'own') };
    await connect({ session, credentials }).get('/a');
    expect(server.requests[0]!.headers['x-auth-token']).toBe('own');
  });
});
