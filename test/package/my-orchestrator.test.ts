import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf } from './markdown.js';
import { Project } from './project.js';
import { pack } from './tarballs.js';
import { root } from './workspaces.js';

const example = join(root, 'examples', 'my-orchestrator');
const scratch = mkdtempSync(join(tmpdir(), 'leister-my-orchestrator-'));
let project: Project;

describe("an Orchestrator of a stranger's", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const tarballs = await pack(['leister-orchestrator'], scratch);
    project = await Project.create(join(scratch, 'my-orchestrator'), [...tarballs.values()], example);
  }, 120_000);

  afterAll(() => rmSync(scratch, { recursive: true, force: true }), 120_000);

  test('compiles against the package as it is published, and passes its tests', async () => {
    await project.build('TypeScript 7');
    const tests = join('dist', 'test', 'my-orchestrator.test.js');
    const report = await project.run(process.execPath, ['--test', '--test-reporter=tap', tests]);
    expect(report).toMatch(/^# pass 3$/m);
    expect(report).toMatch(/^# fail 0$/m);
  });
});

test('docs/guides/orchestrator.md shows the whole of it', () => {
  const guide = readFileSync(join(root, 'docs', 'guides', 'orchestrator.md'), 'utf8');
  const programs = blocksOf(guide).filter(({ language }) => language === 'ts');
  const sources = readdirSync(join(example, 'src')).map((file) =>
    readFileSync(join(example, 'src', file), 'utf8'),
  );
  expect(programs.map(({ text }) => text).sort()).toEqual(sources.sort());
});
