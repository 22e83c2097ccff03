import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openstackFacts, type OpenStackFacts } from '../../../../test/support/openstack-facts.js';
import { describeOpenStack, Leftovers, uniqueName } from '../../../../test/support/openstack-peer.js';
import { eventually, newUser, type User } from './support/leister.js';

describeOpenStack('on a real OpenStack', () => {
  const folder = process.env['LEISTER_TEST_OPENSTACK'] ?? '';
  const leftovers = new Leftovers();
  let facts: OpenStackFacts;
  let user: User;

  beforeEach(async () => {
    facts = openstackFacts();
    user = await newUser();
    user.env['XDG_CACHE_HOME'] = join(user.home, 'cache');
    user.env['OS_CLIENT_CONFIG_FILE'] = join(folder, 'clouds.yaml');
    user.env['OS_CLOUD'] = 'demo';
  });

  afterEach(() => leftovers.clear());

  /** In place of clouds.yaml. */
  function variables(): Record<string, string> {
    const text = readFileSync(join(folder, 'openrc-demo'), 'utf8');
    return Object.fromEntries(
      [...text.matchAll(/(OS_\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
  }

  async function json(...line: string[]): Promise<unknown> {
    const { code, stdout, stderr } = await user.leister(...line, '--output-format', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  function tokens(): Promise<string[]> {
    return readdir(join(user.home, 'cache', 'leister', 'tokens')).catch(() => []);
  }

  it('the clouds of clouds.yaml are listed, and answer', async () => {
    expect(await json('cloud', 'list')).toEqual(
      expect.arrayContaining([
        { name: 'demo', type: 'openstack', endpoint: facts.authUrl, source: 'clouds.yaml', default: true },
      ]),
    );
    expect(await json('cloud', 'test')).toEqual({
      name: 'demo',
      type: 'openstack',
      endpoint: facts.authUrl,
      version: expect.stringMatching(/^nova 2\.\d+$/),
      latency: expect.any(Number),
    });
    expect(await json('cloud', 'features', 'admin')).toEqual(
      expect.arrayContaining([expect.objectContaining({ feature: 'keypairs', supported: true })]),
    );
  });

  it('flavors and images are those that openstack lists', async () => {
    const names = (rows: unknown) => (rows as { name: string }[]).map(({ name }) => name).sort();
    expect(names(await json('flavor', 'list'))).toEqual(expect.arrayContaining(Object.keys(facts.flavors)));
    expect(names(await json('imagecompute', 'list'))).toEqual(
      expect.arrayContaining(Object.keys(facts.images)),
    );
  });

  it('a server is created, seen by openstack as well, and deleted', async () => {
    const name = uniqueName('cli');
    const line = [
      '--name',
      name,
      '--flavor-id',
      facts.flavors['m1.tiny'] ?? '',
      '--image-id',
      facts.images['tiny'] ?? '',
    ];
    const network = ['--network', facts.networks['private'] ?? ''];
    leftovers.add(async () => user.leister('server', 'delete', name, '--wait'));
    expect(await json('server', 'create', ...line, ...network, '--wait')).toMatchObject({
      name,
      status: 'ACTIVE',
    });
    const [server] = (await json('server', 'list', '--name', name)) as { id: string }[];
    const env = { ...user.env, PATH: process.env['PATH'] };
    const seen = execFileSync('openstack', ['server', 'show', name, '-f', 'value', '-c', 'id'], { env });
    expect(seen.toString().trim()).toBe(server?.id);
    expect(await json('server', 'info', name)).toMatchObject({ name, status: 'ACTIVE' });
    await json('server', 'delete', name, '--wait');
    await eventually(
      async () => json('server', 'list', '--name', name),
      (rows) => Array.isArray(rows) && rows.length === 0,
    );
  });

  it('a key pair is made, listed and deleted', async () => {
    const name = uniqueName('key');
    leftovers.add(async () => user.leister('keypair', 'delete', name));
    await json('keypair', 'generate', '--key-name', name);
    expect(await json('keypair', 'list')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name })]),
    );
    await json('keypair', 'delete', name);
    expect(await json('keypair', 'list')).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ name })]),
    );
  });

  it('one token serves command after command; an end that was not foreseen is mended', async () => {
    await json('server', 'list');
    const before = await tokens();
    expect(before).toHaveLength(2);
    await json('flavor', 'list');
    expect(await tokens()).toEqual(before);
    const [file = ''] = before.filter((name) => name.endsWith('.json'));
    const path = join(user.home, 'cache', 'leister', 'tokens', file);
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { id: string };
    await writeFile(path, JSON.stringify({ ...kept, id: 'no-token' }));
    await json('server', 'list');
    expect((JSON.parse(readFileSync(path, 'utf8')) as { id: string }).id).not.toBe('no-token');
    user.env['XDG_CACHE_HOME'] = join(user.home, 'none');
    user.env['LEISTER_TOKEN_CACHE'] = 'off';
    await json('server', 'list');
    await expect(readdir(join(user.home, 'none'))).rejects.toThrow();
  });

  it('the OS_* variables are enough, and so is a section of our own', async () => {
    for (const name of ['OS_CLIENT_CONFIG_FILE', 'OS_CLOUD']) delete user.env[name];
    const { username, password, projectName } = facts.accounts.demo;
    await user.leister('config', 'set', 'cloud.own.type', 'openstack');
    for (const [key, value] of Object.entries({
      url: facts.url,
      user: username,
      password,
      project: projectName,
    }))
      await user.leister('config', 'set', `cloud.own.${key}`, value);
    expect(await json('cloud', 'test', 'own')).toMatchObject({ version: expect.stringMatching(/^nova/) });
    expect((await user.leister('config', 'list')).stdout).not.toContain(password);
    Object.assign(user.env, variables());
    expect(await json('cloud', 'test', 'openstack:')).toMatchObject({ type: 'openstack' });
    expect(await json('cloud', 'test')).toMatchObject({ name: 'envvars' });
  });

  it('a wrong password ends with 4, and is not shown', async () => {
    user.env['OS_PASSWORD'] = 'hunter2-wrong';
    const { code, stdout, stderr } = await user.leister('server', 'list', '-vv');
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('requires authentication');
    expect(stderr).not.toContain('hunter2');
  });

  it('a region that is not there is told with those that are', async () => {
    user.env['OS_REGION_NAME'] = 'Nowhere';
    const { code, stderr } = await user.leister('server', 'list');
    expect(code).toBe(1);
    expect(stderr).toContain('public in RegionOne');
  });
});
