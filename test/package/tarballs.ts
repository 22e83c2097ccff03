import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './command.js';
import { closureOf, root, workspaces } from './workspaces.js';

/** A package as it would be published. */
export interface Tarball {
  name: string;
  /** Absolute. */
  file: string;
  /** Paths of the files in it. */
  contents: string[];
}

/** Packs packages, and those from here that they need, into a directory. Needs a build. */
export async function pack(names: readonly string[], directory: string): Promise<Map<string, Tarball>> {
  const wanted = closureOf(names);
  for (const name of wanted) {
    if (!existsSync(join(workspaces.get(name)!.folder, 'dist'))) {
      throw new Error(`${name} is not built: npm run build`);
    }
  }
  // npm calls the tarballs of @leister/x and leister-x alike: each kind has a directory of its own.
  const [scoped, plain] = [wanted.filter(isScoped), wanted.filter((name) => !isScoped(name))];
  const packed = [
    ...(await packInto(join(directory, 'scoped'), scoped)),
    ...(await packInto(join(directory, 'plain'), plain)),
  ];
  return new Map(packed.map((tarball) => [tarball.name, tarball]));
}

function isScoped(name: string): boolean {
  return name.startsWith('@');
}

async function packInto(directory: string, names: readonly string[]): Promise<Tarball[]> {
  if (names.length === 0) return [];
  await mkdir(directory, { recursive: true });
  const selected = names.flatMap((name) => ['--workspace', name]);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory, ...selected];
  const packed = JSON.parse(await command('npm', args, { cwd: root })) as PackedByNpm[];
  return packed.map(({ name, filename, files }) => ({
    name,
    file: join(directory, filename),
    contents: files.map(({ path }) => path),
  }));
}

interface PackedByNpm {
  name: string;
  filename: string;
  files: { path: string }[];
}
