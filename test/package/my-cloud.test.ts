import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf } from './markdown.js';
import { compilerNames, Project } from './project.js';
import { pack } from './tarballs.js';
import { root } from './workspaces.js';

const example = join(root, 'examples', 'my-cloud');
const provider = join(example, 'src', 'my-cloud.ts');
const scratch = mkdtempSync(join(tmpdir(), 'leister-my-cloud-'));
const { LEISTER_TEST_NODE_LTS: lts } = process.env;
let project: Project;

beforeAll(async () => {
  const tarballs = await pack(['@leister/compute', '@leister/testkit'], scratch);
  project = await Project.create(join(scratch, 'my-cloud'), [...tarballs.values()], example);
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }), 120_000);

describe('a cloud of a stranger', { timeout: 120_000 }, () => {
  test('takes under 60 formatted lines', async () => {
    const options = { ...(await resolveConfig(provider)), filepath: provider };
    const formatted = await format(readFileSync(provider, 'utf8'), options);
    expect(formatted.trimEnd().split('\n').length).toBeLessThan(60);
  });

  test('leans on what is public and protected alone', () => {
    for (const { text } of sources())
      expect(text).not.toMatch(/@ts-|\bas (?:any|never)\b|this\[|@leister\/\w+\//);
  });

  test.each(compilerNames)(
    'compiles under %s, against the packages as they are published',
    async (compiler) => {
      await project.build(compiler);
    },
  );

  test('passes the contract suite', () => passesItsTests(process.execPath));

  test.skipIf(!lts)('passes the contract suite on the current LTS of Node', () => passesItsTests(lts!));

  async function passesItsTests(node: string): Promise<void> {
    await project.build('TypeScript 7');
    const built = join('dist', 'test');
    const files = readdirSync(join(project.directory, built)).filter((file) => file.endsWith('.test.js'));
    const paths = files.map((file) => join(built, file));
    const report = await project.run(node, ['--test', '--test-reporter=tap', ...paths]);
    const count = (what: string): number => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(report)?.[1]);
    // Two clients, and the contract has more than 50 cases.
    expect(count('pass')).toBeGreaterThan(100);
    expect(count('fail') + count('skipped') + count('cancelled') + count('todo')).toBe(0);
  }
});

describe('docs/guides/subclassing.md', { timeout: 120_000 }, () => {
  const guide = readFileSync(join(root, 'docs', 'guides', 'subclassing.md'), 'utf8');
  const programs = blocksOf(guide).filter(({ language }) => language === 'ts');
  const isExcerpt = (program: string): boolean => sources().some(({ text }) => text.includes(program));

  test('shows the whole of the example', () => {
    expect(programs.map(({ text }) => text)).toContain(readFileSync(provider, 'utf8'));
  });

  test.each(compilerNames)('what is not of the example compiles by itself, under %s', async (compiler) => {
    const others = programs.filter(({ text }) => !isExcerpt(text));
    expect(others.length).toBeGreaterThan(0);
    const files = others.map(({ text }, index) => [`guide/${index + 1}.ts`, text] as const);
    for (const [file, text] of files) await project.write(file, text);
    await project.compile(
      compiler,
      files.map(([file]) => file),
    );
  });
});

/** The sources of the example, tests included. */
function sources(): { file: string; text: string }[] {
  return ['src', 'test'].flatMap((folder) =>
    readdirSync(join(example, folder)).map((name) => {
      const file = join(example, folder, name);
      return { file, text: readFileSync(file, 'utf8') };
    }),
  );
}
