import { readdir, stat } from 'node:fs/promises';
import { inspect } from 'node:util';
import { openCompute, resolveCloud } from '@leister/clouds';
import { expect, onTestFinished, test } from 'vitest';
import { StubKeystone } from '../../identity/test/support/stub-keystone.js';
import { temporaryHome, type TemporaryHome } from './temporary-home.js';

/** A Keystone, and beside it as much of Nova as lists servers. */
async function startCloud(): Promise<StubKeystone> {
  return StubKeystone.start({
    first: ({ url }) =>
      url.startsWith('/nova/') || url.startsWith('/p1/')
        ? { body: { servers: [{ id: '1', name: 'web' }] } }
        : undefined,
  });
}

async function write(home: TemporaryHome, lines: Record<string, string | undefined>): Promise<void> {
  const text = Object.entries(lines).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} = ${value}`],
  );
  await home.write('.config/leister/config', ['[cloud "x"]', 'type = openstack', ...text, ''].join('\n'));
}

async function open(home: TemporaryHome) {
  const client = await openCompute(await resolveCloud(await home.load(), 'x'), {
    proxy: false,
    retry: false,
  });
  onTestFinished(() => client.close());
  return client;
}

const user = { user: 'ann', password: 'open-sesame', project: 'pond' };
const ann = { name: 'ann', domain: { id: 'default' } };
const pond = { project: { name: 'pond', domain: { id: 'default' } } };

test.each([
  [user, { methods: ['password'], password: { user: { ...ann, password: 'open-sesame' } } }, pond],
  [
    { ...user, auth_type: 'v3multifactor', passcode: '012345' },
    {
      methods: ['password', 'totp'],
      password: { user: { ...ann, password: 'open-sesame' } },
      totp: { user: { ...ann, passcode: '012345' } },
    },
    pond,
  ],
  [
    { ...user, auth_type: 'v3totp', passcode: '012345', project_domain: 'd' },
    { methods: ['totp'], totp: { user: { ...ann, passcode: '012345' } } },
    { project: { name: 'pond', domain: { name: 'd' } } },
  ],
  [
    { application_credential_id: 'a', application_credential_secret: 's', project_domain: 'd' },
    { methods: ['application_credential'], application_credential: { id: 'a', secret: 's' } },
    undefined,
  ],
  [{ token: 't', project_id: 'p' }, { methods: ['token'], token: { id: 't' } }, { project: { id: 'p' } }],
  [
    { ...user, project: undefined, system_scope: 'all' },
    { methods: ['password'], password: { user: { ...ann, password: 'open-sesame' } } },
    { system: { all: true } },
  ],
])('%j logs in so', async (settings, identity, scope) => {
  const [home, cloud] = [await temporaryHome(), await startCloud()];
  await write(home, { ...settings, url: `${cloud.url}/v3`, compute_url: `${cloud.url}/nova` });
  const client = await open(home);
  expect(await client.listServers()).toMatchObject([{ id: '1', name: 'web' }]);
  expect(cloud.logins).toEqual([{ identity, ...(scope && { scope }) }]);
  expect(cloud.loopback.requests.at(-1)).toMatchObject({
    url: expect.stringMatching(/^\/nova\/v2\.1\/servers/),
    headers: { 'x-auth-token': 'token-1' },
  });
});

test('secrets may be in files of their own', async () => {
  const [home, cloud] = [await temporaryHome(), await startCloud()];
  await home.write('secret', 'open-sesame\n');
  await write(home, {
    user: 'ann',
    password_file: '~/secret',
    url: `${cloud.url}/v3`,
    compute_url: `${cloud.url}/nova`,
  });
  await (await open(home)).listServers();
  expect(cloud.logins).toMatchObject([{ identity: { password: { user: { password: 'open-sesame' } } } }]);
});

test('a token is kept for the next, for its owner alone, unless that is switched off', async () => {
  const [home, cloud] = [await temporaryHome(), await startCloud()];
  const settings = { ...user, url: `${cloud.url}/v3`, compute_url: `${cloud.url}/nova` };
  await write(home, settings);
  await (await open(home)).listServers();
  await (await open(home)).listServers();
  expect(cloud.logins).toHaveLength(1);
  const folder = home.at('.cache/leister/tokens');
  for (const name of await readdir(folder))
    expect((await stat(`${folder}/${name}`)).mode & 0o777).toBe(0o600);

  home.env['LEISTER_TOKEN_CACHE'] = 'off';
  await (await open(home)).listServers();
  expect(cloud.logins).toHaveLength(2);
  home.env['LEISTER_TOKEN_CACHE'] = '~/elsewhere';
  await (await open(home)).listServers();
  expect(await readdir(home.at('elsewhere'))).toHaveLength(2);
  await write(home, { ...settings, token_cache: 'no' });
  await (await open(home)).listServers();
  expect(cloud.logins).toHaveLength(4);
});

test('calls of one client, however many at once, need one login', async () => {
  const [home, cloud] = [await temporaryHome(), await startCloud()];
  await write(home, {
    ...user,
    url: `${cloud.url}/v3`,
    compute_url: `${cloud.url}/nova`,
    token_cache: 'off',
  });
  const client = await open(home);
  await Promise.all([client.listServers(), client.listServers(), client.listServers()]);
  expect(cloud.logins).toHaveLength(1);
});

test('an endpoint may have a place for the project', async () => {
  const [home, cloud] = [await temporaryHome(), await startCloud()];
  await write(home, { ...user, url: `${cloud.url}/v3`, compute_url: `${cloud.url}/%(project_id)s/v2.1` });
  expect(await (await open(home)).listServers()).toHaveLength(1);
  expect(cloud.loopback.requests.at(-1)?.url).toMatch(/^\/p1\/v2\.1\/servers/);
});

test('without a Keystone: none sends no token, admin_token the one it is given', async () => {
  const [home, cloud] = [await temporaryHome(), await startCloud()];
  await write(home, { auth_type: 'none', compute_url: `${cloud.url}/nova` });
  await (await open(home)).listServers();
  expect(cloud.loopback.requests.at(-1)?.headers).not.toHaveProperty('x-auth-token');
  await write(home, { auth_type: 'admin_token', token: 'given', compute_url: `${cloud.url}/nova` });
  await (await open(home)).listServers();
  expect(cloud.loopback.requests.at(-1)?.headers).toMatchObject({ 'x-auth-token': 'given' });
  expect(cloud.logins).toEqual([]);
});

test.each([
  [{ user: 'ann', password: 'p' }, 'INVALID_ARGUMENT', /not said where the cloud is/],
  [{ url: 'http://k' }, 'INVALID_ARGUMENT', /does not say user/],
  [{ url: 'http://k', user: 'ann' }, 'INVALID_ARGUMENT', /does not say password/],
  [{ url: 'http://k', auth_type: 'v3oidcpassword' }, 'UNSUPPORTED', /v3oidcpassword/],
  [
    { url: 'http://k', ...user, interface: 'privat' },
    'INVALID_ARGUMENT',
    /^interface is public, internal, admin/,
  ],
  [{ url: 'http://k', ...user, domain: 'd' }, 'INVALID_ARGUMENT', /not for several/],
  [{ url: 'http://k', ...user, compute_microversion: 'new' }, 'INVALID_ARGUMENT', /microversion/],
  [{ auth_type: 'none' }, 'INVALID_ARGUMENT', /the endpoint must be said/],
  [{ auth_type: 'admin_token', compute_url: 'http://n' }, 'INVALID_ARGUMENT', /needs a token/],
])('%j is refused', async (settings, code, message) => {
  const home = await temporaryHome();
  await write(home, settings);
  await expect(open(home)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

test('a login that fails shows no secret', async () => {
  const home = await temporaryHome();
  const cloud = await StubKeystone.start({
    first: ({ body }) => ({ status: 401, body: { error: { code: 401, message: `no: ${body.toString()}` } } }),
  });
  await write(home, { ...user, url: `${cloud.url}/v3`, compute_url: `${cloud.url}/nova` });
  const error: unknown = await (await open(home)).listServers().then(
    () => expect.fail('it logged in'),
    (refused: unknown) => refused,
  );
  expect(error).toMatchObject({ code: 'UNAUTHORIZED' });
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('open-sesame');
});
