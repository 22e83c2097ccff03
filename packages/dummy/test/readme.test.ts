import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bundle } from './processes/bundle.js';

test('the example of the README prints what it says', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, example = '', output] = /```ts\n([^]*?)```[^]*?```\n([^]*?)```/.exec(readme) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'leister-dummy-'));
  try {
    const program = await bundle({ code: example }, folder);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program], { timeout: 20_000 });
    expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
