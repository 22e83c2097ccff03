import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { budgets } from './budgets.js';
import { command } from './command.js';
import { readmeProgram } from './markdown.js';
import { type CompilerName, compilerNames, Project } from './project.js';
import { lacksServer, readersFiles, services } from './services.js';
import { pack, type Tarball } from './tarballs.js';
import { closureOf, root, type Workspace, workspaces } from './workspaces.js';

const require = createRequire(import.meta.url);
const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist', 'index.js');

/** A second Node to run things on: the current LTS, where this one is older. */
const { LEISTER_TEST_NODE_LTS: lts } = process.env;

const scratch = mkdtempSync(join(tmpdir(), 'leister-packages-'));
let tarballs: ReadonlyMap<string, Tarball>;

beforeAll(async () => {
  tarballs = await pack([...workspaces.keys()], scratch);
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }), 120_000);

for (const workspace of workspaces.values()) {
  const { name, bin = {}, exports = {} } = workspace.manifest;
  describe(name, { timeout: 120_000 }, () => {
    let project: Project;

    beforeAll(async () => {
      const needed = closureOf([name]).map((one) => tarballs.get(one)!);
      project = await Project.create(join(scratch, name.replaceAll('/', '-')), needed);
    }, 120_000);

    isAsPublished(workspace);
    fitsItsBudget(name, () => project);
    if (Object.keys(bin).length > 0) runsAsCommand(workspace, () => project);
    if ('.' in exports) runsAsTold(workspace, () => project);
    if (Object.keys(exports).length > 1) hasRightTypes(name);
  });
}

/** What is in the tarball, and what it says of itself. */
function isAsPublished({ folder, manifest }: Workspace): void {
  const contents = (): string[] => tarballs.get(manifest.name)!.contents;

  test('says what it is, under which licence and for which Node', () => {
    expect(manifest).toMatchObject({ license: 'Apache-2.0', type: 'module', engines: { node: '>=20.19' } });
    expect(manifest.private).toBeUndefined();
    expect(manifest.description).toMatch(/\w/);
    const licence = (directory: string): string => readFileSync(join(directory, 'LICENSE'), 'utf8');
    expect(licence(folder), `cp LICENSE ${folder}`).toBe(licence(root));
  });

  test('holds what it should, and nothing else', () => {
    const missing = ['package.json', 'README.md', 'LICENSE'].filter((path) => !contents().includes(path));
    expect(missing).toEqual([]);
    const own =
      /^(?:package\.json|README\.md|LICENSE|bin\/.+|src\/.+\.ts|dist\/.+\.(?:c?js|d\.ts|map|json)|dist\/licenses\.txt)$/;
    const unwanted = /(?:^|\/)test\/|\.test\.|tsbuildinfo/;
    expect(contents().filter((path) => !own.test(path) || unwanted.test(path))).toEqual([]);
    // Libraries in a bundle want their licences to go along.
    if (manifest.bin && !manifest.dependencies) expect(contents()).toContain('dist/licenses.txt');
  });

  test('its maps lead to sources that are there', () => {
    const maps = contents().filter((path) => path.endsWith('.map'));
    const lost = maps.flatMap((map) => {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(folder, map), 'utf8')) as SourceMap;
      if (sourcesContent) return [];
      const paths = sources.map((source) => join(map, '..', source));
      return paths.filter((path) => !contents().includes(path)).map((path) => `${map}: ${path}`);
    });
    expect(lost).toEqual([]);
    if (manifest.exports?.['.'] !== undefined) expect(maps.length).toBeGreaterThan(0);
  });

  test('publint finds nothing', async () => {
    const bytes = readFileSync(tarballs.get(manifest.name)!.file);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
}

interface SourceMap {
  sources: string[];
  sourcesContent?: string[];
}

/** What it brings into an empty project. */
function fitsItsBudget(name: string, project: () => Project): void {
  test('fits its budget', () => {
    const budget = budgets[name];
    expect(budget, `${name} has no budget`).toBeDefined();
    const { packages, bytes } = project().weigh();
    expect(packages).toBeLessThanOrEqual(budget!.packages);
    expect(bytes / 1e6).toBeLessThanOrEqual(budget!.megabytes);
    // A budget that has become far too large holds nothing back.
    expect(bytes / 1e6).toBeGreaterThan(budget!.megabytes / 2);
  });
}

function runsAsCommand({ manifest }: Workspace, project: () => Project): void {
  const commands = Object.entries(manifest.bin ?? {});

  test.each(commands)('the command %s runs', (_, bin) => runsOn(process.execPath, bin));

  test.skipIf(!lts).each(commands)('the command %s runs on the current LTS of Node', (_, bin) =>
    runsOn(lts!, bin),
  );

  async function runsOn(node: string, bin: string): Promise<void> {
    const installed = join('node_modules', manifest.name, bin);
    expect(await project().run(node, [installed, '--version'])).toContain(manifest.version);
    expect(await project().run(node, [installed, '--help'])).toContain('server');
  }
}

function hasRightTypes(name: string): void {
  test('are-the-types-wrong finds nothing', async () => {
    const args = [tarballs.get(name)!.file, '--profile', 'esm-only', '--no-color'];
    await command(process.execPath, [attw, ...args], { cwd: scratch });
  });
}

/** The program of the README. */
function runsAsTold({ folder, manifest: { name } }: Workspace, project: () => Project): void {
  test.each(compilerNames)("its README's program compiles under %s", compileProgram);

  describe.skipIf(lacksServer(name))("its README's program does what the README says", () => {
    test('on this Node', () => runsOn(process.execPath));

    test.skipIf(!lts)('on the current LTS of Node', () => runsOn(lts!));
  });

  async function compileProgram(compiler: CompilerName): Promise<void> {
    const files = { ...readersFiles[name], 'program.ts': readmeProgram(folder).source };
    for (const [file, text] of Object.entries(files)) await project().write(file, text);
    await project().compile(compiler, Object.keys(files));
  }

  async function runsOn(node: string): Promise<void> {
    await compileProgram('TypeScript 7');
    const service = await services[name]?.();
    try {
      const printed = await project().run(node, [join('built', 'program.js')], service?.env);
      expect(printed).not.toBe('');
      const { output } = readmeProgram(folder);
      if (output !== undefined) expect(printed).toBe(output);
    } finally {
      await service?.close();
    }
  }
}
