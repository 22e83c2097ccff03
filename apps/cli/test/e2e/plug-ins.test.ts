import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newUser, type User } from './support/leister.js';

/** A user with programs in a folder that is on the PATH. */
async function userWith(programs: Record<string, string>): Promise<User> {
  const user = await newUser();
  const folder = join(user.home, 'bin');
  await mkdir(folder);
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  user.env['PATH'] = `${folder}:${user.env['PATH']}`;
  return user;
}

describe('a program leister-NAME on the PATH', () => {
  it('gets the rest of the line, and what it says and comes to is said and come to', async () => {
    const user = await userWith({ 'leister-foo': '#!/bin/sh\necho "$#:$*"; echo "oh" >&2; exit 7\n' });
    expect(await user.leister('foo', '--bar', 'a b', '--', '--help', '-x')).toEqual({
      code: 7,
      stdout: '5:--bar a b -- --help -x\n',
      stderr: 'oh\n',
    });
    expect((await user.leister('--cloud', 'demo', 'foo', '--version')).stdout).toBe(
      '3:--cloud demo --version\n',
    );
  });

  it('reads stdin', async () => {
    const user = await userWith({ 'leister-upper': '#!/bin/sh\nexec tr a-z A-Z\n' });
    const { child, outcome } = user.start('upper');
    child.stdin.end('ahoy\n');
    expect((await outcome).stdout).toBe('AHOY\n');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('is told of %s', async (signal) => {
    // No shell script: a shell cannot hear of a signal that was ignored when it started, as SIGINT is in the background.
    const program = `process.on('${signal}', () => { console.log('told'); process.exit(3); });
      setTimeout(() => {}, 60_000); console.log('up');`;
    const user = await userWith({ 'leister-sit': `#!${process.execPath}\n${program}\n` });
    const { child, outcome } = user.start('sit');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await outcome).toMatchObject({ code: 3, stdout: 'up\ntold\n' });
  });

  it('that a signal ends is told as shells have it', async () => {
    const user = await userWith({ 'leister-die': '#!/bin/sh\nkill -KILL $$\n' });
    expect((await user.leister('die')).code).toBe(137);
  });

  it('that cannot be run is told', async () => {
    const user = await userWith({ 'leister-odd': '#!/no/such/interpreter\n' });
    const { code, stderr } = await user.leister('odd');
    expect(code).toBe(1);
    expect(stderr).toMatch(/leister: .*leister-odd cannot be run: .*ENOENT/);
  });

  it('never stands before a group of leister', async () => {
    const user = await userWith({
      'leister-server': '#!/bin/sh\necho mine\n',
      'leister-help': '#!/bin/sh\necho mine\n',
    });
    expect((await user.leister('server', 'list', '--cloud', 'demo')).stdout).not.toContain('mine');
    expect((await user.leister('help')).stdout).not.toContain('mine');
  });

  it('is in the help and the completion, and is offered for a word that is nearly its name', async () => {
    const user = await userWith({
      'leister-trawl': '#!/bin/sh\necho fish\n',
      'leister-server': '#!/bin/sh\n',
    });
    const { stdout } = await user.leister('--help');
    expect(stdout).toMatch(/leister trawl +the program/);
    expect(stdout.match(/leister server /g)).toHaveLength(1);
    expect((await user.leister('help', 'trawl')).stdout).toContain('leister trawl --help asks it');
    expect((await user.leister('--get-completions', 'tra')).stdout).toMatch(/^trawl\t/);
    expect((await user.leister('trwl')).stderr).toContain('did you mean leister trawl?');
  });

  it('is looked for in absolute folders alone, and by no path', async () => {
    const user = await userWith({ 'leister-foo': '#!/bin/sh\necho foo\n' });
    user.env['PATH'] = `.:${user.home}:${process.env['PATH']}`;
    expect((await user.leister('foo')).code).toBe(2);
    expect((await user.leister('bin/../foo')).code).toBe(2);
  });
});

describe('a package for a group', () => {
  it('that is not there is told, by the command and by the help', async () => {
    const user = await newUser();
    await user.leister('config', 'set', 'fleet_cli', 'no-such-package');
    const { code, stderr } = await user.leister('fleet', 'count');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no package no-such-package');
    expect((await user.leister('--help')).stdout).toMatch(/leister fleet +there is no package/);
    expect((await user.leister('flavor', 'list', '--cloud', 'demo')).code).toBe(0);
  });

  it('is named by -o and -c as well', async () => {
    const user = await newUser();
    expect((await user.leister('fleet', 'count', '-o', 'fleet_cli=not-here')).stderr).toContain('not-here');
    const file = join(user.home, 'other');
    await writeFile(file, '[global]\nfleet_cli = from-a-file\n', { mode: 0o600 });
    expect((await user.leister('-c', file, 'fleet', 'count')).stderr).toContain('from-a-file');
  });

  it("leaves kamaki's own words without meaning", async () => {
    const user = await newUser();
    for (const [key, value] of [
      ['server_cli', 'cyclades'],
      ['user_cli', 'astakos'],
    ] as const)
      await user.leister('config', 'set', key, value);
    expect((await user.leister('server', 'list', '--cloud', 'demo')).code).toBe(0);
    expect((await user.leister('user', 'info')).stderr).toContain('there is no group "user"');
  });
});
