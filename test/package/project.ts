import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { command } from './command.js';
import type { Tarball } from './tarballs.js';
import { root } from './workspaces.js';

/** The two newest majors of TypeScript. */
export const compilerNames = ['TypeScript 6', 'TypeScript 7'] as const;
export type CompilerName = (typeof compilerNames)[number];

const compilers: Readonly<Record<CompilerName, string>> = {
  'TypeScript 6': join(root, 'node_modules', '.bin', 'tsc6'),
  'TypeScript 7': join(root, 'node_modules', '.bin', 'tsc'),
};

/** What a careful stranger compiles with, and no dependency's declarations taken on trust. */
const strictest = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  skipLibCheck: false,
};

/** A folder far from this repository, with packages installed from their tarballs. */
export class Project {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** @param template a folder that the project is a copy of; an empty one unless told otherwise */
  static async create(directory: string, tarballs: readonly Tarball[], template?: string): Promise<Project> {
    await mkdir(directory, { recursive: true });
    let manifest: object = { private: true, type: 'module' };
    if (template !== undefined) {
      const made = ['node_modules', 'dist'].map((name) => join(template, name));
      await cp(template, directory, { recursive: true, filter: (source) => !made.includes(source) });
      manifest = JSON.parse(readFileSync(join(template, 'package.json'), 'utf8')) as object;
    }
    const project = new Project(directory);
    const dependencies = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
    await project.write('package.json', JSON.stringify({ ...manifest, dependencies, devDependencies: {} }));
    const quick = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
    await command('npm', ['install', ...quick], { cwd: directory });
    return project;
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.directory, file)), { recursive: true });
    await writeFile(join(this.directory, file), text);
  }

  /** Compiles sources into `built/`. Rejects with what the compiler found. */
  async compile(compiler: CompilerName, sources: readonly string[]): Promise<void> {
    const config = `tsconfig.${compiler.replace(/\W/g, '')}.json`;
    const compilerOptions = { ...strictest, rootDir: '.', outDir: 'built' };
    await this.write(config, JSON.stringify({ compilerOptions, files: sources }));
    await command(compilers[compiler], ['-p', config, '--pretty', 'false'], { cwd: this.directory });
  }

  /** Compiles as the project's own tsconfig.json says. Rejects with what the compiler found. */
  async build(compiler: CompilerName): Promise<void> {
    await command(compilers[compiler], ['-p', '.', '--pretty', 'false'], { cwd: this.directory });
  }

  /** Runs something with Node, in a home of its own. Gives what it printed. */
  run(node: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    const home = { HOME: this.directory, XDG_CONFIG_HOME: '', XDG_STATE_HOME: '', XDG_CACHE_HOME: '' };
    return command(node, args, { cwd: this.directory, env: { ...home, ...env } });
  }

  /** What was installed: how many packages, and how many bytes. */
  weigh(): { packages: number; bytes: number } {
    const installed = join(this.directory, 'node_modules');
    const lock = JSON.parse(readFileSync(join(installed, '.package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>;
    };
    const files = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
    return { packages: Object.keys(lock.packages).length, bytes };
  }
}
