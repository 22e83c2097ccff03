import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { maskedLine, readHistory, recordHistory } from '../src/history.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leister-history-'));
});

afterEach(() => rm(folder, { recursive: true }));

it.each([
  [['server', 'list', '--cloud', 'lab'], 'server list --cloud lab'],
  [['-o', 'cloud.lab.token=abc'], "-o 'cloud.lab.token=***'"],
  [['-ocloud.lab.trust_token=abc'], "'-ocloud.lab.trust_token=***'"],
  [['-o', 'cloud.lab.trust_token=abc'], "-o 'cloud.lab.trust_token=***'"],
  [['--options=cloud.lab.password=abc'], "'--options=cloud.lab.password=***'"],
  [['-o=cloud.lab.token=abc'], "'-o=cloud.lab.token=***'"],
  [['x', '--admin-password', 'abc'], "x --admin-password '***'"],
  [['x', '--admin-password=abc'], "x '--admin-password=***'"],
  [['--cloud', 'lxd:https://me:abc@host:8443'], "--cloud 'lxd:https://***@host:8443'"],
  [['a b', "it's", ''], `'a b' 'it'\\''s' ''`],
])('%j is remembered as %s', (argv, line) => {
  expect(maskedLine(argv)).toBe(line);
});

it('a word after an option that takes no value is not its value', () => {
  const options = { showSecrets: { type: 'boolean', summary: '' } } as const;
  expect(maskedLine(['config', 'get', '--show-secrets', 'cloud.lab'], options)).toBe(
    'config get --show-secrets cloud.lab',
  );
});

it('is for its owner alone, in a folder of its own', async () => {
  const file = join(folder, 'deep', 'history');
  recordHistory(['server', 'list'], { file, limit: 0 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
  expect(readHistory({ file, limit: 0 })).toEqual([
    { at: expect.stringMatching(/^\d{4}-.*Z$/), line: 'server list' },
  ]);
});

it('keeps no line that sets a secret', async () => {
  const settings = { file: join(folder, 'history'), limit: 0 };
  recordHistory(['config', 'set', 'cloud.lab.token', 'abc'], settings);
  recordHistory(['-v', 'config', '--debug', 'set', 'cloud.lab.password', 'abc'], settings);
  recordHistory(['config', 'set', 'default_cloud', 'lab'], settings);
  expect(await readFile(settings.file, 'utf8')).not.toContain('abc');
  expect(readHistory(settings).map(({ line }) => line)).toEqual(['config set default_cloud lab']);
});

it('forgets the oldest, and stays private', async () => {
  const settings = { file: join(folder, 'history'), limit: 2 };
  for (const word of ['a', 'b', 'c']) recordHistory([word], settings);
  expect(readHistory(settings).map(({ line }) => line)).toEqual(['b', 'c']);
  expect((await stat(settings.file)).mode & 0o777).toBe(0o600);
});

it('that cannot be written, or is not wanted, stops nothing', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  expect(() => recordHistory(['x'], { file: join(file, 'history'), limit: 0 })).not.toThrow();
  expect(() => recordHistory(['x'], { file: undefined, limit: 0 })).not.toThrow();
  expect(readHistory({ file: undefined, limit: 0 })).toEqual([]);
});
