import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { isSecretKey, printableValue } from '@leister/clouds';
import { describe, expect, test } from 'vitest';
import { temporaryHome } from './temporary-home.js';

const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringMatching(message) });

describe('where a value comes from', () => {
  test('an override counts before the environment, that before the file and the default', async () => {
    const home = await temporaryHome();
    const origin = async (overrides: { key: string; value: string }[] = []) =>
      (await home.load({ overrides })).entry('history_limit');
    expect(await origin()).toEqual({ key: 'global.history_limit', value: '1000', origin: 'default' });
    await home.write('.config/leister/config', '[global]\nhistory_limit = 5\ndefault_cloud = filed\n');
    expect(await origin()).toMatchObject({ value: '5', origin: 'file' });
    expect(await origin([{ key: 'history_limit', value: '7' }])).toMatchObject({
      value: '7',
      origin: 'option',
    });

    home.env['LEISTER_CLOUD'] = 'environs';
    const config = await home.load();
    expect(config.entry('default_cloud')).toMatchObject({ value: 'environs', origin: 'environment' });
    const overridden = await home.load({ overrides: [{ key: 'global.default_cloud', value: 'now' }] });
    expect(overridden.entry('default_cloud')).toMatchObject({ value: 'now', origin: 'option' });
  });

  test('all overrides count, those of clouds too, and the last of one key', async () => {
    const home = await temporaryHome();
    await home.write('.config/leister/config', '[cloud "a.b"]\nurl = u\ntoken = t\n');
    const config = await home.load({
      overrides: [
        { key: 'cloud.a.b.URL', value: 'v' },
        { key: 'cloud.new.type', value: 'dummy' },
        { key: 'x', value: '1' },
        { key: 'x', value: '2' },
      ],
    });
    expect(Object.fromEntries(config.clouds())).toEqual({
      'a.b': { url: 'v', token: 't' },
      new: { type: 'dummy' },
    });
    expect(config.get('global.x')).toBe('2');
  });

  test.each(['', 'cloud.x', 'cloud..y', 'cloud.a b.url', 'x y', 'x=y'])(
    'the key %j is refused',
    async (key) => {
      const home = await temporaryHome();
      await expect(home.load({ overrides: [{ key, value: 'v' }] })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
    },
  );
});

describe('the file', () => {
  test('is found by the option, by LEISTER_CONFIG, by XDG_CONFIG_HOME and in ~/.config, in this order', async () => {
    const home = await temporaryHome();
    const path = async (file?: string) => (await home.load({ file })).path;
    expect(await path()).toBe(home.at('.config/leister/config'));
    home.env['XDG_CONFIG_HOME'] = 'relative/is/ignored';
    expect(await path()).toBe(home.at('.config/leister/config'));
    home.env['XDG_CONFIG_HOME'] = home.at('xdg');
    expect(await path()).toBe(home.at('xdg/leister/config'));
    home.env['LEISTER_CONFIG'] = '~/mine';
    expect(await path()).toBe(home.at('mine'));
    expect(await path(home.at('other'))).toBe(home.at('other'));
  });

  test('is written for its owner only, with folders, and what it said before stays', async () => {
    const home = await temporaryHome();
    const config = await home.load();
    config.set('cloud.work.token', 'abcdef');
    config.set('default_cloud', 'work');
    await config.save();
    expect((await stat(config.path)).mode & 0o777).toBe(0o600);
    expect((await stat(home.at('.config/leister'))).mode & 0o777).toBe(0o700);
    expect(await readdir(home.at('.config/leister'))).toEqual(['config']);
    expect(await readFile(config.path, 'utf8')).toBe(
      '[cloud "work"]\ntoken = abcdef\n\n[global]\ndefault_cloud = work\n',
    );

    await home.write('dotfiles/config', '# mine\n[global]\nx = 1\n', 0o644);
    await symlink(home.at('dotfiles/config'), home.at('link'));
    const linked = await home.load({ file: home.at('link') });
    linked.set('x', '2');
    await linked.save();
    expect((await lstat(home.at('link'))).isSymbolicLink()).toBe(true);
    expect(await readFile(home.at('dotfiles/config'), 'utf8')).toBe('# mine\n[global]\nx = 2\n');
    expect((await stat(home.at('dotfiles/config'))).mode & 0o777).toBe(0o600);
  });

  test('values and clouds are deleted', async () => {
    const home = await temporaryHome();
    const text = '[cloud "a.b"]\nurl = u\ntoken = t\n[cloud "a"]\nb = 1\n[global]\nx = 1\n';
    await home.write('.config/leister/config', text);
    const config = await home.load();
    expect([config.delete('cloud.a.b'), config.get('cloud.a.b'), config.get('cloud.a.b.url')]).toEqual([
      true,
      undefined,
      'u',
    ]);
    expect([config.delete('cloud.a.b.token'), config.delete('cloud.a.b.token')]).toEqual([true, false]);
    expect([config.delete('cloud.a.b'), config.delete('x'), config.delete('history_limit')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(config.entries().every(({ origin }) => origin === 'default')).toBe(true);
  });

  test('that others can read and that holds secrets brings a warning', async () => {
    const home = await temporaryHome();
    await home.write('open', '[cloud "a"]\ntoken = t\n', 0o644);
    await home.write('closed', '[cloud "a"]\ntoken = t\n', 0o600);
    await home.write('harmless', '[cloud "a"]\nurl = t\n', 0o644);
    const warnings = async (file: string) => (await home.load({ file: home.at(file) })).warnings;
    expect(await warnings('open')).toEqual([expect.stringContaining('chmod 600')]);
    expect([await warnings('closed'), await warnings('harmless')]).toEqual([[], []]);
  });

  test.each([
    ['[cloud "a b"]', /config, line 1: not a name for a cloud: "a b"$/],
    ['\n[cloud work]', /config, line 2: a cloud begins with \[cloud "NAME"\]$/],
    ['[cloud "a"]\nurl = u\nURL = v', /config, line 3: url is set for the second time/],
  ])('%j is refused with its line', async (text, message) => {
    const home = await temporaryHome();
    await home.write('.config/leister/config', text);
    await expect(home.load()).rejects.toEqual(refused(message));
  });

  test('that cannot be read or is not text is refused', async () => {
    const home = await temporaryHome();
    await expect(home.load({ file: home.homedir })).rejects.toEqual(refused(/^cannot read .*: EISDIR$/));
    await writeFile(home.at('binary'), Buffer.from([0x5b, 0xff, 0xfe]));
    await expect(home.load({ file: home.at('binary') })).rejects.toEqual(refused(/^cannot read .*binary/));
    const unwritable = await home.load({ file: home.at('binary/config') });
    unwritable.set('x', '1');
    await expect(unwritable.save()).rejects.toEqual(refused(/^cannot write .*binary\/config: /));
  });
});

describe('secrets', () => {
  test.each([
    'cloud.a.token',
    'cloud.a.pithos_token',
    'TOKEN',
    'cloud.a.password',
    'trust_token',
    'cloud.a.api_key',
  ])('%s is one', (key) => {
    expect(isSecretKey(key)).toBe(true);
    expect(printableValue(key, 'abc')).toBe('***');
  });

  test.each(['cloud.token.url', 'cloud.a.client_key', 'cloud.a.fingerprint'])('%s is none', (key) => {
    expect(isSecretKey(key)).toBe(false);
    expect(printableValue(key, 'abc')).toBe('abc');
  });

  test('one inside a URL is masked too, and nothing is nothing', () => {
    expect(printableValue('cloud.a.url', 'https://me:pw@host/x')).toBe('https://***@host/x');
    expect(printableValue('cloud.a.token', '')).toBe('');
  });
});
