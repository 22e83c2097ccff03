import { afterEach } from 'vitest';
import { OpenStackClient } from '@leister/openstack';
import type { Listing } from '@leister/rest';
import { IdentityClient, type IdentityClientOptions } from '../../src/index.js';
import { type Handler, type Loopback, type ReceivedRequest } from '../../../../test/support/loopback.js';
import { startService } from '../../../../test/support/stub-service.js';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((it) => it.close()));
});

/** How long tokens of the stub are good, and when it says it is; what it does beyond. */
export interface StubOptions {
  /** In milliseconds. Default: an hour. */
  lifetime?: number;
  /** How far its clock is ahead of ours, in milliseconds. */
  ahead?: number;
  /** Says when a token ends without saying that this is UTC, as Keystone does of application credentials. */
  bareTimes?: boolean;
  /** Answers first; what it gives nothing for is answered by the stub. */
  first?: Handler;
}

/** As much of Keystone as a login takes, and a service of type `thing` that asks for its tokens. */
export class StubKeystone {
  loopback!: Loopback;
  /** What was sent to have a token. */
  readonly logins: unknown[] = [];
  /** Tokens that are good. */
  readonly good = new Set<string>();

  static async start(options: StubOptions = {}): Promise<StubKeystone> {
    const stub = new StubKeystone();
    stub.loopback = await startService(
      async (request, response) =>
        (await options.first?.(request, response)) ?? stub.answer(request, options),
    );
    return stub;
  }

  get url(): string {
    return this.loopback.url;
  }

  /** Requests for things, each as its token and its URL. */
  get things(): string[] {
    return this.loopback.requests
      .filter(({ url }) => url.startsWith('/thing/'))
      .map(({ url, headers }) => `${String(headers['x-auth-token'])} ${url}`);
  }

  revokeAll(): void {
    this.good.clear();
  }

  private answer(request: ReceivedRequest, options: StubOptions): ReturnType<Handler> {
    const { method, url, headers } = request;
    if (method === 'POST' && url === '/v3/auth/tokens') return this.logIn(request, options);
    if (!this.good.has(String(headers['x-auth-token'])))
      return { status: 401, body: { error: { code: 401, title: 'Unauthorized', message: 'Who are you?' } } };
    if (method === 'DELETE') this.good.delete(String(headers['x-subject-token']));
    if (method === 'DELETE' || url === '/v3/users/u1/password') return { status: 204 };
    if (url === '/v3/auth/tokens') return { body: this.tokenBody(options) };
    const [, page] = /^\/thing\/things\?page=(\d+)$/.exec(url) ?? [];
    if (url === '/thing/things' || page !== undefined) return { body: this.thingsOn(Number(page ?? 1)) };
    return { status: 404, body: { error: { code: 404, title: 'Not Found', message: `No ${url}.` } } };
  }

  private logIn({ body }: ReceivedRequest, options: StubOptions): ReturnType<Handler> {
    this.logins.push((JSON.parse(body.toString()) as { auth: unknown }).auth);
    const token = `token-${this.logins.length}`;
    this.good.add(token);
    return { status: 201, headers: { 'x-subject-token': token }, body: this.tokenBody(options) };
  }

  private tokenBody({ lifetime = 3_600_000, ahead = 0, bareTimes = false }: StubOptions): unknown {
    const now = Date.now() + ahead;
    const endpoint = (region: string, kind: string, url: string): unknown => ({
      id: `${region}-${kind}`,
      interface: kind,
      region,
      region_id: region,
      url,
    });
    return {
      token: {
        methods: ['password'],
        user: { id: 'u1', name: 'ann', domain: { id: 'default', name: 'Default' } },
        project: { id: 'p1', name: 'pond', domain: { id: 'default', name: 'Default' } },
        roles: [{ id: 'r1', name: 'member' }],
        issued_at: new Date(now).toISOString(),
        expires_at: new Date(now + lifetime).toISOString().replace('Z', bareTimes ? '' : 'Z'),
        catalog: [
          {
            id: 's1',
            type: 'thing',
            name: 'things',
            endpoints: [
              endpoint('north', 'internal', 'http://internal.test/north'),
              endpoint('north', 'public', `${this.url}/thing`),
              endpoint('south', 'public', 'http://south.test/thing'),
            ],
          },
          {
            id: 's2',
            type: 'volumev3',
            name: 'cinder',
            endpoints: [endpoint('north', 'public', 'http://v.test/v3/p1')],
          },
          { id: 's3', type: 'empty', name: 'empty', endpoints: [] },
        ],
      },
    };
  }

  /** Three pages of one thing each. */
  private thingsOn(page: number): unknown {
    const next =
      page < 3 ? { things_links: [{ rel: 'next', href: `${this.url}/thing/things?page=${page + 1}` }] } : {};
    return { things: [{ id: `t${page}` }], ...next };
  }
}

/** A client that ends with the test. */
export function connect(options: Partial<IdentityClientOptions> & { endpoint: string }): IdentityClient {
  const login =
    options.token === undefined
      ? { auth: { username: 'ann', password: 'open-sesame', projectName: 'pond' } }
      : {};
  const client = new IdentityClient({ proxy: false, retry: false, ...login, ...options });
  open.push(client);
  return client;
}

/** The client of a service of the same cloud. */
export class ThingClient extends OpenStackClient {
  static override readonly serviceType: string = 'thing';

  listThings(): Listing<{ id: string }> {
    return this.list('/things', (body) => (body as { things: { id: string }[] }).things);
  }
}

/** A client of things in a session, which ends with the test. */
export function connectThings(session: IdentityClient, region?: string): ThingClient {
  const client = new ThingClient({ session, region, proxy: false, retry: false });
  open.push(client);
  return client;
}
