import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StubCloud } from '../../examples/my-cloud/test/stub-cloud.js';
import { command } from './command.js';
import { blocksOf } from './markdown.js';
import { compilerNames, Project } from './project.js';
import { pack, type Tarball } from './tarballs.js';
import { root } from './workspaces.js';

const scratch = mkdtempSync(join(tmpdir(), 'leister-plug-ins-'));
const cloud = new StubCloud();
const closed = new StubCloud({ name: 'ann', password: 'spear', token: 'token-of-ann' });
const commands = join(root, 'examples', 'my-commands');
let commandsProject: Project;
let user: Project;

/** Everything from tarballs: leister, and two packages of strangers that were built against tarballs. */
beforeAll(async () => {
  const ours = [...(await pack(['leister', '@leister/compute', '@leister/testkit'], scratch)).values()];
  commandsProject = await Project.create(join(scratch, 'my-commands'), ours, commands);
  const cloudProject = await Project.create(
    join(scratch, 'my-cloud'),
    ours,
    join(root, 'examples', 'my-cloud'),
  );
  await commandsProject.build('TypeScript 7');
  await cloudProject.build('TypeScript 7');
  const theirs = [await packProject(commandsProject), await packProject(cloudProject)];
  user = await Project.create(join(scratch, 'user'), [...ours, ...theirs]);
  const config = [
    '[global]',
    'default_cloud = mine',
    'fleet_cli = my-commands',
    '[cloud "mine"]',
    'type = my-cloud',
    `url = ${await cloud.start()}`,
    '[cloud "signed"]',
    'type = my-cloud/full',
    `url = ${await closed.start()}`,
    'token = token-of-ann',
    '[cloud "no-class"]',
    'type = my-commands',
    'url = http://127.0.0.1:1',
  ];
  await user.write('config', config.join('\n'));
  chmodSync(join(user.directory, 'config'), 0o600);
}, 180_000);

afterAll(async () => {
  await Promise.all([cloud.stop(), closed.stop()]);
  rmSync(scratch, { recursive: true, force: true });
}, 120_000);

async function packProject({ directory }: Project): Promise<Tarball> {
  const printed = await command(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch],
    {
      cwd: directory,
    },
  );
  const [packed] = JSON.parse(printed) as { name: string; filename: string }[];
  return { name: packed!.name, file: join(scratch, packed!.filename), contents: [] };
}

function leister(...line: string[]): Promise<string> {
  const bin = join('node_modules', 'leister', 'bin', 'leister.js');
  return user.run(process.execPath, [bin, ...line], { LEISTER_CONFIG: join(user.directory, 'config') });
}

/** What a line that fails says. */
async function failure(...line: string[]): Promise<string> {
  return leister(...line).then(
    (printed) => Promise.reject(new Error(`it came to ${printed}`)),
    (error: Error) => `${(error.cause as { code?: number }).code}: ${error.message}`,
  );
}

