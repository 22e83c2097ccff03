import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openstackFacts, type OpenStackFacts } from '../../../../test/support/openstack-facts.js';
import {
  describeOpenStack,
  Leftovers,
  patience,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { newOpenStackUser, type OpenStackUser } from './support/openstack-user.js';

describeOpenStack('logins, quotas and people on a real OpenStack', () => {
  const leftovers = new Leftovers();
  let facts: OpenStackFacts;
  let user: OpenStackUser;
  let admin: OpenStackUser;

  beforeEach(async () => {
    facts = openstackFacts();
    [user, admin] = await Promise.all([newOpenStackUser(), newOpenStackUser('admin')]);
  });

  afterEach(() => leftovers.clear(), patience);

  /** Runs a line with something on standard input. */
  async function typed(who: OpenStackUser, input: string, ...line: string[]) {
    const { child, outcome } = who.start(...line);
    child.stdin.end(input);
    return outcome;
  }

  it('the catalog', async () => {
    const services = await user.rows('catalog', 'list');
    expect(services.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['compute', 'identity', 'network']),
    );
    expect(await user.one('catalog', 'info', 'compute')).toMatchObject({
      name: 'nova',
      endpoints: expect.arrayContaining([
        expect.objectContaining({ interface: 'public', region: facts.regions[0] }),
      ]),
    });
    const [internal] = await user.rows('catalog', 'list', '--interface', 'internal');
    expect(internal?.['endpoints']).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ interface: 'public' })]),
    );
    expect(await user.rows('catalog', 'list', '--region', 'Nowhere')).toEqual([]);
    expect(await user.refused(1, 'catalog', 'info', 'nonsense')).toMatch(/it has .*compute/);
    const { stdout } = await user.leister(
      'catalog',
      'list',
      '--column',
      'endpoints',
      '--interface',
      'public',
    );
    expect(stdout).toContain(`${facts.regions[0]} public http`);
  });

  it('cloud services shows what there is and where', async () => {
    const rows = await user.rows('cloud', 'services');
    expect(rows.map(({ service, present }) => [service, present])).toEqual(
      ['compute', 'identity', 'image', 'network', 'block-storage', 'storage'].map((name) => [name, true]),
    );
    expect(rows[3]?.['endpoint']).toMatch(/^http/);
    expect((await user.leister('cloud', 'services', 'demo', '--cloud', 'demo')).code).toBe(0);
    user.env['OS_REGION_NAME'] = 'Nowhere';
    expect((await user.rows('cloud', 'services')).map(({ present }) => present)).toContain(false);
  });

  it('a token is issued, shown, and revoked', async () => {
    const issued = await user.one('token', 'issue');
    expect(issued).toMatchObject({ user: { name: 'demo' }, project: { name: 'demo' } });
    const info = await user.leister('token', 'info');
    expect(info.stdout).toMatch(/^user\tdemo@/);
    expect(info.stdout + info.stderr).not.toContain(issued.id);
    const alone = await user.leister('token', 'issue', '--column', 'id', '--output-format', 'value');
    expect(alone.stdout).toBe(`${issued.id}\n`);
    // Another one, for another scope, known by what it is good for.
    const unscoped = await user.one('token', 'issue', '--unscoped');
    expect(unscoped['project']).toBeUndefined();
    expect(await user.one('token', 'issue', '--project-id', 'demo')).toMatchObject({
      project: { name: 'demo' },
    });
    const told = await typed(admin, `${unscoped.id}\n`, 'token', 'info', '--other');
    expect(told.stdout).toContain('demo@');
    expect((await typed(user, `${unscoped.id}\n`, 'token', 'revoke', '--other')).stdout).toBe('revoked\n');
    expect((await typed(admin, `${unscoped.id}\n`, 'token', 'info', '--other')).code).not.toBe(0);
    expect((await typed(user, '', 'token', 'revoke', '--other')).code).toBe(2);
    expect(await user.rows('token', 'revoke')).toEqual([{ result: 'revoked' }]);
    expect((await user.one('token', 'issue')).id).not.toBe(issued.id);
    expect(await user.refused(2, 'token', 'issue', '--unscoped', '--system')).toContain('only one of');
  });

  it('quotas and limits of one’s own project', async () => {
    const rows = await user.rows('quota', 'list');
    expect(new Set(rows.map(({ service }) => service))).toEqual(
      new Set(['compute', 'network', 'block-storage']),
    );
    const [ram] = await user.rows('quota', 'list', '--resource', 'ram', '--service', 'compute');
    expect(ram).toMatchObject({ resource: 'ram', unit: 'MiB', used: expect.any(Number) });
    const [bytes] = await user.rows('quota', 'list', '--resource', 'ram', '--service', 'compute', '--bytes');
    expect(bytes).toMatchObject({ unit: 'B', limit: Number(ram?.['limit']) * 2 ** 20 });
    await user.refused(4, 'quota', 'modify', 'demo', '--set', 'cores=1');
    const limits = await user.rows('limits', 'list');
    expect(limits).toEqual(
      expect.arrayContaining([
        { service: 'compute', name: 'maxTotalCores', value: expect.any(Number) },
        { service: 'block-storage', name: 'maxTotalVolumes', value: expect.any(Number) },
      ]),
    );
    expect((await user.rows('limits', 'list', '--service', 'compute')).length).toBeLessThan(limits.length);
  });

  it('an administrator gives a project its quotas, and takes them back', async () => {
    const name = uniqueName('proj');
    leftovers.add(() => admin.leister('identity', 'project', 'delete', name));
    await admin.one('identity', 'project', 'create', '--name', name);
    const changed = await admin.rows(
      ...['quota', 'modify', name, '--set', 'cores=3', '--set', 'network=4'],
      ...['--set', 'block-storage.volumes=5'],
    );
    expect(changed).toMatchObject([
      { resource: 'cores', limit: 3 },
      { resource: 'network', limit: 4 },
      { resource: 'volumes', limit: 5 },
    ]);
    expect(await admin.rows('quota', 'list', '--project-id', name, '--resource', 'cores')).toMatchObject([
      { limit: 3 },
    ]);
    expect(await admin.refused(2, 'quota', 'modify', name, '--set', 'nonsense=3')).toContain(
      'no service has',
    );
    expect(await admin.refused(2, 'quota', 'modify', name, '--set', 'cores')).toContain('cores=40');
    expect(await admin.rows('quota', 'reset', name)).toHaveLength(3);
    const [cores] = await admin.rows('quota', 'list', '--project-id', name, '--resource', 'cores');
    expect(cores?.['limit']).not.toBe(3);
  });

  it(
    'a user, a project, a group and a role: made, joined, changed, deleted',
    { timeout: 3 * patience },
    async () => {
      const [person, project, group, role] = ['user', 'proj', 'group', 'role'].map((kind) =>
        uniqueName(kind),
      );
      const names = { person: person ?? '', project: project ?? '', group: group ?? '', role: role ?? '' };
      const identity = (...line: string[]) => admin.rows('identity', ...line);
      leftovers.add(() => admin.leister('identity', 'user', 'delete', names.person));
      leftovers.add(() => admin.leister('identity', 'project', 'delete', names.project));
      leftovers.add(() => admin.leister('identity', 'group', 'delete', names.group));
      leftovers.add(() => admin.leister('identity', 'role', 'delete', names.role));

      const made = [
        'identity',
        'project',
        'create',
        '--name',
        names.project,
        '--domain-id',
        'Default',
        '--tag',
        'x',
      ];
      expect(await admin.one(...made)).toMatchObject({ tags: ['x'], enabled: true });
      expect(
        await admin.one(
          'identity',
          'project',
          'modify',
          names.project,
          '--description',
          'a pond',
          '--enabled',
          'true',
        ),
      ).toMatchObject({ description: 'a pond' });
      expect(await identity('project', 'list', '--name', names.project)).toHaveLength(1);
      expect(await admin.one('identity', 'project', 'info', names.project)).toMatchObject({
        name: names.project,
      });

      const created = await typed(
        admin,
        'first-secret\n',
        ...['identity', 'user', 'create', '--name', names.person, '--email', 'a@b.test', '--password'],
        ...['--project-id', names.project, '--output-format', 'json'],
      );
      expect(created).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(created.stdout)).toMatchObject({ email: 'a@b.test', enabled: true });
      expect(created.stdout).not.toContain('first-secret');
      expect(await identity('user', 'list', '--name', names.person, '--enabled', 'true')).toHaveLength(1);
      expect(
        await admin.one('identity', 'user', 'modify', names.person, '--description', 'someone'),
      ).toMatchObject({ description: 'someone' });
      expect(await admin.one('identity', 'user', 'info', names.person)).toMatchObject({ name: names.person });

      await admin.one('identity', 'group', 'create', '--name', names.group);
      expect(await admin.one('identity', 'group', 'modify', names.group, '--description', 'x')).toMatchObject(
        {
          description: 'x',
        },
      );
      expect(await identity('group', 'add-user', names.group, '--user-id', names.person)).toEqual([
        { user: names.person, result: 'added' },
      ]);
      expect(await identity('group', 'users', names.group)).toMatchObject([{ name: names.person }]);
      expect(await identity('group', 'list', '--user-id', names.person)).toMatchObject([
        { name: names.group },
      ]);
      expect(await identity('group', 'remove-user', names.group, '--user-id', names.person)).toHaveLength(1);
      expect(await admin.one('identity', 'group', 'info', names.group)).toMatchObject({ name: names.group });

      await admin.one('identity', 'role', 'create', '--name', names.role);
      expect(await admin.one('identity', 'role', 'modify', names.role, '--description', 'x')).toMatchObject({
        description: 'x',
      });
      expect(await identity('role', 'list', '--name', names.role)).toHaveLength(1);
      expect(await admin.one('identity', 'role', 'info', names.role)).toMatchObject({ name: names.role });
      const grant = ['--user-id', names.person, '--project-id', names.project];
      expect(await identity('role', 'grant', 'member', ...grant)).toEqual([
        { role: 'member', result: 'granted' },
      ]);
      const assigned = ['identity', 'role', 'assignments', ...grant, '--column', 'role', '--column', 'user'];
      expect((await admin.leister(...assigned)).stdout).toBe(`member\t${names.person}@Default\n`);
      expect(await identity('project', 'list', '--user-id', names.person)).toMatchObject([
        { name: names.project },
      ]);

      // They log in, and choose another password.
      const theirs = await newOpenStackUser();
      for (const name of ['OS_CLIENT_CONFIG_FILE', 'OS_CLOUD']) delete theirs.env[name];
      Object.assign(theirs.env, {
        OS_AUTH_URL: facts.authUrl,
        OS_USERNAME: names.person,
        OS_PASSWORD: 'first-secret',
        OS_PROJECT_NAME: names.project,
        OS_USER_DOMAIN_NAME: 'Default',
        OS_PROJECT_DOMAIN_NAME: 'Default',
      });
      expect(await theirs.rows('identity', 'project', 'list', '--mine')).toMatchObject([
        { name: names.project },
      ]);
      const changed = await typed(theirs, 'first-secret\nsecond-secret\n', 'identity', 'user', 'password');
      expect(changed).toMatchObject({ code: 0, stdout: 'changed\n', stderr: '' });
      await theirs.refused(4, 'token', 'info');
      theirs.env['OS_PASSWORD'] = 'second-secret';
      expect(await theirs.one('token', 'info')).toMatchObject({ user: { name: names.person } });

      expect(await identity('role', 'revoke', 'member', ...grant)).toHaveLength(1);
      expect((await admin.leister(...assigned)).stdout).toBe('');
      for (const [kind, name] of [
        ['role', names.role],
        ['group', names.group],
        ['user', names.person],
        ['project', names.project],
      ] as const)
        expect(await identity(kind, 'delete', name)).toEqual([{ name, result: 'deleted' }]);
    },
  );

  it('a domain', async () => {
    const name = uniqueName('dom');
    leftovers.add(async () => {
      await admin.leister('identity', 'domain', 'modify', name, '--enabled', 'false');
      await admin.leister('identity', 'domain', 'delete', name);
    });
    await admin.one('identity', 'domain', 'create', '--name', name);
    expect(await admin.one('identity', 'domain', 'info', name)).toMatchObject({ enabled: true });
    expect(await admin.rows('identity', 'domain', 'list', '--name', name)).toHaveLength(1);
    await admin.refused(4, 'identity', 'domain', 'delete', name);
    expect(await admin.one('identity', 'domain', 'modify', name, '--enabled', 'false')).toMatchObject({
      enabled: false,
    });
    expect(await admin.rows('identity', 'domain', 'delete', name)).toEqual([{ name, result: 'deleted' }]);
    await user.refused(4, 'identity', 'domain', 'list');
    expect(await user.rows('identity', 'domain', 'list', '--mine')).toEqual(expect.any(Array));
  });

  it('an application credential is a login of its own', async () => {
    const name = uniqueName('app');
    leftovers.add(() => user.leister('identity', 'application-credential', 'delete', name));
    const group = ['identity', 'application-credential'];
    const made = await user.one(
      ...group,
      'create',
      '--name',
      name,
      '--role',
      'member',
      '--expires',
      '2099-01-01',
    );
    expect(made).toMatchObject({ secret: expect.any(String), expires: expect.stringContaining('2099') });
    expect(await user.rows(...group, 'list', '--name', name)).toMatchObject([{ id: made.id }]);
    expect((await user.one(...group, 'info', name))['secret']).toBeUndefined();
    const file = join(user.home, 'clouds.yaml');
    const auth = { auth_url: facts.authUrl, application_credential_id: made.id };
    const secret = { application_credential_secret: made['secret'] };
    const app = { auth_type: 'v3applicationcredential', auth: { ...auth, ...secret } };
    await writeFile(file, JSON.stringify({ clouds: { app } }));
    const program = await newOpenStackUser();
    Object.assign(program.env, { OS_CLIENT_CONFIG_FILE: file, OS_CLOUD: 'app' });
    expect(await program.one('token', 'issue')).toMatchObject({ user: { name: 'demo' } });
    expect(await user.rows(...group, 'delete', name)).toEqual([{ name, result: 'deleted' }]);
  });

  it('a credential for EC2', async () => {
    const made = await user.one('identity', 'ec2', 'create');
    const access = String(made['access']);
    leftovers.add(() => user.leister('identity', 'ec2', 'delete', access));
    expect(made['secret']).toEqual(expect.any(String));
    const listed = await user.leister('identity', 'ec2', 'list', '--output-format', 'json');
    expect(listed.stdout).toContain(access);
    expect(listed.stdout).not.toContain(made['secret']);
    expect(await user.one('identity', 'ec2', 'info', access)).toMatchObject({ secret: made['secret'] });
    expect(await user.rows('identity', 'ec2', 'delete', access)).toEqual([
      { name: access, result: 'deleted' },
    ]);
  });

  it.each([
    [['identity'], 'identity needs an action: user'],
    [['identity', 'user'], 'identity user needs an action: list'],
    [['identity', 'usr', 'list'], 'identity has no action'],
    [['identity', 'role', 'grant', 'member', '--user-id', 'x'], 'one of --project-id'],
    [['identity', 'role', 'grant', 'member', '--user-id', 'x', '--group-id', 'y', '--system'], 'only one of'],
    [['identity', 'user', 'modify', 'x'], 'one of --name'],
  ])('%j is refused', async (line, message) => {
    expect(await user.refused(2, ...line)).toContain(message);
  });

  it('help finds its way into a group within a group', async () => {
    for (const line of [
      ['identity', 'user', '--help'],
      ['help', 'identity', 'user'],
    ])
      expect((await user.leister(...line)).stdout).toContain('leister identity user password');
    expect((await user.leister('help', 'identity', 'user', 'list')).stdout).toContain('--domain-id');
  });
});
