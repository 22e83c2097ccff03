import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Block, blocksOf } from '../../../../test/package/markdown.js';
import {
  describeOpenStack,
  Leftovers,
  patience,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { bin } from './support/leister.js';
import { newOpenStackUser, type OpenStackUser } from './support/openstack-user.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const guide = readFileSync(join(root, 'docs', 'guides', 'from-openstack.md'), 'utf8');
const blocks = blocksOf(guide);
const sections = [...new Set(blocks.map(({ section }) => section))].map((section) =>
  blocks.filter((block) => block.section === section),
);

/** Whatever the guide makes goes by one of these; each run of it has names of its own. */
const made = ['lan4', 'lan', 'web', 'front', 'data', 'attic'] as const;

it('shows ten things, each in three ways', () => {
  expect(sections).toHaveLength(10);
  for (const section of sections) {
    expect(section.map(({ language }) => language)).toEqual(['sh', 'sh', 'ts']);
    const [known, ours] = section;
    expect(commandsOf(known)).toContain('openstack');
    expect(commandsOf(ours)).toEqual(['leister']);
  }
});

/** The programs that begin the lines of a block; a loop begins with the one that it asks. */
function commandsOf(block: Block | undefined): string[] {
  const lines = (block?.text ?? '').trim().split('\n');
  return [...new Set(lines.map((line) => line.replace(/^until /, '').split(' ')[0] ?? ''))];
}

describeOpenStack('the guide for those who know openstack', () => {
  const leftovers = new Leftovers();
  let user: OpenStackUser;
  let env: Record<string, string>;
  let folder: string;
  let names: Map<string, string>;

  beforeEach(async () => {
    user = await newOpenStackUser();
    folder = join(user.home, 'work');
    await mkdir(join(user.home, 'bin'));
    await mkdir(folder);
    await symlink(bin, join(user.home, 'bin', 'leister'));
    await writeFile(join(folder, 'notes.txt'), 'buy a spear\n');
    env = { ...user.env, PATH: `${join(user.home, 'bin')}:${process.env['PATH'] ?? ''}` };
    names = new Map(made.map((name) => [name, uniqueName(name)]));
    // What a run that failed has left; of one that did not, there is nothing.
    leftovers.add(() => user.leister('network', 'delete', named('lan')));
    leftovers.add(() => user.leister('security-group', 'delete', named('web')));
    leftovers.add(() => user.leister('container', 'delete', named('attic'), '--recursive', '--yes'));
    leftovers.add(() => user.leister('volume', 'delete', named('data')));
    leftovers.add(() => user.leister('server', 'delete', named('front'), '--wait'));
  });

  afterEach(() => leftovers.clear(), patience);

  function named(name: string): string {
    return names.get(name) ?? name;
  }

  /** One column of the guide, from top to bottom. */
  function column(at: number): string {
    const text = sections.map((section) => section[at]?.text ?? '').join('\n');
    // In TypeScript the words are names of variables as well: only what is in quotes is a name of the cloud's.
    const pattern = at === 2 ? /(?<=')(\w+)(?=')/g : /(?<=[ /])(\w+)(?=[ /\n]|$)/gm;
    return text.replace(pattern, (word: string) => named(word));
  }

  it.each([
    ['openstack', 0],
    ['leister', 1],
  ] as const)('what it shows of %s does what it says', { timeout: 5 * patience }, async (_, at) => {
    const script = `set -euo pipefail\n${column(at)}`;
    const run = promisify(execFile)('bash', ['-c', script], { env, cwd: folder });
    const { stdout } = await run;
    expect(stdout).toContain('buy a spear');
    expect(stdout).toContain(named('front'));
    await isGone();
  });

  it('what it shows of TypeScript does what it says', { timeout: 5 * patience }, async () => {
    const { code } = await transform(column(2), { loader: 'ts', format: 'esm' });
    // Beside this test, for there its imports are found.
    const program = fileURLToPath(new URL(`./${uniqueName('guide')}.mjs`, import.meta.url));
    await writeFile(program, code);
    leftovers.add(() => rm(program));
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env, cwd: folder });
    expect(stdout).toMatch(/^demo demo\n/);
    expect(stdout).toContain('buy a spear');
    expect(stdout).toContain(named('front'));
    await isGone();
  });

  async function isGone(): Promise<void> {
    for (const [kind, name] of [
      ['server', 'front'],
      ['network', 'lan'],
      ['security-group', 'web'],
    ] as const)
      expect(await user.rows(kind, 'list', '--name', named(name))).toEqual([]);
  }
});
