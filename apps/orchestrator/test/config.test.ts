import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defineClouds } from '../src/clouds/define-clouds.js';
import { checkConfig, readConfigFile } from '../src/config/read-config.js';
import type { OrchestratorSettings } from '../src/index.js';
import { temporaryFolder } from './support/start.js';

test('without a word there are two clouds in memory, on loopback', () => {
  expect(checkConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 5050,
    clouds: { default: { type: 'dummy' }, fake_driver: { type: 'dummy' } },
    node_states: 'integer',
    release_delay: 10,
    database: { type: 'embedded' },
    auth: { required: false },
    limits: { cloud: { concurrency: 32 } },
  });
});

test.each<[unknown, string[]]>([
  [{ prot: 1 }, ['prot: there is no such key']],
  [{ port: 'x' }, ['port: Invalid input: expected number, received string']],
  [{ clouds: { a: { url: 'x' } } }, ['clouds.a: say either type or use']],
  [
    { clouds: { 'a b': { type: 'dummy' } } },
    ['clouds.a b: the name of a cloud has letters, digits and ~@#$.:-_'],
  ],
  [
    { clouds: { a: { type: 'dummy', limits: { tries: 1 } } } },
    ['clouds.a.limits.tries: there is no such key'],
  ],
  [
    { clouds: { a: { type: 'dummy', profile: [] } } },
    ['clouds.a.profile: it should be a text, a number, true or false'],
  ],
  [
    { clouds: { a: { use: 'lab', project: 'p' } } },
    ["clouds.a.project: a cloud of leister's own configuration is told nothing here but limits"],
  ],
  [{ node_states: 'words' }, ['node_states: Invalid option: expected one of "integer"|"text"']],
  [{ database: { type: 'postgres' } }, ['database: PostgreSQL needs either url or url_file']],
  [{ database: { url: 'postgres://x' } }, ['database: an embedded database has no url: say type: postgres']],
  [{ cistern: { url: 'ftp://x' } }, ['cistern.url: Invalid URL']],
  [[], ['Invalid input: expected object, received array']],
])('%j is refused', (settings, details) => {
  expect(() => checkConfig(settings)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT', details }));
});

describe('clouds', () => {
  const clouds = (settings: OrchestratorSettings['clouds']) =>
    defineClouds(checkConfig({ clouds: settings }));

  test('have type, title, host and limits of their own', async () => {
    const [lab] = await clouds({
      lab: { type: 'lxd', url: 'https://lab.example.org:8443', limits: { concurrency: 2 } },
    });
    expect(lab).toMatchObject({
      name: 'lab',
      type: 'lxd',
      title: 'LXD',
      host: 'lab.example.org',
      limits: { concurrency: 2, queue: 1000, timeout: 60_000, refreshTries: 3 },
    });
  });

  test.each<[OrchestratorSettings['clouds'], RegExp]>([
    [{ a: { type: 'lxd', urll: 'x' } }, /^clouds\.a: cloud\.a\.urll is not a key/],
    [{ a: { use: 'nowhere' } }, /^clouds\.a: there is no cloud "nowhere"/],
  ])('%j is refused', async (settings, message) => {
    await expect(clouds(settings)).rejects.toThrow(message);
  });
});

describe('a file', () => {
  test('is YAML, of which JSON is a part', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.yaml'), 'port: 5051\nnode_states: text # as libcloud\n');
    await writeFile(join(folder, 'b.json'), '{"port": 5052}');
    expect(await readConfigFile(join(folder, 'a.yaml'))).toMatchObject({ port: 5051, node_states: 'text' });
    expect(await readConfigFile(join(folder, 'b.json'))).toMatchObject({ port: 5052 });
  });

  test('that is none, or not there, is told', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'a.yaml');
    await expect(readConfigFile(file)).rejects.toThrow(/^cannot read .*ENOENT/);
    await writeFile(file, 'a: [1\n');
    await expect(readConfigFile(file)).rejects.toThrow(/is not YAML$/);
  });
});
