import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../../docs/parity/lxd-as-it-is.md', import.meta.url), 'utf8');

test('every test that docs/parity/lxd-as-it-is.md names is there', () => {
  const files = page.split(/`([\w/-]+\.test\.ts)`: /).slice(1);
  expect(files.length).toBeGreaterThan(20);
  for (let at = 0; at < files.length; at += 2) {
    const [file = '', text = ''] = files.slice(at, at + 2);
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    const titles = [...text.split('|')[0]!.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
    expect(titles.length, file).toBeGreaterThan(0);
    for (const title of titles) expect(source, file).toContain(title);
  }
});
