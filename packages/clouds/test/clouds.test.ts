import { type Config, defaultCloudName, listClouds, resolveCloud } from '@leister/clouds';
import { expect, test } from 'vitest';
import { temporaryHome } from './temporary-home.js';

const lxcConfig = `default-remote: lab
remotes:
  images: { addr: 'https://images.example.org', protocol: simplestreams, public: true }
  public: { addr: 'https://public.example.org:8443', protocol: lxd, public: true }
  lab: { addr: 'https://lab.example.org:8443', protocol: lxd, public: false, project: tests }
  old: { addr: 'https://old.example.org:8443' }
  local: { addr: 'unix://', public: false }
  here: { addr: 'unix:///srv/lxd/unix.socket' }
`;

const ownConfig = `[global]
ca_certs = ~/ca.pem
[cloud "work"]
type = lxd
url = https://work.example.org:8443
client_cert = ~/work.crt
client_key = /keys/work.key
`;

const refusal = (config: Config, name?: string) =>
  resolveCloud(config, name).then(
    () => expect.fail('it was found'),
    (error: unknown) => error,
  );

test('each remote of lxc is a cloud, but for those that have only images', async () => {
  const home = await temporaryHome();
  home.env['LXD_SOCKET'] = '/run/test.socket';
  await home.write('.config/lxc/config.yml', lxcConfig);
  await home.write('.config/lxc/servercerts/lab.crt', '');
  await home.write('.config/lxc/client.crt', '');
  await home.write('.config/lxc/client.key', '');
  const clouds = await listClouds(await home.load());
  expect(clouds.map(({ name }) => name)).toEqual(['demo', 'here', 'lab', 'local', 'old']);
  const login = {
    client_cert: home.at('.config/lxc/client.crt'),
    client_key: home.at('.config/lxc/client.key'),
  };
  expect(clouds.filter(({ name }) => name !== 'demo')).toEqual([
    {
      name: 'here',
      type: 'lxd',
      source: 'lxc',
      endpoint: '/srv/lxd/unix.socket',
      settings: { url: '/srv/lxd/unix.socket' },
    },
    {
      name: 'lab',
      type: 'lxd',
      source: 'lxc',
      endpoint: 'https://lab.example.org:8443',
      settings: {
        url: 'https://lab.example.org:8443',
        project: 'tests',
        server_cert: home.at('.config/lxc/servercerts/lab.crt'),
        ignore_ssl: 'off',
        ...login,
      },
    },
    {
      name: 'local',
      type: 'lxd',
      source: 'lxc',
      endpoint: '/run/test.socket',
      settings: { url: '/run/test.socket' },
    },
    {
      name: 'old',
      type: 'lxd',
      source: 'lxc',
      endpoint: 'https://old.example.org:8443',
      settings: { url: 'https://old.example.org:8443', ignore_ssl: 'off', ...login },
    },
  ]);
});

test('the folder of lxc is where LXD_CONF says, in ~/.config or in the snap', async () => {
  const home = await temporaryHome();
  const names = async () => (await listClouds(await home.load())).map(({ name }) => name);
  await home.write('snap/lxd/common/config/config.yml', 'remotes: { snap: { addr: "https://s" } }');
  expect(await names()).toEqual(['demo', 'snap']);
  await home.write('.config/lxc/config.yml', 'remotes: { usual: { addr: "https://u" } }');
  expect(await names()).toEqual(['demo', 'usual']);
  await home.write('moved/config.yml', 'remotes: { moved: { addr: "https://m" } }');
  home.env['LXD_CONF'] = home.at('moved');
  expect(await names()).toEqual(['demo', 'moved']);
});

