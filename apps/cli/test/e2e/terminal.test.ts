import { beforeEach, describe, expect, it } from 'vitest';
import { newUser, type User } from './support/leister.js';
import { hasTerminals, onTerminal } from './support/terminal.js';

let user: User;

beforeEach(async () => {
  user = await newUser();
});

const demo = ['--cloud', 'demo'];
const web = ['server', 'create', ...demo, '--flavor-id', '1', '--image-id', '1', '--name', 'web', '--wait'];

describe.skipIf(!hasTerminals)('on a terminal', () => {
  it('rows are an aligned table under a title', async () => {
    const { code, stdout } = await onTerminal(user, 'server', 'list', ...demo).outcome;
    expect(code).toBe(0);
    expect(stdout).toBe(
      'ID  NAME     STATUS  ADDRESSES\n1   dummy-1  ACTIVE  127.0.0.1\n2   dummy-2  ACTIVE  127.0.0.1\n',
    );
  });

  it('a wait shows how far each server has got', async () => {
    const terminal = onTerminal(user, ...web, '--cluster-size', '2');
    await terminal.shows('web1  ');
    const { code, stdout } = await terminal.outcome;
    expect(code).toBe(0);
    expect(stdout).toMatch(/web1 +█+ +ACTIVE/);
    expect(stdout).toMatch(/web2 +█+ +ACTIVE/);
  });

  it.each([
    ['y\r', 0, 0],
    ['n\r', 0, 2],
    ['\x03', 130, 2],
  ])('deleting more than one asks, and %j decides', async (keys, code, left) => {
    const terminal = onTerminal(user, 'server', 'delete', 'dummy-1', 'dummy-2', '--wait', ...demo);
    await terminal.shows('Delete 2 servers (dummy-1, dummy-2)?');
    terminal.press(keys);
    expect(await terminal.outcome).toMatchObject({ code });
    const { stdout } = await user.leister('server', 'list', ...demo, '--output-format', 'json');
    expect(JSON.parse(stdout)).toHaveLength(left);
  });

  it('a cluster is deleted without a question, as with kamaki', async () => {
    const terminal = onTerminal(user, 'server', 'delete', 'dummy-', '--cluster', '--wait', ...demo);
    const { code, stdout } = await terminal.outcome;
    expect(code).toBe(0);
    expect(stdout).toMatch(/dummy-1 +deleted\n.*dummy-2 +deleted\n$/);
  });

  it('Ctrl-C ends a wait and tells what is left behind', async () => {
    const terminal = onTerminal(user, ...web, '-o', 'cloud.demo.build_time=600000');
    await terminal.shows('BUILD');
    terminal.press('\x03');
    const { code, stdout } = await terminal.outcome;
    expect(code).toBe(130);
    expect(stdout).toMatch(
      /leister: interrupted; left behind:\n {2}server web \(id \d+\), being created: BUILD\n/,
    );
  });
});
