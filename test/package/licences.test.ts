import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './workspaces.js';

/** Licences that let what they cover go out with a program under Apache-2.0. */
const allowed = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
];

interface Library {
  name: string;
  version: string;
  license: string;
  text?: string;
}

/** A choice is well where one of it is. */
function isAllowed(license = 'none told'): boolean {
  const choices = license.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => allowed.includes(choice));
}

test('every dependency that comes along when a package is installed has a licence that fits', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { license?: string; dev?: boolean; link?: boolean }>;
  };
  const production = Object.entries(packages).filter(
    ([path, { dev, link }]) => path.includes('node_modules/') && dev !== true && link !== true,
  );
  expect(production.length).toBeGreaterThan(30);
  const odd = production.filter(([, { license }]) => !isAllowed(license));
  expect(odd.map(([path, { license }]) => `${path}: ${license ?? 'none told'}`)).toEqual([]);
});

describe('what is bundled with leister', async () => {
  const cli = join(root, 'apps', 'cli');
  const script = <T>(name: string): Promise<T> => import(join(cli, 'scripts', `${name}.mjs`)) as Promise<T>;
  const { bundle } = await script<{ bundle: () => Promise<{ metafile: unknown }> }>('bundle');
  const { bundledLibraries } = await script<{
    bundledLibraries: (metafile: unknown, root: string) => Library[];
  }>('notices');
  const libraries = bundledLibraries((await bundle()).metafile, cli);

  test('has a licence that fits, and its text', () => {
    expect(libraries.length).toBeGreaterThan(10);
    const odd = libraries.filter(({ license, text }) => !isAllowed(license) || !text);
    expect(odd.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  test('goes out with these texts', () => {
    const notices = readFileSync(join(cli, 'dist', 'licenses.txt'), 'utf8');
    for (const { name, version, text } of libraries) {
      expect(notices).toContain(`${name} ${version} (`);
      expect(notices).toContain(text);
    }
  });
});