test('the socket is where LXD_SOCKET says, or in LXD_DIR; where there is one, local is a cloud', async () => {
  const home = await temporaryHome();
  const url = async () => (await resolveCloud(await home.load(), 'lxd:')).settings['url'];
  const names = async () => (await listClouds(await home.load())).map(({ name }) => name);
  expect([await url(), await names()]).toEqual([home.at('no-lxd/unix.socket'), ['demo']]);
  await home.write('lxd.socket', '');
  home.env['LXD_SOCKET'] = home.at('lxd.socket');
  expect([await url(), await names()]).toEqual([home.at('lxd.socket'), ['demo', 'local']]);
});

test.each(['', 'remotes:', '- 1', 'remotes: { a: 1, b: { addr: [] } }'])(
  'a config.yml that says %j has no remotes',
  async (text) => {
    const home = await temporaryHome();
    await home.write('.config/lxc/config.yml', text);
    expect(await listClouds(await home.load())).toHaveLength(1);
  },
);

test('a config.yml that is no YAML is refused, and not read when it is not needed', async () => {
  const home = await temporaryHome();
  await home.write('.config/lxc/config.yml', 'remotes: {');
  const config = await home.load();
  await expect(listClouds(config)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(/^not YAML: .*config\.yml$/),
  });
  expect((await resolveCloud(config, 'demo')).type).toBe('dummy');
  expect((await resolveCloud(config, 'lxd:/a.socket')).settings).toEqual({ url: '/a.socket' });
});

test('own clouds have the settings of the file, the global ones and the home folder filled in', async () => {
  const home = await temporaryHome();
  await home.write('.config/leister/config', ownConfig);
  expect(await resolveCloud(await home.load())).toEqual({
    name: 'work',
    type: 'lxd',
    source: 'config',
    endpoint: 'https://work.example.org:8443',
    settings: {
      url: 'https://work.example.org:8443',
      client_cert: home.at('work.crt'),
      client_key: '/keys/work.key',
      ca_certs: home.at('ca.pem'),
      ignore_ssl: 'off',
    },
  });
});

test('demo is always there, and keeps its state in the state folder', async () => {
  const home = await temporaryHome();
  const demo = async () => resolveCloud(await home.load(), 'demo');
  expect(await demo()).toEqual({
    name: 'demo',
    type: 'dummy',
    source: 'built-in',
    endpoint: home.at('.local/state/leister/demo.json'),
    settings: { state_file: home.at('.local/state/leister/demo.json') },
  });
  home.env['XDG_STATE_HOME'] = home.at('state');
  await home.write('.config/leister/config', '[cloud "demo"]\nbuild_time = 5\n');
  expect((await demo()).settings).toEqual({
    state_file: home.at('state/leister/demo.json'),
    build_time: '5',
  });
});

test('a cloud of ours hides a remote of the same name; without a type it adds to it', async () => {
  const home = await temporaryHome();
  await home.write('.config/lxc/config.yml', lxcConfig);
  await home.write('.config/leister/config', '[cloud "lab"]\ntype = dummy\n[cloud "old"]\nproject = p\n');
  const config = await home.load({ overrides: [{ key: 'cloud.here.project', value: 'q' }] });
  expect(await resolveCloud(config, 'lab')).toEqual({
    name: 'lab',
    type: 'dummy',
    source: 'config',
    settings: {},
  });
  expect(await resolveCloud(config, 'old')).toMatchObject({
    source: 'lxc',
    settings: { url: 'https://old.example.org:8443', project: 'p' },
  });
  expect((await resolveCloud(config, 'here')).settings).toEqual({
    url: '/srv/lxd/unix.socket',
    project: 'q',
  });
});

test('.kamakirc has clouds too, all of them Synnefos unless it says otherwise', async () => {
  const home = await temporaryHome();
  await home.write(
    '.kamakirc',
    '[global]\ndefault_cloud = grnet\nca_certs = /x\n[cloud "grnet"]\nurl = u\ntoken = t\n',
  );
  const config = await home.load();
  expect(await resolveCloud(config)).toEqual({
    name: 'grnet',
    type: 'synnefo',
    source: 'kamakirc',
    endpoint: 'u',
    settings: { url: 'u', token: 't' },
  });
  expect(config.get('ca_certs')).toBeUndefined();
  await home.write('moved', '[cloud "moved"]\nurl = u\n');
  home.env['KAMAKI_CONFIG'] = home.at('moved');
  expect((await resolveCloud(await home.load())).name).toBe('moved');
});

