import { listClouds, resolveCloud } from '@leister/clouds';
import { expect, test } from 'vitest';
import { temporaryHome, type TemporaryHome } from './temporary-home.js';

const ours = '.config/openstack/clouds.yaml';
const pond = `clouds:
  pond:
    region_name: north
    auth: { auth_url: 'http://k/v3', username: ann, password: 0123, project_name: 1e5, project_id: ~ }
`;

async function settingsOf(home: TemporaryHome, name: string) {
  const { settings } = await resolveCloud(await home.load(), name);
  const { token_cache: _folder, ignore_ssl: _global, ...said } = settings;
  return said;
}

test('a cloud of clouds.yaml is one, with its values as they are written', async () => {
  const home = await temporaryHome();
  await home.write(ours, pond);
  expect(await resolveCloud(await home.load(), 'pond')).toEqual({
    name: 'pond',
    type: 'openstack',
    source: 'clouds.yaml',
    endpoint: 'http://k/v3',
    settings: {
      url: 'http://k/v3',
      user: 'ann',
      password: '0123',
      project: '1e5',
      region: 'north',
      ignore_ssl: 'off',
      token_cache: home.at('.cache/leister/tokens'),
    },
  });
});

test('the first file counts: that of OS_CLIENT_CONFIG_FILE, here, in the folder for configuration', async () => {
  const home = await temporaryHome();
  const names = async () => (await listClouds(await home.load())).map(({ name }) => name);
  const only = (name: string) => `clouds: { ${name}: { auth: { auth_url: u } } }`;
  await home.write(ours, only('usual'));
  expect(await names()).toEqual(['demo', 'usual']);
  await home.write('xdg/openstack/clouds.yml', only('moved'));
  home.env['XDG_CONFIG_HOME'] = home.at('xdg');
  expect(await names()).toEqual(['demo', 'moved']);
  await home.write('clouds.json', JSON.stringify({ clouds: { here: { auth: { auth_url: 'u' } } } }));
  expect(await names()).toEqual(['demo', 'here']);
  await home.write('named.yaml', only('named'));
  home.env['OS_CLIENT_CONFIG_FILE'] = home.at('named.yaml');
  expect(await names()).toEqual(['demo', 'named']);
});

test('secure.yaml adds to clouds.yaml, and counts before it', async () => {
  const home = await temporaryHome();
  await home.write(ours, 'clouds: { pond: { auth: { auth_url: u, username: ann, password: open } } }');
  await home.write('.config/openstack/secure.yaml', 'clouds: { pond: { auth: { password: hidden } } }');
  expect(await settingsOf(home, 'pond')).toEqual({ url: 'u', user: 'ann', password: 'hidden' });
  await home.write('keys.yaml', 'clouds: { pond: { auth: { password: elsewhere } } }');
  home.env['OS_CLIENT_SECURE_FILE'] = home.at('keys.yaml');
  expect(await settingsOf(home, 'pond')).toMatchObject({ password: 'elsewhere' });
});

test.each(['profile', 'cloud'])(
  'a %s is found in clouds-public.yaml, and stands below the cloud',
  async (key) => {
    const home = await temporaryHome();
    await home.write(
      '.config/openstack/clouds-public.yaml',
      `public-clouds:
  lake: { auth: { auth_url: 'https://{region_name}.lake.test/v3', user_domain_name: lakers }, interface: internal, regions: [east, west] }
`,
    );
    await home.write(
      ours,
      `clouds: { pond: { ${key}: lake, interface: adminURL, auth: { username: ann } } }`,
    );
    expect(await settingsOf(home, 'pond')).toEqual({
      url: 'https://east.lake.test/v3',
      user: 'ann',
      user_domain: 'lakers',
      interface: 'admin',
      region: 'east',
    });
  },
);

