import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What a package says of itself, as far as these tests ask. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  license?: string;
  type?: string;
  description?: string;
  engines?: { node?: string };
  exports?: Record<string, unknown>;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
}

/** A package that is published from here. */
export interface Workspace {
  /** Absolute. */
  folder: string;
  manifest: Manifest;
}

/** All that is published from here, by name. */
export const workspaces: ReadonlyMap<string, Workspace> = new Map(
  ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((folder) => {
      const workspace = readWorkspace(join(root, group, folder));
      return [workspace.manifest.name, workspace] as const;
    }),
  ),
);

/** The packages from here that one needs, itself included. */
export function closureOf(names: readonly string[]): string[] {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const workspace = workspaces.get(name);
    if (!workspace || found.has(name)) continue;
    found.add(name);
    open.push(...Object.keys(workspace.manifest.dependencies ?? {}));
  }
  return [...found].sort();
}

function readWorkspace(folder: string): Workspace {
  return { folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest };
}
