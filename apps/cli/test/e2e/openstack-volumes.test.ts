import { afterEach, beforeEach, expect, it } from 'vitest';
import { openstackFacts } from '../../../../test/support/openstack-facts.js';
import { describeOpenStack, Leftovers, uniqueName } from '../../../../test/support/openstack-peer.js';
import { bin, run } from './support/leister.js';
import { newOpenStackUser, type OpenStackUser } from './support/openstack-user.js';

interface Row {
  id: string;
  name: string;
  status: string;
}

describeOpenStack('volumes on a real OpenStack', () => {
  const leftovers = new Leftovers();
  let user: OpenStackUser;

  beforeEach(async () => {
    user = await newOpenStackUser();
  });

  afterEach(() => leftovers.clear());

  async function newVolume(...options: string[]): Promise<Row> {
    const name = uniqueName('volume');
    const line = ['volume', 'create', '--name', name, '--size', '1', '--wait', ...options];
    const volume = await user.json<Row>(...line);
    leftovers.add(() => user.leister('volume', 'delete', volume.id, '--cascade'));
    return volume;
  }

  it('a volume is created, found by its name, changed and deleted', async () => {
    const volume = await newVolume('--metadata', 'use=test', '--description', 'of a test');
    const { id, name } = volume;
    expect(volume).toMatchObject({ status: 'available', size: 1, metadata: { use: 'test' } });
    expect(await user.json('volume', 'list', '--name', name)).toMatchObject([{ id }]);
    expect(await user.json('volume', 'list', '--id', id, '--metadata', 'use=other')).toEqual([]);
    expect(await user.json('volume', 'info', name)).toMatchObject({ id, description: 'of a test' });
    const changes = ['--metadata-set', 'a=b', '--metadata-del', 'use', '--bootable', 'true', '--size', '2'];
    await user.json('volume', 'modify', name, '--name', `${name}-b`, ...changes, '--readonly', 'false');
    expect(await user.json('volume', 'wait', id, '--while', 'extending')).toMatchObject([
      { status: 'available' },
    ]);
    expect(await user.json('volume', 'info', `${name}-b`)).toMatchObject({
      size: 2,
      bootable: true,
      metadata: { a: 'b' },
    });
    expect(await user.json('volume', 'summary')).toMatchObject({ count: expect.any(Number) });
    expect(await user.json('volume', 'delete', id, '--wait')).toEqual([
      { id, name: `${name}-b`, result: 'deleted' },
    ]);
    expect(await user.leister('volume', 'info', id)).toMatchObject({ code: 1 });
  });

  it('what fails of several is told, and the rest goes on', async () => {
    const [one, two] = [await newVolume(), await newVolume()];
    const { code, stdout, stderr } = await user.leister('volume', 'delete', one.id, 'nope', two.name);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'leister: nope: no volume has the id or name "nope"\nhint: leister volume list\n',
    });
    expect(stdout).toBe(`${one.id}\t${one.name}\tdeleting\n${two.id}\t${two.name}\tdeleting\n`);
  });

  it('a snapshot keeps what a volume held, and the volume goes back to it', async () => {
    const { id: volumeId, name } = await newVolume();
    const line = ['snapshot', 'create', '--volume-id', name, '--name', uniqueName('snapshot'), '--wait'];
    const snapshot = await user.json<Row>(...line, '--metadata', 'a=b');
    expect(snapshot).toMatchObject({ status: 'available', volumeId });
    expect(await user.json('snapshot', 'list', '--volume-id', name)).toMatchObject([{ id: snapshot.id }]);
    const changes = ['--description', 'of a test', '--metadata-set', 'c=d', '--metadata-del', 'a'];
    expect(await user.json('snapshot', 'modify', snapshot.name, ...changes)).toMatchObject({
      description: 'of a test',
      metadata: { c: 'd' },
    });
    expect(await user.json('snapshot', 'info', snapshot.id)).toMatchObject({ name: snapshot.name });
    const back = await user.leister('volume', 'revert', name, '--snapshot-id', snapshot.name, '--wait');
    expect(back).toMatchObject({ code: 0, stdout: `${volumeId}\t${name}\treverted\n` });
    const copy = ['volume', 'create', '--name', `${name}-copy`, '--snapshot-id', snapshot.name, '--wait'];
    const made = await user.json<Row>(...copy);
    leftovers.add(() => user.leister('volume', 'delete', made.id));
    expect(made).toMatchObject({ status: 'available', size: 1, snapshotId: snapshot.id });
    expect(await user.json('snapshot', 'wait', snapshot.id, '--until', 'available')).toMatchObject([
      { status: 'available' },
    ]);
    await user.json('volume', 'delete', made.id, '--wait');
    expect(await user.json('snapshot', 'delete', snapshot.name, '--wait')).toMatchObject([
      { result: 'deleted' },
    ]);
  });

  it('types are listed by everybody, and made by the administrator', async () => {
    const listed = await user.json<Row[]>('volume', 'types');
    expect(listed.map(({ name }) => name)).toContain('fake');
    expect(await user.json('volume-type', 'list', '--name', 'fake')).toHaveLength(1);
    expect(await user.json('volume', 'type', 'fake')).toMatchObject({ name: 'fake' });
    const denied = await user.leister('volume-type', 'create', '--name', 'nope');
    expect(denied).toMatchObject({ code: 4, stdout: '' });

    const admin = await newOpenStackUser('admin');
    const name = uniqueName('type');
    leftovers.add(() => admin.leister('volume-type', 'delete', name));
    const made = ['volume-type', 'create', '--name', name, '--private', '--spec-set', 'a=b'];
    expect(await admin.json(...made)).toMatchObject({ isPublic: false, extraSpecs: { a: 'b' } });
    const project = openstackFacts().accounts.demo.projectId;
    const changes = ['--description', 'of a test', '--spec-set', 'c=d', '--spec-del', 'a'];
    expect(
      await admin.json('volume-type', 'modify', name, ...changes, '--project-add', project),
    ).toMatchObject({ description: 'of a test', extraSpecs: { c: 'd' } });
    // Whoever may use it sees it.
    expect(await user.json('volume', 'type', name)).toMatchObject({ name });
    await admin.json('volume-type', 'modify', name, '--project-del', project);
    expect(await user.leister('volume', 'type', name)).toMatchObject({ code: 1, stdout: '' });
    expect(await admin.json('volume-type', 'delete', name)).toEqual([{ name, result: 'deleted' }]);
  });

  it('a backup is made, put back into a new volume, and deleted', async () => {
    const { name } = await newVolume();
    const line = ['volume-backup', 'create', '--volume-id', name, '--name', uniqueName('backup'), '--wait'];
    const backup = await user.json<Row>(...line, '--description', 'of a test');
    leftovers.add(() => user.leister('volume-backup', 'delete', backup.id));
    expect(backup).toMatchObject({ status: 'available', description: 'of a test' });
    expect(await user.json('volume-backup', 'list', '--volume-id', name)).toMatchObject([{ id: backup.id }]);
    await user.json('volume-backup', 'modify', backup.name, '--description', 'changed');
    expect(await user.json('volume-backup', 'info', backup.id)).toMatchObject({ description: 'changed' });
    const into = ['--name', `${name}-restored`, '--wait'];
    const restored = await user.json<Row>('volume-backup', 'restore', backup.name, ...into);
    leftovers.add(() => user.leister('volume', 'delete', restored.id));
    expect(restored).toMatchObject({ name: `${name}-restored`, status: 'available', size: 1 });
    await user.json('volume-backup', 'wait', backup.id, '--until', 'available');
    expect(await user.json('volume-backup', 'delete', backup.name, '--wait')).toMatchObject([
      { result: 'deleted' },
    ]);
  });

  it('a volume goes over to another project by its key, which no command line shows', async () => {
    const { id, name } = await newVolume();
    const offered = await user.json<Row & { authKey: string }>('volume-transfer', 'create', name);
    expect(await user.json('volume-transfer', 'info', offered.id)).not.toHaveProperty('authKey');
    expect(await user.json('volume-transfer', 'list')).toMatchObject([{ id: offered.id, volumeId: id }]);
    const admin = await newOpenStackUser('admin');
    const wrong = run(process.execPath, [bin, 'volume-transfer', 'accept', offered.id], admin.env);
    wrong.child.stdin.end('wrong');
    expect(await wrong.outcome).toMatchObject({ code: 1 });
    const taken = run(process.execPath, [bin, 'volume-transfer', 'accept', offered.id], admin.env);
    taken.child.stdin.end(`${offered.authKey}\n`);
    expect(await taken.outcome).toMatchObject({ code: 0 });
    leftovers.add(() => admin.leister('volume', 'delete', id));
    expect(await admin.json('volume', 'info', id)).toMatchObject({ name });
    const back = await admin.json<Row>('volume-transfer', 'create', id, '--name', `${name}-back`);
    expect(await admin.json('volume-transfer', 'delete', back.name)).toMatchObject([{ result: 'deleted' }]);
    await admin.json('volume', 'wait', id, '--until', 'available');
  });

  it('what Synnefo alone has is refused by the name of the cloud', async () => {
    for (const line of [
      ['volume', 'reassign', 'x', '--project-id', 'p'],
      ['volume', 'create', '--name', 'x', '--size', '1', '--server-id', 's'],
      ['volume', 'modify', 'x', '--delete-on-termination', 'true'],
    ]) {
      const { code, stderr } = await user.leister(...line);
      expect(code).toBe(1);
      expect(stderr).toContain('cloud demo (openstack) ');
    }
  });
});
