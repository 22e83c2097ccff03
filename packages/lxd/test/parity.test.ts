import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(['lxd-as-it-is.md', 'lxdapi.md'])('every test that docs/parity/%s names is there', (name) => {
  const page = readFileSync(new URL(`../../../docs/parity/${name}`, import.meta.url), 'utf8');
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