test('the first of several regions is meant, or the one that is asked for, with its own values', async () => {
  const home = await temporaryHome();
  await home.write(
    ours,
    `clouds:
  pond:
    regions: [{ name: a, values: { compute-endpoint-override: 'http://a' } }, { name: b, values: { auth: { auth_url: ub } } }]
    auth: { auth_url: u }
  old: { region_name: 'c,d', auth: { auth_url: u } }
`,
  );
  expect(await settingsOf(home, 'pond')).toEqual({ url: 'u', region: 'a', compute_url: 'http://a' });
  expect(await settingsOf(home, 'old')).toEqual({ url: 'u', region: 'c' });
  const asked = await home.load({ overrides: [{ key: 'cloud.pond.region', value: 'b' }] });
  expect((await resolveCloud(asked, 'pond')).settings).toMatchObject({ url: 'ub', region: 'b' });
  home.env['OS_REGION_NAME'] = 'b';
  expect(await settingsOf(home, 'pond')).toMatchObject({ region: 'a' });
  home.env['OS_CLOUD'] = 'pond';
  expect(await settingsOf(home, 'pond')).toEqual({ url: 'ub', region: 'b' });
});

test('the other names of things, TLS, versions and what parts share by YAML', async () => {
  const home = await temporaryHome();
  await home.write(
    ours,
    `common: &common { identity_api_version: 3, verify: false, cacert: ~/ca.pem, cert: c.pem, key: k.pem }
clouds:
  pond:
    <<: *common
    endpoint_type: internalURL
    compute_api_version: '2.72'
    auth: { auth-url: 'http://k:5000/', user_name: ann, tenant_name: t, domain_name: d }
  plain: { compute_api_version: 2, verify: true, auth: { auth_url: u, domain_id: d, default_domain_id: e } }
`,
  );
  const pond = (await resolveCloud(await home.load(), 'pond')).settings;
  expect(pond).toEqual({
    url: 'http://k:5000/v3',
    user: 'ann',
    user_domain: 'd',
    project: 't',
    project_domain: 'd',
    interface: 'internal',
    compute_microversion: '2.72',
    ca_certs: home.at('ca.pem'),
    client_cert: 'c.pem',
    client_key: 'k.pem',
    ignore_ssl: 'on',
    token_cache: home.at('.cache/leister/tokens'),
  });
  expect(await settingsOf(home, 'plain')).toEqual({
    url: 'u',
    domain_id: 'd',
    user_domain_id: 'e',
    project_domain_id: 'e',
  });
});

test("our own configuration adds to a cloud of clouds.yaml; a name takes an id's place", async () => {
  const home = await temporaryHome();
  await home.write(ours, 'clouds: { pond: { auth: { auth_url: u, username: ann, project_id: p1 } } }');
  await home.write('.config/leister/config', '[cloud "pond"]\nproject = other\ntoken_cache = off\n');
  const { source, settings } = await resolveCloud(await home.load(), 'pond');
  expect(source).toBe('clouds.yaml');
  expect(settings).toEqual({ url: 'u', user: 'ann', project: 'other', ignore_ssl: 'off' });
});

test('a file that is no YAML is told by its place, and not quoted', async () => {
  const home = await temporaryHome();
  await home.write(ours, 'clouds:\n  pond:\n    auth: { password: hunter2, : }}\n');
  const error: unknown = await listClouds(await home.load()).then(
    () => expect.fail('it was read'),
    (refused: unknown) => refused,
  );
  expect(error).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: `not YAML: ${home.at(ours)}`,
    details: [expect.stringMatching(/^line 3, column \d+: /)],
  });
  expect(JSON.stringify(error)).not.toContain('hunter2');
});

test.each(['', 'clouds:', '- 1', 'clouds: { a: 1, b: [] }'])('a clouds.yaml that says %j', async (text) => {
  const home = await temporaryHome();
  await home.write(ours, text);
  await expect(listClouds(await home.load())).resolves.toBeInstanceOf(Array);
});

test("the names of OpenStack's own tools are no keys of ours, and the right ones are told", async () => {
  const home = await temporaryHome();
  for (const [wrong, right] of [
    ['username', 'user'],
    ['project_name', 'project'],
    ['auth_url', 'url'],
    ['region_name', 'region'],
    ['pasword', 'password'],
  ]) {
    await home.write('.config/leister/config', `[cloud "x"]\ntype = openstack\n${wrong} = v\n`);
    await expect(resolveCloud(await home.load(), 'x')).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: `cloud.x.${wrong} is not a key`,
      details: expect.arrayContaining([`did you mean cloud.x.${right}?`]),
    });
  }
});
