import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { faultTable, kindTable } from './reliability-table.js';

const page = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));

// `npx vitest run test/faults/reliability.test.ts -u` brings the page up to date.
test('docs/reliability.md says what the faults are tried for', async () => {
  const written = readFileSync(page, 'utf8');
  const fresh = replace(replace(written, 'faults', faultTable()), 'kinds', kindTable());
  const formatted = await format(fresh, { ...(await resolveConfig(page)), parser: 'markdown' });
  await expect(formatted).toMatchFileSnapshot(page);
});

/** Puts text between the two comments that go by a name. */
function replace(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const parts = new RegExp(`${begin}[\\s\\S]*${end}`);
  expect(document).toMatch(parts);
  return document.replace(parts, () => [begin, text, end].join('\n\n'));
}
