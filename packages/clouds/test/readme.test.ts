import { readFile } from 'node:fs/promises';
import { describeSettings } from '@leister/clouds';
import { expect, test } from 'vitest';

test('the table in the README tells of every key', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells).toEqual(
    describeSettings().map(({ key, type = '', summary, default: usual, variable }) => [
      `\`${key}\``,
      type,
      [summary, usual && `(\`${usual}\`)`, variable && `(\`${variable}\`)`].filter(Boolean).join(' '),
    ]),
  );
});
