import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SqlValue } from '../src/database/database.js';
import { embedded } from '../src/database/embedded.js';
import { LazyDatabase } from '../src/database/lazy-database.js';
import { isPassword } from '../src/users/passwords.js';
import { Users } from '../src/users/users.js';
import { databases } from './support/databases.js';
import { type Running, start, temporaryFolder } from './support/start.js';

const password = 'Seven-7-seas';

async function logIn(server: Running, username = 'ada', secret = password): Promise<string | undefined> {
  const answer = await server.send('POST', '/auth', { username, password: secret });
  if (answer.status === 403) return undefined;
  expect(answer.body).toEqual({ status: 'ok', status_code: 200, token: expect.any(String) });
  return answer.body['token'] as string;
}

async function counts(server: Running, token: string): Promise<boolean> {
  const { status } = await server.send(
    'PUT',
    '/test/start',
    {},
    { 'content-type': 'application/json', 'x-auth-token': token },
  );
  return status === 200;
}

describe.each(databases)('users in $name', { timeout: 60_000 }, ({ skip, make, start }) => {
  test.skipIf(skip)('log in with their password and have a token then', async () => {
    const server = await start({ database: await make() });
    await server.services.users.add('ada', password);
    const token = (await logIn(server))!;
    expect(await counts(server, token)).toBe(true);
    expect(await counts(server, `${token}x`)).toBe(false);
    expect(await logIn(server, 'ada', 'wrong')).toBeUndefined();
    expect(await logIn(server, 'eve')).toBeUndefined();
  });

  test.skipIf(skip)(
    'a token is looked for in the body, the query and the header, in this order',
    async () => {
      const server = await start({ database: await make() });
      await server.services.users.add('ada', password);
      const token = (await logIn(server))!;
      const ask = async (query: string, body: object, header: string): Promise<number> => {
        const headers = { 'content-type': 'application/json', 'x-auth-token': header };
        return (await server.send('PUT', `/test/start${query}`, body, headers)).status;
      };
      expect(await ask('', { auth_token: token }, 'bad')).toBe(200);
      // Where a body has to follow rules as well.
      const stop = await server.send('PUT', '/vm/stop', { node: '2', auth_token: token });
      expect(stop.body).toEqual({ status: 'ok', result: 'Node 2 deleted' });
      expect(await ask(`?auth_token=${token}`, {}, 'bad')).toBe(200);
      expect(await ask('?auth_token=bad', {}, token)).toBe(403);
      expect(await ask(`?auth_token=${token}`, { auth_token: 'bad' }, token)).toBe(403);
    },
  );

  test.skipIf(skip)('tokens end: in time, with the password, with the user', async () => {
    const database = await make();
    const server = await start({ database });
    const { users } = server.services;
    await users.add('ada', password);
    const first = (await logIn(server))!;
    await users.setActive('ada', false);
    expect([await counts(server, first), await logIn(server)]).toEqual([false, undefined]);
    await users.setActive('ada', true);
    expect(await counts(server, first)).toBe(true);
    await users.setPassword('ada', `${password}!`);
    expect(await counts(server, first)).toBe(false);
    const second = (await logIn(server, 'ada', `${password}!`))!;
    await users.remove('ada');
    expect(await counts(server, second)).toBe(false);

    const brief = await start({ database, auth: { token_lifetime: 1 } });
    await users.add('bob', password);
    const token = (await logIn(brief, 'bob'))!;
    await expect.poll(() => counts(brief, token), { timeout: 10_000 }).toBe(false);
  });

  test.skipIf(skip)('a name is taken once, and nothing is empty', async () => {
    const { services } = await start({ database: await make() });
    await services.users.add('ada', password);
    for (const [name, secret] of [
      ['ada', password],
      ['', password],
      ['a b', password],
      ['bob', ''],
    ] as const)
      await expect(services.users.add(name, secret)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    const created = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(await services.users.list()).toEqual([{ name: 'ada', active: true, created }]);
  });

  test.skipIf(skip)('where a token is required, only logging in and the roots go without', async () => {
    const server = await start({ database: await make(), auth: { required: true } });
    await server.services.users.add('ada', password);
    for (const [method, path] of [
      ['GET', '/nodes'],
      ['POST', '/vm/start'],
      ['GET', '/vm/status'],
      ['GET', '/cloud'],
    ] as const)
      expect(await server.send(method, path)).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
    expect((await server.send('GET', '/')).status).toBe(200);
    const headers = { 'x-auth-token': (await logIn(server))! };
    expect((await server.send('GET', '/nodes', undefined, headers)).status).toBe(200);
  });
});

test('a password that is changed during a login gives no token any more', { timeout: 60_000 }, async () => {
  const settings = await databases[0]!.make();
  const database = new LazyDatabase(embedded(settings.path!));
  const users = new Users(database, 60);
  await users.add('ada', password);
  const slow = new Users(
    {
      query: (...statement) => database.query(...statement),
      // Between the comparison and the token.
      ifAny: async <T extends object>(sql: string, values?: readonly SqlValue[]) => {
        const rows = await database.ifAny<T>(sql, values);
        await users.setPassword('ada', `${password}!`);
        return rows;
      },
      close: async () => undefined,
    },
    60,
  );
  expect(await slow.logIn('ada', password)).toBeUndefined();
  expect(await database.query('SELECT * FROM tokens')).toEqual([]);
  expect(await users.logIn('ada', `${password}!`)).toEqual(expect.any(String));
  await database.close();
});

test('what is done to nobody makes no database', async () => {
  const path = await temporaryFolder();
  const database = new LazyDatabase(embedded(path));
  const users = new Users(database, 60);
  expect(await users.remove('nobody')).toBe(false);
  expect(await users.setActive('nobody', true)).toBe(false);
  expect(await users.setPassword('nobody', password)).toBe(false);
  await database.close();
  expect(await readdir(path)).toEqual([]);
});

test('neither passwords nor tokens stand in the database', async () => {
  const settings = await databases[0]!.make();
  const server = await start({ database: settings });
  await server.services.users.add('ada', password);
  const token = (await logIn(server))!;
  // The process that has the folder answers others through a socket in it.
  const guest = new LazyDatabase(embedded(settings.path!));
  const rows = [
    ...(await guest.query('SELECT * FROM users')),
    ...(await guest.query('SELECT * FROM tokens')),
  ];
  await guest.close();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(password);
  expect(JSON.stringify(rows)).not.toContain(token);
  await expect(isPassword(password, (rows[0] as { password: string }).password)).resolves.toBe(true);
});
