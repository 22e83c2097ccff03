import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { BuildResult } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { startLoopback } from '../../../../test/support/loopback.js';
import { helpText } from '../../src/help/help-text.js';
import { bin, newUser, run } from './support/leister.js';

/** The build's own scripts, which are not TypeScript. */
async function script<T>(name: string): Promise<T> {
  return (await import(new URL(`../../scripts/${name}.mjs`, import.meta.url).href)) as T;
}

it.each([[], ['server'], ['server', 'create'], ['config', 'set']])(
  'help on %j reads as it does from the sources',
  async (...words) => {
    const user = await newUser();
    expect((await user.leister(...words, '--help')).stdout).toBe(await helpText(words, 80));
  },
);

it.each([
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['gzip', gzipSync],
])(
  'requests are sent and answers (%s) read without what was left out of the HTTP library',
  async (name, pack) => {
    const user = await newUser();
    const socketPath = join(user.home, 'socket');
    const loopback = await startLoopback(
      () => ({
        status: 503,
        headers: { 'content-encoding': name },
        body: pack(JSON.stringify({ error: 'be patient', error_code: 503 })),
      }),
      { socketPath },
    );
    onTestFinished(() => loopback.close());
    const { code, stderr } = await user.leister('server', 'list', '--cloud', `lxd:${socketPath}`);
    expect(code).toBe(1);
    expect(stderr).toContain('be patient');
    expect(loopback.requests.length).toBeGreaterThan(0);
  },
);

it('help loads neither the HTTP library nor a provider; the version nothing at all', async () => {
  const { bundle } = await script<{ bundle: () => Promise<BuildResult<{ metafile: true }>> }>('bundle');
  const heavy = Object.entries((await bundle()).metafile.outputs).flatMap(([output, { inputs }]) => {
    const isHeavy = Object.keys(inputs).some((input) =>
      /node_modules\/(?:got|ws)\/|packages\/(?:identity|lxd|dummy)\//.test(input),
    );
    return isHeavy ? [basename(output)] : [];
  });
  const user = await newUser();
  const loadedBy = async (...line: string[]): Promise<string[]> => {
    const report = join(user.home, 'loaded');
    const hook = join(user.home, 'hook.cjs');
    const write = `require('fs').writeFileSync(${JSON.stringify(report)}, Object.keys(require.cache).join('\\n'))`;
    await writeFile(hook, `process.on('exit', () => ${write});`);
    await run(process.execPath, ['--require', hook, bin, ...line], user.env).outcome;
    return (await readFile(report, 'utf8')).split('\n').map((file) => basename(file));
  };
  expect(heavy.length).toBeGreaterThan(2);
  expect(await loadedBy('server', 'list', '--cloud', 'demo')).toEqual(
    expect.arrayContaining([expect.toBeOneOf(heavy)]),
  );
  for (const line of [['--help'], ['server', '--help'], ['server', 'create', '--help']])
    expect((await loadedBy(...line)).filter((file) => heavy.includes(file))).toEqual([]);
  expect((await loadedBy('--version')).filter((file) => file !== 'hook.cjs')).toEqual([
    'leister.js',
    'package.json',
  ]);
});

it('what stands in for modules that nobody uses is in their place', async () => {
  const { aliases } = await script<{ aliases: { module: string }[] }>('aliases');
  const { bundle } = await script<{ bundle: () => Promise<BuildResult<{ metafile: true }>> }>('bundle');
  const inputs = Object.keys((await bundle()).metafile.inputs);
  expect(inputs.filter((input) => input.startsWith('alias:')).sort()).toEqual(
    [...new Set(aliases.map(({ module }) => `alias:${module}`))].sort(),
  );
  for (const module of ['http2-wrapper', 'cacheable-request', 'cacheable-lookup', 'keyv']) {
    expect(inputs.filter((input) => input.includes(`node_modules/${module}/`))).toEqual([]);
  }
});
