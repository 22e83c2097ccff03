import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  describeOpenStack,
  Leftovers,
  patience,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { eventually } from './support/leister.js';
import { newOpenStackUser, type OpenStackUser } from './support/openstack-user.js';

describeOpenStack('what Nova can do beyond kamaki', () => {
  const leftovers = new Leftovers();
  let user: OpenStackUser;

  beforeEach(async () => {
    user = await newOpenStackUser();
  });

  afterEach(() => leftovers.clear(), patience);

  async function newServer(): Promise<string> {
    const name = uniqueName('srv');
    leftovers.add(() => user.leister('server', 'delete', name, '--wait'));
    const parts = ['--flavor-id', 'm1.tiny', '--image-id', 'tiny', '--network', 'private'];
    await user.rows('server', 'create', '--name', name, ...parts, '--wait');
    return name;
  }

  it('a server is locked, rebuilt, shelved, paused and suspended', { timeout: 3 * patience }, async () => {
    const name = await newServer();
    const server = (...line: string[]) => user.rows('server', ...line);
    expect(await server('lock', name, '--reason', 'at work')).toMatchObject([{ name, result: 'locked' }]);
    expect(await user.refused(1, 'server', 'reboot', name)).toContain('locked');
    expect(await server('unlock', name)).toMatchObject([{ result: 'unlocked' }]);
    for (const [there, between, back] of [
      ['pause', 'PAUSED', 'unpause'],
      ['suspend', 'SUSPENDED', 'resume'],
      ['shelve', /^SHELVED/, 'unshelve'],
    ] as const) {
      expect(await server(there, name, '--wait')).toMatchObject([{ name }]);
      expect((await user.one('server', 'info', name))['status']).toMatch(between);
      expect(await server(back, name, '--wait')).toMatchObject([{ name }]);
    }
    const rebuild = ['rebuild', name, '--image-id', 'tiny', '-m', 'a=b', '--wait'];
    expect(await server(...rebuild)).toMatchObject([{ name, result: 'rebuilt' }]);
    expect(await user.one('server', 'info', name)).toMatchObject({ status: 'ACTIVE', metadata: { a: 'b' } });

    const actions = await server('actions', name);
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['create', 'rebuild', 'shelve']),
    );
    expect(await server('actions', name, '-n', '1')).toHaveLength(1);
    const created = actions.find(({ action }) => action === 'create');
    expect(await server('action', name, '--request-id', String(created?.['requestId']))).toEqual(
      expect.arrayContaining([expect.objectContaining({ event: 'compute__do_build_and_run_instance' })]),
    );
  });

  it('it is resized, and given a password', { timeout: 3 * patience }, async () => {
    const name = await newServer();
    await user.one('server', 'modify', name, '--flavor-id', 'm1.small');
    await user.rows('server', 'wait', name, '--until', 'VERIFY_RESIZE');
    expect(await user.rows('server', 'confirm-resize', name, '--wait')).toMatchObject([
      { result: 'resized' },
    ]);
    const { child, outcome } = user.start('server', 'password', name);
    child.stdin.end('a-new-secret\n');
    const { code, stdout, stderr } = await outcome;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\tpassword changed\n$/);
  });

  it('its network cards and security groups come and go', { timeout: 3 * patience }, async () => {
    const name = await newServer();
    const group = uniqueName('sg');
    leftovers.add(() => user.leister('security-group', 'delete', group));
    const card = await user.one('server', 'attach-interface', name, '--network-id', 'private');
    const portId = String(card['portId']);
    expect((await user.rows('server', 'interfaces', name)).map((row) => row['portId'])).toContain(portId);
    expect(await user.rows('server', 'detach-interface', name, '--port-id', portId)).toEqual([
      { portId, result: 'detaching' },
    ]);
    await eventually(
      () => user.rows('server', 'interfaces', name),
      (rows) => rows.length === 1,
    );
    await user.one('security-group', 'create', '--name', group);
    expect(await user.rows('server', 'add-security-group', name, '-g', group)).toEqual([
      { securityGroup: group, result: 'added' },
    ]);
    const groups = async () => (await user.rows('server', 'security-groups', name)).map((row) => row.name);
    expect(await groups()).toContain(group);
    expect(await user.rows('server', 'remove-security-group', name, '-g', group)).toHaveLength(1);
    expect(await groups()).not.toContain(group);
  });

  it('a volume is attached, listed and detached', async () => {
    const [name, volume] = [await newServer(), uniqueName('vol')];
    leftovers.add(() => user.leister('volume', 'delete', volume));
    const { id } = await user.one('volume', 'create', '--name', volume, '--size', '1', '--wait');
    expect(await user.one('server', 'attach', name, '--volume-id', volume)).toMatchObject({ volumeId: id });
    await user.rows('volume', 'wait', volume, '--until', 'in-use');
    expect(await user.rows('server', 'attachments', name)).toMatchObject([{ volumeId: id }]);
    expect(await user.rows('server', 'detach', name, '--volume-id', volume)).toMatchObject([
      { volumeId: id },
    ]);
    await user.rows('volume', 'wait', volume, '--until', 'available');
  });

  it('an image is made of it', async () => {
    const [name, image] = [await newServer(), uniqueName('img')];
    leftovers.add(() => user.leister('imagecompute', 'delete', image));
    const made = await user.one('server', 'create-image', name, '--name', image, '-m', 'a=b');
    expect(made).toEqual({ imageId: expect.any(String), name: image });
    await eventually(
      () => user.one('imagecompute', 'info', String(made['imageId'])),
      ({ status }) => status === 'ACTIVE',
    );
  });

  it(
    'an administrator moves it and corrects its state; others may not',
    { timeout: 3 * patience },
    async () => {
      const name = await newServer();
      const { id } = await user.one('server', 'info', name);
      await user.refused(4, 'server', 'migrate', name);
      const admin = await newOpenStackUser('admin');
      expect(await admin.rows('server', 'migrate', id, '--wait')).toMatchObject([{ result: 'migrated' }]);
      expect(await admin.rows('server', 'migrations', id)).toMatchObject([
        { type: 'migration', status: 'finished' },
      ]);
      expect(await user.rows('server', 'revert-resize', name, '--wait')).toHaveLength(1);
      expect(await admin.rows('server', 'reset-state', id)).toMatchObject([{ result: 'noted as error' }]);
      expect(await user.one('server', 'info', name)).toMatchObject({ status: 'ERROR' });
      await admin.rows('server', 'reset-state', id, '--state', 'active');
      // One host only: the service tells that there is no other.
      await admin.refused(1, 'server', 'migrate', id, '--live', '--host', 'no-such-host');
    },
  );

  it.each([
    [['server', 'attach-interface', 'x', '--ip-address', '10.0.0.1'], 'goes with --network-id'],
    [['server', 'attach-interface', 'x', '--network-id', 'a', '--port-id', 'b'], 'only one of'],
    [['server', 'rebuild', 'x', '--user-data', '/no/such/file'], 'no such file'],
    [['server', 'lock', ''], 'is empty'],
  ])('%j is refused', async (line, message) => {
    expect(await user.refused(2, ...line)).toContain(message);
  });
});
