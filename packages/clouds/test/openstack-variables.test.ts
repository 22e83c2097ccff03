import { defaultCloudName, listClouds, resolveCloud } from '@leister/clouds';
import { expect, test } from 'vitest';
import { temporaryHome, type TemporaryHome } from './temporary-home.js';

const openrc = {
  OS_AUTH_URL: 'http://k:5000/v3',
  OS_USERNAME: 'ann',
  OS_PASSWORD: 'open-sesame',
  OS_PROJECT_NAME: 'pond',
  OS_REGION_NAME: 'north',
  OS_IDENTITY_API_VERSION: '3',
};
const settings = {
  url: 'http://k:5000/v3',
  user: 'ann',
  password: 'open-sesame',
  project: 'pond',
  region: 'north',
};

const resolved = async (home: TemporaryHome, name?: string) => resolveCloud(await home.load(), name);

test('the OS_* variables are a cloud, and the default one', async () => {
  const home = await temporaryHome();
  Object.assign(home.env, openrc);
  expect(await resolved(home)).toMatchObject({
    name: 'envvars',
    type: 'openstack',
    source: 'environment',
    settings,
  });
  home.env['OS_CLOUD_NAME'] = 'shell';
  expect((await resolved(home)).name).toBe('shell');
  home.env['OS_CLOUD'] = 'other';
  expect(await defaultCloudName(await home.load())).toBe('other');
  home.env['LEISTER_CLOUD'] = 'demo';
  expect((await resolved(home)).type).toBe('dummy');
});

test.each([{}, { OS_CLOUD: 'x' }, { OS_REGION_NAME: 'north' }, { OS_AUTH_URL: '' }])(
  'the variables %j are no cloud',
  async (env) => {
    const home = await temporaryHome();
    Object.assign(home.env, env);
    expect(await listClouds(await home.load())).toHaveLength(1);
  },
);

test('openstack: is what the variables say; with another address nothing of theirs goes there', async () => {
  const home = await temporaryHome();
  Object.assign(home.env, openrc);
  expect((await resolved(home, 'openstack:')).settings).toMatchObject(settings);
  expect((await resolved(home, 'openstack:http://k:5000')).settings).toMatchObject({
    ...settings,
    url: 'http://k:5000',
  });
  const elsewhere = (await resolved(home, 'openstack:http://else:5000')).settings;
  expect(elsewhere).not.toHaveProperty('password');
  expect(elsewhere).not.toHaveProperty('user');
});

test('they change the cloud that OS_CLOUD names, and no other', async () => {
  const home = await temporaryHome();
  const auth = 'auth: { auth_url: "http://k:5000", username: bob, password: b, project_id: p }';
  await home.write('clouds.yaml', `clouds: { one: { ${auth} }, two: { ${auth} } }`);
  Object.assign(home.env, { OS_CLOUD: 'one', OS_PROJECT_NAME: 'other', OS_PASSWORD: 'open-sesame' });
  expect((await resolved(home)).settings).toMatchObject({
    user: 'bob',
    password: 'open-sesame',
    project: 'other',
  });
  expect((await resolved(home)).settings).not.toHaveProperty('project_id');
  expect((await resolved(home, 'two')).settings).toMatchObject({ password: 'b', project_id: 'p' });
  home.env['OS_AUTH_URL'] = 'http://else:5000/v3';
  expect((await resolved(home)).settings).toMatchObject({
    url: 'http://k:5000',
    password: 'b',
    project_id: 'p',
  });
});

test('a cloud of ours that says no more than its type has the login of the shell', async () => {
  const home = await temporaryHome();
  Object.assign(home.env, openrc);
  await home.write('.config/leister/config', '[cloud "x"]\ntype = openstack\nproject = mine\n');
  expect((await resolved(home, 'x')).settings).toMatchObject({ user: 'ann', project: 'mine' });
  await home.write(
    '.config/leister/config',
    '[cloud "x"]\ntype = openstack\nurl = http://k:5000\nuser = bob\n',
  );
  expect((await resolved(home, 'x')).settings).not.toHaveProperty('password');
});