describe('the clouds of a package', { timeout: 120_000 }, () => {
  test('are worked on by every command that they have the features for', async () => {
    const flavor = JSON.parse(await leister('flavor', 'list', '--output-format', 'json')) as unknown;
    expect(flavor).toEqual(
      [
        { id: 'small', name: 'small' },
        { id: 'large', name: 'large' },
      ].map((one) => expect.objectContaining(one)),
    );
    expect(await leister('imagecompute', 'list')).toContain('debian');
    const image = ['--flavor-id', 'small', '--image-id', 'debian'];
    await leister('server', 'create', '--name', 'web', ...image, '--cluster-size', '2', '--wait');
    expect(await leister('server', 'list', '--column', 'name')).toBe('web1\nweb2\n');
    await leister('server', 'shutdown', 'web1', '--wait');
    expect(await leister('server', 'info', 'web1', '--column', 'status')).toContain('SHUTOFF');
    await leister('server', 'start', 'web1', '--wait');
    expect(await leister('server', 'list', '--status', 'ACTIVE', '--column', 'name')).toBe('web1\nweb2\n');
    expect(await leister('cloud', 'features', '--output-format', 'json')).toContain('"power"');
  });

  test('refuse what they have not, by the name of the cloud', async () => {
    const refused = await failure('server', 'reboot', 'web1');
    expect(refused).toMatch(/^1: /);
    expect(refused).toContain('cloud mine (my-cloud) does not support server reboot');
  });

  test('fail as those of leister do', async () => {
    expect(await failure('server', 'info', 'nobody')).toMatch(
      /^1: [^]*no server has the id or name "nobody"/,
    );
    expect(await failure('server', 'wait', 'web1', '--status', 'ACTIVE', '--timeout', '3')).toMatch(/^8: /);
    expect(
      await failure('server', 'create', '--name', 'x', '--flavor-id', 'huge', '--image-id', 'debian'),
    ).toMatch(/^1: /);
  });

  test('are told the token and the other settings', async () => {
    expect(await leister('server', 'list', '--cloud', 'signed')).toBe('');
    const stranger = await failure(
      'server',
      'list',
      '--cloud',
      'signed',
      '-o',
      'cloud.signed.token=wrong-one',
    );
    expect(stranger).toMatch(/^4: [^]*who are you\?/);
    expect(stranger).not.toContain('wrong-one\n');
  });

  test('are deleted', async () => {
    await leister('server', 'delete', 'web1', 'web2', '--yes');
    expect(await leister('server', 'list')).toBe('');
  });

  test('are refused where the package is none, or gives no class', async () => {
    const none = await failure('server', 'list', '-o', 'cloud.mine.type=no-such-cloud');
    expect(none).toMatch(/^2: [^]*there is no package no-such-cloud/);
    expect(await failure('server', 'list', '--cloud', 'no-class')).toMatch(
      /^2: [^]*the default export of the package my-commands is no class/,
    );
  });
});

describe('the commands of a package', { timeout: 120_000 }, () => {
  test.each(compilerNames)('compile under %s', (compiler) => commandsProject.build(compiler));

  test('run, on any cloud', async () => {
    expect(await leister('fleet', 'count', '--cloud', 'demo', '--output-format', 'json')).toContain(
      '"servers"',
    );
    const image = ['--flavor-id', 'small', '--image-id', 'debian'];
    await leister('server', 'create', '--name', 'boat', ...image, '--wait');
    expect(await leister('fleet', 'count')).toBe('ACTIVE\t1\n');
    expect(await leister('fleet', 'count', '--like', 'ship')).toBe('');
    expect(await leister('fleet', 'halt', 'boat', '--output-format', 'csv')).toMatch(
      /^id,name\r?\nm-\d+,boat/,
    );
    expect(await leister('fleet', 'count')).toBe('SHUTOFF\t1\n');
    await leister('server', 'delete', 'boat', '--yes');
  });

  test('are in the help and the completion', async () => {
    expect(await leister('--help')).toMatch(/leister fleet +all servers of a cloud together/);
    expect(await leister('fleet', '--help')).toMatch(/fleet count +Count the servers in each status/);
    expect(await leister('help', 'fleet', 'count')).toContain('--like TEXT');
    expect(await leister('--get-completions', 'fleet', 'co')).toMatch(/^count\t/);
  });

  test('refuse lines that make no sense, and tell what failed', async () => {
    expect(await failure('fleet', 'count', '--lik', 'x')).toMatch(/^2: [^]*--lik/);
    expect(await failure('fleet', 'halt', 'a', 'a')).toMatch(/^2: [^]*a server is named twice/);
    expect(await failure('fleet', 'halt', 'nobody')).toMatch(/^1: [^]*nobody/);
    expect(await failure('fleet', 'cout')).toContain('did you mean leister fleet count?');
  });

  test('replace a group of leister where the configuration says so, and only by their own name', async () => {
    expect(await failure('server', 'list', '-o', 'server_cli=my-commands')).toMatch(
      /^2: [^]*the package my-commands gives no group server: its group is called "fleet"/,
    );
  });
});

test('docs/guides/plug-ins.md shows the whole of the example', () => {
  const guide = readFileSync(join(root, 'docs', 'guides', 'plug-ins.md'), 'utf8');
  const shown = blocksOf(guide).flatMap(({ language, text }) => (language === 'ts' ? [text] : []));
  const sources = ['index', 'count', 'count.run', 'halt', 'halt.run'].map((name) =>
    readFileSync(join(commands, 'src', `${name}.ts`), 'utf8'),
  );
  expect(shown).toEqual(sources);
});
