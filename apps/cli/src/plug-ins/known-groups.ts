import { readFileSync } from 'node:fs';
import { Locations } from '@leister/clouds';
import { type Entry, type Groups, type Program, registry } from '../registry.js';
import type { PackagedEntry } from './packaged-groups.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The groups of a line: those of packages that the configuration names, those that come with leister, and the programs
 * `leister-NAME` on the PATH, in this order. Costs next to nothing where there are no plug-ins.
 */
export function knownGroups(argv: readonly string[], env: Env): Groups {
  const packages = async (): Promise<ReadonlyMap<string, PackagedEntry>> => {
    const file = valuesOf(argv, '-c', '--config').at(-1);
    if (!mentionsPackages(argv, new Locations({ env }).configFile(file))) return new Map();
    const { packagedGroups } = await import('./packaged-groups.js');
    return packagedGroups(file, valuesOf(argv, '-o', '--options'), env);
  };
  return {
    async find(name: string): Promise<Entry | Program | undefined> {
      const builtIn = registry.find((entry) => entry.name === name);
      // A configuration that makes no sense is told by the commands that need it.
      const packaged = await packages().catch((error: unknown) => {
        if (builtIn) return new Map<string, PackagedEntry>();
        throw error;
      });
      const known = packaged.get(name) ?? builtIn;
      if (known) return known;
      const { findProgram } = await import('./programs.js');
      return findProgram(name, env);
    },

    async all(): Promise<readonly (Entry | Program)[]> {
      const packaged = await packages().catch(() => new Map<string, PackagedEntry>());
      const described = await Promise.all([...packaged.values()].map((entry) => entry.described()));
      const builtIn = registry.filter(({ name }) => !packaged.has(name));
      const { findPrograms } = await import('./programs.js');
      const known = new Set([...builtIn, ...described].map(({ name }) => name));
      return [...builtIn, ...described, ...findPrograms(env).filter(({ name }) => !known.has(name))];
    },
  };
}

/** What an option of every command was given: read before it is known what command it is. */
function valuesOf(argv: readonly string[], short: string, long: string): string[] {
  return argv.flatMap((word, at) => {
    if (word === short || word === long) return argv[at + 1] ?? [];
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
    return word.startsWith(short) && !word.startsWith('--') ? word.slice(short.length).replace(/^=/, '') : [];
  });
}

/** A look at the text is enough for nearly everybody, who has none. */
function mentionsPackages(argv: readonly string[], file: string): boolean {
  if (argv.some((word) => /_cli=./.test(word))) return true;
  try {
    return /_cli\s*[=:]/.test(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}
