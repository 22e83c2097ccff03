import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Auth, FileTokenCache, type IdentityClient, type TokenCache } from '../src/index.js';
import { connect, connectThings, StubKeystone } from './support/stub-keystone.js';

let directory: string;
let keystone: StubKeystone;

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'leister-tokens-')), 'tokens');
  keystone = await StubKeystone.start();
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

const ann: Auth = { username: 'ann', password: 'open-sesame', projectName: 'pond' };

/** As a process would that begins now. */
function begin(auth = ann, cache: TokenCache = new FileTokenCache(directory)): IdentityClient {
  return connect({ endpoint: `${keystone.url}/v3`, auth, tokenCache: cache });
}

async function files(): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith('.json'));
}

describe('a token that is kept', () => {
  test('serves the next process, which asks Keystone for nothing', async () => {
    await begin().getToken();
    const asked = keystone.loopback.requests.length;
    const next = begin();
    expect(await connectThings(next).listThings()).toHaveLength(3);
    expect(await next.getToken()).toMatchObject({ id: 'token-1', user: { name: 'ann' } });
    expect(keystone.loopback.requests.slice(asked).every(({ url }) => url.startsWith('/thing/'))).toBe(true);
  });

  test("is nobody else's to read, whatever the umask", async () => {
    const before = process.umask(0);
    try {
      await begin().getToken();
    } finally {
      process.umask(before);
    }
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    const names = await readdir(directory);
    expect(names).toHaveLength(2);
    for (const name of names) expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
  });

  test.each<[string, Auth]>([
    ['user', { ...ann, username: 'bob' }],
    ['domain', { ...ann, userDomainName: 'lake' }],
    ['project', { ...ann, projectName: 'sea' }],
    ['scope', { username: 'ann', password: 'open-sesame', domainName: 'pond' }],
    ['password', { ...ann, password: 'open-barley' }],
    ['way to log in', { ...ann, passcode: () => '123456' }],
  ])('is not for another %s', async (_, auth) => {
    await begin().getToken();
    expect((await begin(auth).getToken()).id).toBe('token-2');
    expect(await files()).toHaveLength(2);
  });

  test('is not for another Keystone', async () => {
    await begin().getToken();
    const other = await StubKeystone.start();
    const cache = new FileTokenCache(directory);
    await connect({ endpoint: `${other.url}/v3`, auth: ann, tokenCache: cache }).getToken();
    expect(other.logins).toHaveLength(1);
  });

  test('goes by a name that tells nothing of the login', async () => {
    await begin().getToken();
    const [name] = await files();
    expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
    const text = await readFile(join(directory, name!), 'utf8');
    expect(text).not.toContain('open-sesame');
    const other = join(directory, '..', 'other');
    await begin(ann, new FileTokenCache(other)).getToken();
    expect(await readdir(other)).not.toContain(name);
  });

  test('is dropped when a service refuses it', async () => {
    await begin().getToken();
    keystone.revokeAll();
    expect(await connectThings(begin()).listThings()).toHaveLength(3);
    expect(keystone.logins).toHaveLength(2);
    expect((await begin().getToken()).id).toBe('token-2');
  });

  test('is not dropped for the newer one of another process', async () => {
    const one = begin();
    const things = connectThings(one);
    await things.listThings();
    keystone.revokeAll();
    await connectThings(begin()).listThings();
    expect(keystone.logins).toHaveLength(2);
    expect(await things.listThings()).toHaveLength(3);
    expect(keystone.logins).toHaveLength(2);
  });

  test('is dropped when it is revoked', async () => {
    const session = begin();
    await session.revokeToken();
    expect(await files()).toEqual([]);
    expect((await session.getToken()).id).toBe('token-2');
  });

  test('is dropped when the password is changed, and the new one is used', async () => {
    const session = begin();
    await session.changePassword({ original: 'open-sesame', password: 'open-barley' });
    expect(await files()).toEqual([]);
    await session.getToken();
    expect(keystone.logins.at(-1)).toMatchObject({
      identity: { password: { user: { password: 'open-barley' } } },
    });
    expect((await begin({ ...ann, password: 'open-barley' }).getToken()).id).toBe('token-2');
  });

  test('is not used after its end', async () => {
    await begin().getToken();
    const [name] = await files();
    const file = join(directory, name!);
    const kept = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...kept, staleAt: Date.now() - 1 }));
    expect((await begin().getToken()).id).toBe('token-2');
  });

  test('is removed some time after its end', async () => {
    await begin().getToken();
    const [old] = await files();
    await utimes(join(directory, old!), new Date(), new Date(Date.now() - 1_000));
    await begin({ ...ann, username: 'bob' }).getToken();
    expect(await files()).not.toContain(old);
  });

  test.each(['', '{', '[]', '{"id":"x"}', '{"id":"x","staleAt":9e15,"version":"v9","body":{}}'])(
    'is made anew when its file holds %j',
    async (text) => {
      await begin().getToken();
      const [name] = await files();
      await writeFile(join(directory, name!), text);
      expect((await begin().getToken()).id).toBe('token-2');
      expect((await begin().getToken()).id).toBe('token-2');
    },
  );

  test('may be written by many at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => begin().getToken()));
    expect(tokens).toHaveLength(8);
    expect(await files()).toHaveLength(1);
    const known = tokens.map(({ id }) => id);
    expect(known).toContain((await begin().getToken()).id);
    expect(await readdir(directory)).toHaveLength(2);
  });
});

describe('a cache that fails', () => {
  test('costs a login and nothing else', async () => {
    await writeFile(directory, 'a file, where a directory should be');
    expect(await connectThings(begin()).listThings()).toHaveLength(3);
  });

  test('in whatever way', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('no');
    };
    const session = begin(ann, { get: broken, set: broken, delete: broken });
    expect(await connectThings(session).listThings()).toHaveLength(3);
    keystone.revokeAll();
    expect(await connectThings(session).listThings()).toHaveLength(3);
  });
});

test('without a cache nothing is kept', async () => {
  for (let at = 0; at < 2; at++) await connect({ endpoint: `${keystone.url}/v3`, auth: ann }).getToken();
  expect(keystone.logins).toHaveLength(2);
});
