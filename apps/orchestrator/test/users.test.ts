import { describe, expect, test } from 'vitest';
import { embedded } from '../src/database/embedded.js';
import { LazyDatabase } from '../src/database/lazy-database.js';
import { isPassword } from '../src/users/passwords.js';
import { databases } from './support/databases.js';
import { type Running, start } from './support/start.js';

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
