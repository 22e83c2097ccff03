import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bin, eventually, newUser, type Outcome, run, type User } from './support/leister.js';

let user: User;

beforeEach(async () => {
  user = await newUser();
});

const demo = ['--cloud', 'demo'];
const slow = ['-o', 'cloud.demo.build_time=600000'];

function create(...options: string[]): Promise<Outcome> {
  return user.leister('server', 'create', ...demo, '--flavor-id', 'Small', '--image-id', '1', ...options);
}

function names({ stdout }: Outcome): string[] {
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
}

describe('in a pipe', () => {
  it('an empty name, such as of a shell variable that is not set, means no server and not all', async () => {
    for (const options of [[''], ['', '--cluster', '--yes'], ['web', '', '--yes']]) {
      const refused = await user.leister('server', 'delete', ...demo, ...options);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain('empty');
    }
    const left = await user.leister('server', 'list', ...demo, '--output-format', 'json');
    expect(names(left)).toEqual(['dummy-1', 'dummy-2']);
  });

  it('errors go by the name of their class', async () => {
    const { stderr } = await user.leister('server', 'info', 'nope', ...demo, '--output-format', 'json');
    expect(JSON.parse(stderr)).toMatchObject({ error: { name: 'ClientError', code: 'NOT_FOUND' } });
  });

  it('servers are created, listed, shut down, shown and deleted', async () => {
    const created = await create('--name', 'web', '--cluster-size', '2', '--wait', '-m', 'role=db');
    expect(created).toMatchObject({ code: 0, stderr: '' });
    expect(created.stdout).toMatch(/^\S+\tweb1\tACTIVE\t\S+\t\n\S+\tweb2\tACTIVE\t/);

    const listed = await user.leister(
      'server',
      'list',
      ...demo,
      '--name-prefix',
      'web',
      '-m',
      'role=db',
      '--column',
      'name',
    );
    expect(listed).toEqual({ code: 0, stdout: 'web1\nweb2\n', stderr: '' });

    const down = await user.leister('server', 'shutdown', 'web1', 'web2', '--wait', ...demo);
    expect(down.stdout).toMatch(/^\S+\tweb1\tshut down\n\S+\tweb2\tshut down\n$/);

    const shown = await user.leister('server', 'info', 'web1', ...demo, '--output-format', 'json');
    expect(JSON.parse(shown.stdout)).toMatchObject({
      name: 'web1',
      status: 'SHUTOFF',
      metadata: { role: 'db' },
    });

    const deleted = await user.leister('server', 'delete', 'web', '--cluster', '--yes', '--wait', ...demo);
    expect(deleted.stdout).toMatch(/web1\tdeleted\n.*web2\tdeleted\n$/);
    expect(names(await user.leister('server', 'list', ...demo, '--output-format', 'json'))).not.toContain(
      'web1',
    );
  });

  it('a cluster of one has the name that was given, as with kamaki', async () => {
    const { stdout } = await create('--name', 'alone', '--cluster-size', '1', '--column', 'name');
    expect(stdout).toBe('alone\n');
  });

  it('a filter by what the cloud does not tell is refused', async () => {
    for (const [line, option] of [
      [['server', 'list', '--user-name', 'me'], '--user-name'],
      [['flavor', 'list', '--disk-template', 'drbd'], '--disk-template'],
      [['flavor', 'list', '--project', 'p'], '--project'],
    ] as const) {
      const { code, stdout, stderr } = await user.leister(...line, ...demo);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`leister: cloud demo (dummy) does not tell what ${option} asks for\n`);
    }
  });

  it('a single server that is created is one object', async () => {
    const { stdout } = await create('--name', 'one', '--output-format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'one' });
  });

  it('each of several is reported, and one that fails does not stop the others', async () => {
    await create('--name', 'a', '--wait');
    const { code, stdout, stderr } = await user.leister(
      'server',
      'shutdown',
      'a',
      'nobody',
      '--wait',
      ...demo,
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/\ta\tshut down\n$/);
    expect(stderr).toBe(
      'leister: nobody: no server has the id or name "nobody"\nhint: leister server list --cloud demo\n',
    );
  });

  it('what is so already is refused', async () => {
    const again = await user.leister('server', 'start', 'dummy-1', ...demo);
    expect(again).toEqual({ code: 1, stdout: '', stderr: 'leister: server dummy-1 is ACTIVE already\n' });
  });

  it('errors are JSON where results are', async () => {
    const { code, stdout, stderr } = await user.leister(
      'server',
      'info',
      'nobody',
      ...demo,
      '--output-format',
      'json',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'NOT_FOUND', hint: 'leister server list --cloud demo' },
    });
  });

  it('more than one is deleted without a question: there is no terminal to ask on', async () => {
    const deleted = await user.leister('server', 'delete', 'dummy-1', 'dummy-2', ...demo);
    expect(deleted).toEqual({ code: 0, stdout: '1\tdummy-1\tdeleting\n2\tdummy-2\tdeleting\n', stderr: '' });
  });

  it('what the cloud cannot do is refused by the names of the action and the cloud', async () => {
    const { code, stderr } = await user.leister(
      'server',
      'reassign',
      'dummy-1',
      '--project-id',
      'p',
      ...demo,
    );
    expect(code).toBe(1);
    expect(stderr).toBe(
      'leister: cloud demo (dummy) does not support server reassign (feature reassign)\n' +
        'hint: what it can do: leister cloud features --cloud demo\n',
    );
    const option = await create('--name', 'x', '--project-id', 'p');
    expect(option.stderr).toMatch(
      /^leister: cloud demo \(dummy\) cannot create a server with --project-id\n/,
    );
  });

  it('an option that the cloud cannot serve is named as it was typed', async () => {
    const stats = await user.leister('server', 'info', 'dummy-1', '--stats', ...demo);
    expect(stats).toMatchObject({ code: 1, stdout: '' });
    expect(stats.stderr).toMatch(
      /^leister: cloud demo \(dummy\) does not support server info --stats \(feature stats\)\n/,
    );
    const line = ['--name', 'x', '--firewall', 'ENABLED', '--port-id', '1'];
    const firewall = await user.leister('server', 'modify', 'dummy-1', ...line, ...demo);
    expect(firewall.stderr).toMatch(/does not support server modify --firewall \(feature firewall\)\n/);
    const { stdout } = await user.leister('server', 'list', '--name', 'dummy-1', '--column', 'name', ...demo);
    expect(stdout).toBe('dummy-1\n');
  });

  it('a part of an object as JSON is as it is in the whole', async () => {
    const info = ['server', 'info', 'dummy-1', ...demo, '--output-format', 'json'];
    const whole = JSON.parse((await user.leister(...info)).stdout) as Record<string, unknown>;
    const part = await user.leister(
      ...info,
      '--column',
      'addresses',
      '--column',
      'flavor',
      '--column',
      'metadata',
    );
    const { addresses, flavor, metadata } = whole;
    expect(JSON.parse(part.stdout)).toEqual({ addresses, flavor, metadata: metadata ?? null });
    expect(addresses).toBeInstanceOf(Object);
  });

  it('what was changed before another change failed is told', async () => {
    const line = ['server', 'modify', 'dummy-1', '--metadata-set', 'role=db', '--tag-add', 'a', ...demo];
    const { code, stdout, stderr } = await user.leister(...line, '--flavor-id', 'nothing');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('\n  done before that: --metadata-set, --tag-add\n');
    const first = await user.leister('server', 'modify', 'dummy-1', '--flavor-id', 'nothing', ...demo);
    expect(first.stderr).not.toContain('before');
  });

  it('which part of a creation was wrong is told', async () => {
    const { code, stdout, stderr } = await user.leister(
      'server',
      'create',
      ...demo,
      '--name',
      'x',
      '--flavor-id',
      'Smal',
      '--image-id',
      '1',
      '--output-format',
      'yaml',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('no flavor is listed as "Smal": see leister flavor list\n');
    expect(stderr).not.toContain('no image');
  });

  it.each([
    [['server', 'list', '--nmae', 'x'], /^leister: unknown option: --nmae\nhint: did you mean --name\?\n$/],
    [['server', 'lst'], /^leister: server has no action "lst"\nhint: did you mean leister server list\?\n$/],
    [
      ['server', 'list', '--column', 'nmae', '--cloud', 'demo'],
      /^leister: server list has no column "nmae"\n/,
    ],
    [['server', 'list', '--status', 'ACTIV', '--cloud', 'demo'], /^leister: --status is one of ACTIVE, /],
    [['server', 'list', '--cloud', 'nowhere'], /^leister: there is no cloud "nowhere"/],
    [
      ['server', 'list', '--cloud', 'https://me:hush@host'],
      /^leister: there is no cloud "https:\/\/\*\*\*@host"/,
    ],
    [
      [
        'server',
        'create',
        '--cloud',
        'demo',
        '--name',
        'x',
        '--flavor-id',
        '1',
        '--image-id',
        '1',
        '-u',
        '/no/file',
      ],
      /^leister: --user-data: /,
    ],
    [
      ['server', 'modify', 'x', '--cloud', 'demo'],
      /^leister: one of --name, --flavor-id, .* must be given\n/,
    ],
  ])('a line that makes no sense exits with 2: %j', async (line, message) => {
    const { code, stdout, stderr } = await user.leister(...line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toEqual(expect.stringMatching(message));
  });

  it('a reader that goes away is no failure', async () => {
    const { child, outcome } = user.start('server', 'list', ...demo);
    child.stdout.destroy();
    expect(await outcome).toMatchObject({ code: 0, stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('a result that cannot be written is a failure', async () => {
    const { outcome } = run(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" server list --cloud demo > /dev/full`],
      user.env,
    );
    expect(await outcome).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^leister: the result cannot be written: ENOSPC.*\n$/),
    });
  });

  it('the version, the help and completions are told', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(await user.leister('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect(await user.leister('server', 'list', '-V')).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
    expect((await user.leister()).stdout).toContain('leister server');
    expect((await user.leister('server', '--help')).stdout).toMatch(/leister server create +Create a server/);
    expect((await user.leister('help', 'exit-codes')).stdout).toMatch(/^130 +interrupted/m);
    expect((await user.leister('--get-completions', 'server', 'cre')).stdout).toMatch(/^create\t/);
  });

  it('what was typed is remembered, for its owner alone and without secrets', async () => {
    await user.leister('flavor', 'list', ...demo, '-o', 'cloud.demo.token=hush');
    const file = join(user.home, 'state', 'leister', 'history');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toMatch(
      /\tflavor list --cloud demo -o 'cloud.demo.token=\*\*\*'\n$/,
    );
  });
});

describe('waiting', () => {
  it('that runs out of time exits with 8 and tells the state', async () => {
    await create('--name', 'late', ...slow);
    const { code, stdout, stderr } = await user.leister('server', 'wait', 'late', '--timeout', '2', ...demo);
    expect({ code, stdout }).toEqual({ code: 8, stdout: '' });
    expect(stderr).toMatch(
      /^leister: server late \(id (\d+)\) is still in BUILD after 2 s\nhint: it goes on all the same: leister server wait \1 --while BUILD --cloud demo\n$/,
    );
  });

  it('for a new server that runs out of time gives the server all the same', async () => {
    const line = ['--name', 'late', '--wait', '--timeout', '2', '--output-format', 'json', ...slow];
    const { code, stdout, stderr } = await create(...line);
    expect(code).toBe(8);
    const { id } = JSON.parse(stdout) as { id: string };
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        code: 'TIMEOUT',
        message: `server late (id ${id}) is still in BUILD after 2 s`,
        hint: `it goes on all the same: leister server wait ${id} --until ACTIVE --cloud demo`,
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ name: 'late', status: 'BUILD' });
  });

  it('of an action that runs out of time tells how to go on waiting for its end', async () => {
    const { code, stdout, stderr } = await user.leister(
      ...['server', 'shutdown', 'dummy-1', 'dummy-2', '--wait', '--timeout', '2', ...demo],
      ...['-o', 'cloud.demo.action_time=600000'],
    );
    expect({ code, stdout }).toEqual({ code: 8, stdout: '' });
    for (const id of [1, 2]) {
      expect(stderr).toContain(
        `leister: dummy-${id}: server dummy-${id} (id ${id}) is still in ACTIVE after 2 s\n` +
          `hint: it goes on all the same: leister server wait ${id} --until SHUTOFF --cloud demo\n`,
      );
    }
  });

  it('is bounded as a whole: a cloud that does not answer does not take longer', async () => {
    const { code, stderr } = await user.leister(
      ...['server', 'shutdown', 'dummy-1', '--wait', '--timeout', '0.3', ...demo],
      ...['-o', 'cloud.demo.latency=600000'],
    );
    expect(code).toBe(1);
    expect(stderr).toBe('leister: no answer within 0.3 s\n');
  });

  it('is over at once for a server that left the status long ago', async () => {
    const { code, stdout } = await user.leister('server', 'wait', 'dummy-1', 'dummy-2', ...demo);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1\tdummy-1\tACTIVE\n2\tdummy-2\tACTIVE\n' });
  });

  it('that is interrupted exits with 130 and tells what is left behind', async () => {
    const line = ['server', 'create', ...demo, '--flavor-id', '1', '--image-id', '1', '--name', 'web'];
    const { child, outcome } = user.start(...line, '--cluster-size', '2', '--wait', ...slow);
    const listed = await eventually(
      () => user.leister('server', 'list', ...demo, '--name-prefix', 'web', '--output-format', 'json'),
      (answer) => names(answer).length === 2,
    );
    child.kill('SIGINT');
    const { code, stdout, stderr } = await outcome;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^leister: interrupted; left behind:\n/);
    for (const { id, name } of JSON.parse(listed.stdout) as { id: string; name: string }[]) {
      expect(stderr).toContain(`server ${name} (id ${id})`);
      expect(stdout).toContain(`${id}\t${name}\tBUILD`);
    }
  });
});
