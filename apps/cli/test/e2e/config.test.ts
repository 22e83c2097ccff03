import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newUser, type User } from './support/leister.js';

let user: User;

beforeEach(async () => {
  user = await newUser();
});

describe('a key that means nothing', () => {
  it.each([
    [['type = lxd', 'endpoint = /run/x'], 'cloud.lab.endpoint', 'cloud.lab.url'],
    [['type = lxd', 'client_crt = /x'], 'cloud.lab.client_crt', 'cloud.lab.client_cert'],
    [['type = dummy', 'statefile = /x'], 'cloud.lab.statefile', 'cloud.lab.state_file'],
  ])('of a cloud is told, and nothing is sent: %j', async (lines, key, meant) => {
    const file = join(user.home, 'conf');
    await writeFile(file, ['[cloud "lab"]', ...lines, ''].join('\n'));
    const { code, stdout, stderr } = await user.leister('server', 'list', '-c', file, '--cloud', 'lab');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`leister: ${key} is not a key\n  did you mean ${meant}?\n  keys: type, `);
  });

  it('of all clouds is told, on the line as in the file', async () => {
    const { code, stderr } = await user.leister('server', 'list', '--cloud', 'demo', '-o', 'default_clod=x');
    expect(code).toBe(2);
    expect(stderr).toContain('global.default_clod is not a key\n  did you mean global.default_cloud?\n');
  });

  it('is not set', async () => {
    await user.leister('config', 'set', 'cloud.lab.type', 'lxd');
    const { code, stderr } = await user.leister('config', 'set', 'cloud.lab.socket', '/run/x');
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean cloud.lab.url?');
    expect((await user.leister('config', 'get', 'cloud.lab')).stdout).not.toContain('socket');
  });

  it('to leister but not to kamaki is left alone', async () => {
    const file = join(user.home, 'conf');
    const global = ['[global]', 'colors = on', 'log_file = ~/x', 'pithos_cli = pithos', 'log_token = off'];
    const lab = [
      '[cloud "lab"]',
      'type = dummy',
      'token = t',
      'pithos_container = images',
      'pithos_url = u',
      '',
    ];
    await writeFile(file, [...global, ...lab].join('\n'));
    expect(await user.leister('server', 'list', '-c', file, '--cloud', 'lab')).toMatchObject({ code: 0 });
  });
});

it.each(['table', 'json', 'yaml', 'csv', 'value'])(
  'what gives no result prints none as %s',
  async (format) => {
    const line = ['config', 'set', 'default_cloud', 'demo', '--output-format', format];
    expect(await user.leister(...line)).toEqual({ code: 0, stdout: '', stderr: '' });
  },
);

describe('a configuration file that is not there', () => {
  it.each([
    ['config', 'list'],
    ['config', 'get', 'default_cloud'],
    ['config', 'delete', 'default_cloud'],
    ['cloud', 'list'],
    ['server', 'list', '--cloud', 'demo'],
    ['history', 'show'],
  ])('is told by %s %s', async (...line) => {
    const file = join(user.home, 'none');
    const { code, stdout, stderr } = await user.leister(...line, '-c', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`there is no configuration file ${file}`);
  });

  it('is made by config set', async () => {
    const file = join(user.home, 'new', 'conf');
    expect(await user.leister('config', 'set', 'default_cloud', 'demo', '-c', file)).toMatchObject({
      code: 0,
    });
    expect(await readFile(file, 'utf8')).toContain('default_cloud = demo');
    expect(await user.leister('server', 'list', '-c', file)).toMatchObject({ code: 0 });
  });
});
