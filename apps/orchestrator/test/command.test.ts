import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../src/cli/usage.js';
import { databases } from './support/databases.js';
import { run, serve } from './support/process.js';
import { send, temporaryFolder } from './support/start.js';

describe('a line', () => {
  test.each([
    ['', { command: 'help' }],
    ['--version', { command: 'version' }],
    ['serve --port 5050', { command: 'serve', port: 5050 }],
    ['users add ada --password-stdin --inactive', { command: 'users add', name: 'ada', inactive: true }],
    ['check-config -c f', { command: 'check-config', config: 'f' }],
  ])('%j', (line, expected) => {
    expect(readCommandLine(line.split(' ').filter(Boolean))).toMatchObject(expected);
  });

  test.each([
    ['dance', /no command is called "dance"/],
    ['users', /no command is called "users "/],
    ['users add', /takes the name of one user/],
    ['users list x', /takes no names/],
    ['serve --inactive', /serve has no option --inactive/],
    ['serve --port x', /--port is a number/],
    ['serve --nonsense', /nonsense/],
  ])('%j is refused', (line, message) => {
    expect(() => readCommandLine(line.split(' '))).toThrow(message);
  });
});

describe('the command', { timeout: 120_000 }, () => {
  test('says what is wrong with a configuration, all of it', async () => {
    const file = join(await temporaryFolder(), 'c.yaml');
    await writeFile(file, 'prot: 1\nnode_states: x\n');
    const { code, stderr, stdout } = await run(['check-config', '-c', file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `leister-orchestrator: ${file} cannot be used\n` +
        '  node_states: Invalid option: expected one of "integer"|"text"\n  prot: there is no such key\n',
    );
    await writeFile(file, 'clouds: { lab: { type: lxd, url: /lxd.socket } }\n');
    expect(await run(['check-config', '-c', file])).toEqual({
      code: 0,
      stdout: 'lab: lxd on localhost\n',
      stderr: 'no cloud is called default: requests that name none will fail\n',
    });
  });

  test('serves without a configuration, manages users meanwhile, and stops without losing a request', async () => {
    const folder = await temporaryFolder();
    const config = join(folder, 'c.json');
    const database = await databases[0]!.make();
    await writeFile(config, JSON.stringify({ database, release_delay: 1 }));
    const server = await serve(['-c', config]);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const assigned = await send(server.url, 'PUT', '/vm/action/assign', {
      node: '1',
      user: 'u',
      vm_type: 't',
    });
    expect(assigned.status).toBe(200);

    // Beside the server, which has the database.
    const users = (...args: string[]) => run(['users', ...args, '-c', config], 'Seven-7-seas\n');
    expect(await users('add', 'ada', '--password-stdin')).toMatchObject({ code: 0, stderr: '' });
    expect(await users('add', 'ada', '--password-stdin')).toMatchObject({ code: 2 });
    expect(await users('add', 'bob')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--password-stdin'),
    });
    expect((await users('list')).stdout).toMatch(/^ada\tactive\t\d{4}/);
    expect(await users('remove', 'bob')).toMatchObject({ code: 1 });
    const credentials = { username: 'ada', password: 'Seven-7-seas' };
    const { token } = (await send(server.url, 'POST', '/auth', credentials)).body as { token: string };

    const releasing = send(server.url, 'PUT', '/vm/action/release', { node: '1', auth_token: undefined });
    await expect.poll(async () => (await send(server.url, 'GET', '/vm/status')).text).toContain('RELEASING');
    server.child.kill('SIGTERM');
    expect((await releasing).body['result']).toBe('Node dummy-1 released and deleted');
    expect(await server.ended).toBe(0);

    const { stdout } = server.output();
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({ method: 'PUT', action: 'assign', status: 200, ms: expect.any(Number) }),
    );
    for (const secret of [token, credentials.password]) expect(stdout).not.toContain(secret);
  });

  test('a port that is taken ends it with a message', async () => {
    const server = await serve([]);
    const { code, stderr } = await run(['serve', '--port', new URL(server.url).port]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/EADDRINUSE/)]);
  });
});
