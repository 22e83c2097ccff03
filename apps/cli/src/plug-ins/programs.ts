import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Program } from '../registry.js';

type Env = Readonly<Record<string, string | undefined>>;

const prefix = 'leister-';

/** The program `leister-NAME` on the PATH. */
export function findProgram(name: string, env: Env): Program | undefined {
  if (!/^[\w.-]+$/.test(name)) return undefined;
  const file = folders(env)
    .map((folder) => join(folder, prefix + name))
    .find(isExecutable);
  return file === undefined ? undefined : toProgram(name, file);
}

/** All of them, sorted by name. The first on the PATH counts. */
export function findPrograms(env: Env): Program[] {
  const found = new Map<string, Program>();
  for (const folder of folders(env)) {
    for (const file of filesIn(folder)) {
      const name = file.slice(prefix.length);
      const path = join(folder, file);
      if (file.startsWith(prefix) && /^[\w.-]+$/.test(name) && !found.has(name) && isExecutable(path))
        found.set(name, toProgram(name, path));
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toProgram(name: string, program: string): Program {
  return { name, program, summary: `the program ${program}` };
}

/** Where one is by chance is no place to run programs from. */
function folders({ PATH = '' }: Env): string[] {
  return PATH.split(delimiter).filter(isAbsolute);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
