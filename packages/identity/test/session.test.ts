import { describe, expect, test } from 'vitest';
import { rejection } from '../../../test/support/stub-service.js';
import { IdentityClient } from '../src/index.js';
import { connect, connectThings, StubKeystone } from './support/stub-keystone.js';

const seconds = 1_000;

describe('a session', () => {
  test('sends nothing before it is used', async () => {
    const keystone = await StubKeystone.start();
    connectThings(connect({ endpoint: keystone.url }));
    expect(keystone.loopback.requests).toEqual([]);
  });

  test('logs in once for all clients that need it at the same time', async () => {
    const keystone = await StubKeystone.start();
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const clients = [connectThings(session), connectThings(session), connectThings(session)];
    const lists = await Promise.all(clients.flatMap((one) => [one.listThings(), one.listThings()]));
    expect(lists.map((list) => list.length)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(keystone.logins).toHaveLength(1);
  });

  test('renews a token that is refused in mid-listing: once, for twenty listings', async () => {
    let refused = 0;
    const keystone = await StubKeystone.start({
      first: ({ url, headers }) => {
        // All are on their way to the second page when the token ends.
        if (url !== '/thing/things?page=2' || headers['x-auth-token'] !== 'token-1') return;
        refused++;
        keystone.revokeAll();
      },
    });
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const clients = [connectThings(session), connectThings(session)];
    const lists = await Promise.all(Array.from({ length: 20 }, (_, at) => clients[at % 2]!.listThings()));
    for (const list of lists) expect(list.map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
    expect(refused).toBeGreaterThan(1);
    expect(keystone.logins).toHaveLength(2);
  });

  test('replaces a token shortly before its end', async () => {
    const keystone = await StubKeystone.start({ lifetime: 0.2 * seconds });
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const first = await session.getToken();
    await new Promise((resolve) => setTimeout(resolve, 0.15 * seconds));
    const second = await session.getToken();
    expect([first.id, second.id]).toEqual(['token-1', 'token-2']);
  });

  test.each([
    ['ahead of', 24 * 3600 * seconds],
    ['behind', -24 * 3600 * seconds],
  ])('does not mind that the clock of Keystone is a day %s ours', async (_, ahead) => {
    const keystone = await StubKeystone.start({ ahead });
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const things = connectThings(session);
    await things.listThings();
    await things.listThings();
    expect(keystone.logins).toHaveLength(1);
  });

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('does not mind being in %s', async (zone) => {
    const { TZ: before } = process.env;
    process.env['TZ'] = zone;
    try {
      const keystone = await StubKeystone.start({ lifetime: 60 * seconds, bareTimes: true });
      const session = connect({ endpoint: `${keystone.url}/v3` });
      const { issued = '', expires = '' } = await session.getToken();
      expect(Date.parse(expires) - Date.parse(issued)).toBe(60 * seconds);
      await session.getToken();
      expect(keystone.logins).toHaveLength(1);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  test('tells every call why there is no token, and tries again for the next', async () => {
    let down = true;
    const keystone = await StubKeystone.start({
      first: ({ method }) => {
        const message = 'The request you have made requires authentication.';
        return down && method === 'POST'
          ? { status: 401, body: { error: { code: 401, message } } }
          : undefined;
      },
    });
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const things = connectThings(session);
    const errors = await Promise.all([rejection(things.listThings()), rejection(session.listMyProjects())]);
    for (const error of errors)
      expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401, message: /requires authentication/ });
    down = false;
    expect(await things.listThings()).toHaveLength(3);
  });

  test('goes on with a login when the call that began it is aborted', async () => {
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const keystone = await StubKeystone.start({
      first: async ({ method }) => (method === 'POST' ? held : undefined),
    });
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const aborted = rejection(session.getToken({ signal: AbortSignal.timeout(30) }));
    const other = session.getToken();
    expect(await aborted).toMatchObject({ code: 'TIMEOUT' });
    answer();
    expect((await other).id).toBe('token-1');
    expect(keystone.logins).toHaveLength(1);
  });

  test('of a token cannot be renewed', async () => {
    const keystone = await StubKeystone.start();
    keystone.good.add('given');
    const session = connect({ endpoint: `${keystone.url}/v3`, token: 'given' });
    const things = connectThings(session);
    expect(await things.listThings()).toHaveLength(3);
    expect(await session.getToken()).toMatchObject({ id: 'given', user: { id: 'u1' } });
    keystone.revokeAll();
    expect(await rejection(things.listThings())).toMatchObject({
      code: 'UNAUTHORIZED',
      message: /Who are you/,
    });
    expect(keystone.logins).toEqual([]);
  });

  test('is another one for another scope', async () => {
    const keystone = await StubKeystone.start();
    const session = connect({ endpoint: `${keystone.url}/v3` });
    const other = session.scopedTo({ domainName: 'lake' });
    await Promise.all([session.getToken(), other.getToken()]);
    await other.close();
    expect(keystone.logins).toContainEqual(expect.objectContaining({ scope: { domain: { name: 'lake' } } }));
    expect(() => session.scopedTo({ domainName: 'lake', projectId: 'p' })).toThrow(/not for several/);
  });

  test('asks for a password when it is needed, and not before', async () => {
    const keystone = await StubKeystone.start();
    let asked = 0;
    const password = async (): Promise<string> => `typed-${++asked}`;
    const session = connect({ endpoint: `${keystone.url}/v3`, auth: { userId: 'u1', password } });
    expect(asked).toBe(0);
    await Promise.all([session.getToken(), session.getToken()]);
    expect(asked).toBe(1);
    expect(keystone.logins[0]).toMatchObject({
      identity: { password: { user: { id: 'u1', password: 'typed-1' } } },
    });
  });

  test('shows neither password nor token to whoever prints it', async () => {
    const keystone = await StubKeystone.start();
    const session = connect({ endpoint: `${keystone.url}/v3` });
    await session.getToken();
    const { inspect } = await import('node:util');
    const printed = inspect(session, { depth: 10, showHidden: true }) + JSON.stringify(session);
    expect(printed).not.toMatch(/open-sesame|token-1/);
  });
});

describe('the log and the errors of a login', () => {
  test('hold no secret', async () => {
    const lines: string[] = [];
    const keystone = await StubKeystone.start({
      first: ({ method, body }) =>
        method === 'POST' && body.includes('wrong-9')
          ? { status: 401, body: { error: { code: 401, message: 'no user has the password wrong-9' } } }
          : undefined,
    });
    const log = { write: (line: string) => void lines.push(line) };
    const session = connect({ endpoint: `${keystone.url}/v3`, log });
    await session.getToken();
    await rejection(session.getUser('u1'));
    const secret = 'wrong-9';
    const other = connect({
      endpoint: `${keystone.url}/v3`,
      log,
      auth: { username: 'ann', password: secret },
    });
    const error = await rejection(other.getToken());
    const told = lines.join('\n') + JSON.stringify(error) + String(error.stack);
    expect(told).toContain('/auth/tokens');
    expect(told).not.toMatch(/open-sesame|token-1|wrong-9/);
  });
});

test('is made of a login or a token, not of both or neither', () => {
  const endpoint = 'http://keystone.test';
  expect(() => new IdentityClient({ endpoint })).toThrow(/a login or a token/);
  expect(() => new IdentityClient({ endpoint, token: 't', auth: { token: 't' } })).toThrow(
    /a login or a token/,
  );
});
