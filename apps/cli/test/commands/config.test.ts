import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newUser, type User } from '../support/run-leister.js';

const done = { code: 0, stdout: '', stderr: '' };
const configFile = ({ home }: User) => join(home, 'config/leister/config');

test('what is set is got, listed and deleted', async () => {
  const user = await newUser();
  expect(await user.leister(['config', 'set', 'cloud.lab.type', 'dummy'])).toEqual(done);
  expect(await user.leister(['config', 'set', 'default_cloud', 'lab'])).toEqual(done);
  expect((await user.leister(['config', 'get', 'default_cloud'])).stdout).toBe('lab\n');
  expect((await user.leister(['config', 'get', 'global.default_cloud'])).stdout).toBe('lab\n');
  expect((await user.leister(['config', 'list'])).stdout.split('\n')).toEqual(
    expect.arrayContaining(['cloud.lab.type\tdummy\tfile', 'global.default_cloud\tlab\tfile']),
  );
  expect(await user.leister(['config', 'delete', 'cloud.lab'])).toEqual(done);
  expect(await user.leister(['config', 'delete', 'default_cloud'])).toEqual(done);
  expect((await user.leister(['config', 'get', 'default_cloud'])).code).toBe(1);
  expect(await readFile(configFile(user), 'utf8')).toBe('\n[global]\n');
});

test('a section is shown key by key', async () => {
  const user = await newUser();
  for (const [key, value] of [
    ['url', 'https://me:pw@host'],
    ['token', 'abcd'],
  ] as const) {
    await user.leister(['config', 'set', `cloud.lab.${key}`, value]);
  }
  const masked = 'cloud.lab.token = ***\ncloud.lab.url = https://***@host\n';
  expect((await user.leister(['config', 'get', 'cloud.lab'])).stdout).toBe(masked);
  expect((await user.leister(['config', 'get', 'cloud'])).stdout).toBe(masked);
  expect((await user.leister(['config', 'get', 'cloud.lab', '--show-secrets'])).stdout).toBe(
    'cloud.lab.token = abcd\ncloud.lab.url = https://me:pw@host\n',
  );
});

test('a secret is read from standard input, is in no listing and in no history', async () => {
  const user = await newUser();
  const secret = 'c0ffee-b4be';
  expect(await user.leister(['config', 'set', 'cloud.lab.token'], `${secret}\n`)).toEqual(done);
  expect(await user.leister(['config', 'set', 'cloud.lab.password', secret])).toEqual(done);
  expect((await stat(configFile(user))).mode & 0o777).toBe(0o600);
  expect((await user.leister(['config', 'get', 'cloud.lab.token'])).stdout).toBe(`${secret}\n`);
  for (const line of [
    ['config', 'list'],
    ['config', 'list', '--output-format', 'json'],
    ['config', 'list', '--with-description'],
    ['config', 'list', '-o', `cloud.lab.token=${secret}`],
    ['history', 'show'],
  ]) {
    expect((await user.leister(line)).stdout).not.toContain(secret);
  }
  expect((await user.leister(['config', 'list', '--show-secrets'])).stdout).toContain(secret);
});

test('the origin of a value is told', async () => {
  const user = await newUser();
  await user.leister(['config', 'set', 'history_limit', '5']);
  user.env['LEISTER_CLOUD'] = 'demo';
  const { stdout } = await user.leister([
    'config',
    'list',
    '-o',
    'cloud.x.url=u',
    '-o',
    'x=y',
    '--output-format',
    'json',
  ]);
  expect(JSON.parse(stdout)).toEqual([
    { key: 'cloud.x.url', value: 'u', origin: 'option' },
    { key: 'global.default_cloud', value: 'demo', origin: 'environment' },
    { key: 'global.history_limit', value: '5', origin: 'file' },
    { key: 'global.ignore_ssl', value: 'off', origin: 'default' },
    { key: 'global.token_cache', value: 'on', origin: 'default' },
    { key: 'global.x', value: 'y', origin: 'option' },
  ]);
});

test('another file is named with -c', async () => {
  const user = await newUser();
  const file = join(user.home, 'other');
  await writeFile(file, '# mine\n[global]\ndefault_cloud = a ; for now\n');
  expect((await user.leister(['config', 'get', 'default_cloud', '-c', file])).stdout).toBe('a\n');
  await user.leister(['-c', file, 'config', 'set', 'default_cloud', 'b']);
  expect(await readFile(file, 'utf8')).toBe('# mine\n[global]\ndefault_cloud = b ; for now\n');
});

test('all that can be set is described', async () => {
  const user = await newUser();
  const { stdout } = await user.leister([
    'config',
    'list',
    '--describe-option-keys',
    '--output-format',
    'json',
  ]);
  expect(JSON.parse(stdout)).toEqual(
    expect.arrayContaining([
      { key: 'global.history_limit', description: expect.any(String), default: '1000' },
      { key: 'global.default_cloud', description: expect.any(String), variable: 'LEISTER_CLOUD' },
      { key: 'cloud.NAME.project', description: 'lxd: LXD project' },
    ]),
  );
  const described = await user.leister(['config', 'list', '-o', 'cloud.a.b.project=p', '--with-description']);
  expect(described.stdout).toContain('cloud.a.b.project\tp\toption\tLXD project\n');
});

test.each([
  [['config', 'get', 'nothing'], 1, 'nothing is not set'],
  [['config', 'delete', 'nothing'], 1, 'nothing is not set in '],
  [['config', 'delete', 'history_limit'], 1, 'history_limit is not set in '],
  [['config', 'delete', 'nothing', '--default'], 1, 'nothing is not set in '],
  [['config', 'set', 'cloud.lab', 'x'], 2, 'not a key: cloud.lab'],
  [['config', 'set', 'cloud.a b.url', 'x'], 2, 'not a name for a cloud: "a b"'],
  [['config', 'set', 'x', 'two\nlines'], 2, 'the configuration file cannot hold this value of x'],
  [['config', 'set', 'x'], 2, 'no value was given for x'],
  [['config', 'list', '--with-description', '--describe-option-keys'], 2, 'only one of'],
])('%j fails', async (line, code, message) => {
  const user = await newUser();
  const outcome = await user.leister(line);
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).toContain(`leister: ${message}`);
});

test('to delete what has only its default is no failure with --default', async () => {
  const user = await newUser();
  expect(await user.leister(['config', 'delete', 'history_limit', '--default'])).toEqual(done);
});

test('a file that makes no sense is told with its line, and stays as it is', async () => {
  const user = await newUser();
  const file = join(user.home, 'broken');
  await writeFile(file, '[global]\nword\n');
  for (const line of [
    ['config', 'list'],
    ['config', 'set', 'x', 'y'],
    ['cloud', 'list'],
  ]) {
    expect(await user.leister([...line, '-c', file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${file}, line 2: not key = value, nor [section]`),
    });
  }
  expect(await readFile(file, 'utf8')).toBe('[global]\nword\n');
});