test('a cloud on the spot is TYPE:ENDPOINT, unless one is configured by that name', async () => {
  const home = await temporaryHome();
  const config = await home.load();
  const spot = async (name: string) => resolveCloud(config, name);
  expect(await spot('dummy:')).toEqual({
    name: 'dummy:',
    type: 'dummy',
    source: 'command line',
    settings: {},
  });
  expect((await spot('dummy:~/s.json')).settings).toEqual({ state_file: home.at('s.json') });
  expect((await spot('lxd:https://h:8443')).settings).toEqual({ url: 'https://h:8443', ignore_ssl: 'off' });
  expect((await spot('lxd:unix:///a b.socket')).settings).toEqual({ url: '/a b.socket' });
  expect(await spot('rhev:https://h')).toMatchObject({ type: 'rhev' });
  await home.write('.config/leister/config', '[cloud "lxd:mine"]\ntype = dummy\n');
  expect((await resolveCloud(await home.load(), 'lxd:mine')).type).toBe('dummy');
});

test('which cloud is the default', async () => {
  const home = await temporaryHome();
  const chosen = async () => defaultCloudName(await home.load());
  expect(await chosen()).toBeUndefined();

  await home.write('.config/lxc/config.yml', lxcConfig);
  expect(await chosen()).toBe('lab');
  await home.write(
    '.config/lxc/config.yml',
    lxcConfig.replace('default-remote: lab', 'default-remote: images'),
  );
  expect(await chosen()).toBeUndefined();

  await home.write('.kamakirc', '[cloud "a"]\nurl = u\n[cloud "b"]\nurl = u\n');
  expect(await chosen()).toBeUndefined();
  await home.write('.kamakirc', '[global]\ndefault_cloud = b\n[cloud "a"]\nurl = u\n[cloud "b"]\nurl = u\n');
  expect(await chosen()).toBe('b');

  await home.write('.config/leister/config', '[cloud "only"]\ntype = dummy\n');
  expect(await chosen()).toBe('only');
  await home.write('.config/leister/config', '[cloud "one"]\ntype = dummy\n[cloud "two"]\ntype = dummy\n');
  expect(await chosen()).toBeUndefined();

  home.env['KAMAKI_DEFAULT_CLOUD'] = 'kamakis';
  expect(await chosen()).toBe('kamakis');
  await home.write('.config/leister/config', '[global]\ndefault_cloud = two\n');
  expect(await chosen()).toBe('two');
  home.env['LEISTER_CLOUD'] = 'environs';
  expect(await chosen()).toBe('environs');
});

test('without a cloud to prefer, the error tells which there are and how to choose one', async () => {
  const home = await temporaryHome();
  await home.write('.config/leister/config', '[cloud "one"]\ntype = dummy\n[cloud "two"]\ntype = dummy\n');
  const config = await home.load();
  expect(await refusal(config)).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: 'no cloud was named, and none is the default',
    details: expect.arrayContaining([
      'clouds: demo, one, two',
      expect.stringContaining('--cloud demo'),
      expect.stringContaining('leister config set default_cloud NAME'),
    ]),
  });
  expect(await refusal(config, 'three')).toMatchObject({ message: 'there is no cloud "three"' });
});

test('a configuration file that was asked for and is not there leads to no other cloud', async () => {
  const home = await temporaryHome();
  await home.write('.kamakirc', '[cloud "only"]\nurl = u\n');
  const config = await home.load({ file: home.at('slip') });
  expect(await refusal(config)).toMatchObject({
    message: `no cloud was named, and there is no configuration file ${home.at('slip')}`,
  });
  expect((await resolveCloud(config, 'demo')).type).toBe('dummy');
});
