import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { help } from '../src/cli/help.js';
import { describeConfig } from '../src/config/describe-config.js';
import { checkConfig } from '../src/config/read-config.js';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

test('the table in the README tells of every key', () => {
  const table = readme.slice(readme.indexOf('## The configuration'), readme.indexOf('## Users and'));
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells).toEqual(
    describeConfig().map(({ key, summary, default: usual }) => [
      `\`${key}\``,
      usual === undefined ? summary : `${summary} (\`${usual}\`)`,
    ]),
  );
});

test('its configuration can be used', () => {
  const [, yaml = ''] = /^```yaml\n(.*?)^```$/ms.exec(readme) ?? [];
  expect(checkConfig(parse(yaml))).toMatchObject({ host: '0.0.0.0', clouds: { lab: { use: 'lab' } } });
});

test('its commands are those of the help', () => {
  for (const command of [
    'serve',
    'check-config',
    'users list',
    'users add',
    'users password',
    'users remove',
  ])
    expect(help).toContain(`  ${command}`);
});
