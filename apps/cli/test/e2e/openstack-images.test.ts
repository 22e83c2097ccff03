import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

describeOpenStack('images on a real OpenStack', () => {
  const leftovers = new Leftovers();
  let user: OpenStackUser;
  let file: string;
  const content = Buffer.alloc(300_000, 'an image ');
  const checksum = createHash('md5').update(content).digest('hex');

  beforeEach(async () => {
    user = await newOpenStackUser();
    file = join(user.home, 'disk.raw');
    await writeFile(file, content);
  });

  afterEach(() => leftovers.clear());

  async function newImage(...options: string[]): Promise<Row> {
    const image = await user.json<Row>('image', 'create', '--name', uniqueName('image'), ...options);
    leftovers.add(() => user.leister('image', 'delete', image.id));
    return image;
  }

  it('an image is made of a file, found, fetched again and deleted', async () => {
    const image = await newImage(
      '--file',
      file,
      '--property',
      'os=linux',
      '--tag',
      'test',
      '--min-disk',
      '1',
    );
    const { id, name } = image;
    expect(image).toMatchObject({
      status: 'active',
      checksum,
      diskFormat: 'raw',
      minDisk: 1,
      tags: ['test'],
    });
    for (const filter of [
      ['--property', 'os=linux', '--tag', 'test', '--disk-format', 'raw'],
      ['--property-like', 'os=lin', '--size-min', '1000', '--size-max', '1MB', '--owner-name', 'demo'],
      ['--id-prefix', id.slice(0, 8), '--status', 'active', '--order=-created_at'],
    ]) {
      const listed = await user.json<Row[]>('image', 'list', '--name', name, ...filter);
      expect(listed).toMatchObject([{ id }]);
    }
    expect(await user.json('image', 'list', '--name', name, '--visibility', 'public')).toEqual([]);
    expect(await user.json('image', 'info', name)).toMatchObject({ id, properties: { os: 'linux' } });

    const copy = join(user.home, 'copy.raw');
    expect(await user.json('image', 'download', name, copy)).toMatchObject({ id, bytes: content.length });
    expect((await readFile(copy)).equals(content)).toBe(true);
    const again = await user.leister('image', 'download', name, copy);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('gives way with -f');
    await user.json('image', 'download', name, copy, '-f');
    const streamed = await user.leister('image', 'download', name, '-');
    expect(streamed).toEqual({ code: 0, stdout: content.toString(), stderr: '' });

    expect(await user.json('image', 'unregister', name)).toEqual([{ name, result: 'deleted' }]);
    expect(await user.json('image', 'list', '--name', name)).toEqual([]);
  });

  it('an image gets its data later, from standard input', async () => {
    const { id, name } = await newImage();
    const sent = run(process.execPath, [bin, 'image', 'upload', name, '-', '--column', 'status'], user.env);
    sent.child.stdin.end(content);
    expect(await sent.outcome).toMatchObject({ code: 0, stdout: 'status\tactive\n' });
    expect(await user.json('image', 'wait', id, '--until', 'active')).toMatchObject([{ status: 'active' }]);
  });

  it('an image is changed, shared, and taken by the other project', async () => {
    const { admin } = openstackFacts().accounts;
    const { id, name } = await newImage('--file', file, '--property', 'a=b', '--visibility', 'shared');
    const changes = ['--property-set', 'c=d', '--property-del', 'a', '--tag-add', 't', '--min-ram', '64'];
    expect(
      await user.json('image', 'modify', name, ...changes, '--name', `${name}-b`, '--protected', 'true'),
    ).toMatchObject({ name: `${name}-b`, properties: { c: 'd' }, tags: ['t'], minRam: 64, protected: true });
    expect(await user.leister('image', 'delete', id)).toMatchObject({ code: 4 });
    await user.json('image', 'modify', id, '--protected', 'false', '--tag-del', 't');
    await user.json('image', 'modify', id, '--member-add', admin.projectId);
    const listed = ['image', 'list', '--members-of', id];
    expect(await user.json(...listed)).toMatchObject([{ memberId: admin.projectId, status: 'pending' }]);
    const other = await newOpenStackUser('admin');
    await other.json('image', 'modify', id, '--member-status', 'accepted');
    expect(await user.json('image', 'members', id)).toMatchObject([{ status: 'accepted' }]);
    await user.json('image', 'modify', id, '--member-del', admin.projectId);
    expect(await user.json('image', 'members', id)).toEqual([]);
  });

  it('an image is put out of use and back', async () => {
    const admin = await newOpenStackUser('admin');
    const { id, name } = await newImage('--file', file);
    expect(await admin.json('image', 'deactivate', id)).toEqual([{ name, result: 'deactivated' }]);
    expect(await user.leister('image', 'download', id, '-')).toMatchObject({ code: 4, stdout: '' });
    expect(await admin.json('image', 'reactivate', id)).toEqual([{ name, result: 'reactivated' }]);
  });

  it('data is imported from where it was staged', async () => {
    expect(await user.json('image', 'stores')).toEqual(
      expect.arrayContaining([{ kind: 'import method', name: 'glance-direct' }]),
    );
    const { id, name } = await newImage();
    await user.json('image', 'upload', id, file, '--stage');
    expect(await user.json('image', 'import', name, '--wait')).toMatchObject([{ id, result: 'imported' }]);
    expect(await user.json('image', 'info', id)).toMatchObject({ status: 'active', checksum });
    expect(await user.json('image', 'tasks', id)).toMatchObject([{ status: 'success' }]);
  });

  it('data that the cloud does not fetch leaves an image without, which is told', async () => {
    const name = uniqueName('image');
    leftovers.add(() => user.leister('image', 'delete', name));
    const line = ['image', 'create', '--name', name, '--uri', 'http://127.0.0.1:1/none'];
    const { code, stderr } = await user.leister(...line);
    expect(code).toBe(1);
    const [{ id } = { id: '' }] = await user.json<Row[]>('image', 'list', '--name', name);
    expect(stderr).toContain(
      `image ${name} (id ${id}) was made, without data: leister image upload ${id} FILE`,
    );
  });

  it("kamaki's register takes a file; what is in Pithos is nowhere here", async () => {
    const name = uniqueName('image');
    const line = ['image', 'register', '--name', name, '--upload-image-file', file, '--property', 'a=b'];
    leftovers.add(() => user.leister('image', 'unregister', name));
    expect(await user.json(...line)).toMatchObject({
      name,
      status: 'active',
      checksum,
      properties: { a: 'b' },
    });
    const refused = await user.leister('image', 'register', '--name', 'x', '--location', 'pithos://a/b/c');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('cloud demo (openstack) has nothing like --location');
  });

  it('an image is made of a volume', async () => {
    const line = ['volume', 'create', '--name', uniqueName('volume'), '--size', '1', '--wait'];
    const volume = await user.json<Row>(...line);
    leftovers.add(() => user.leister('volume', 'delete', volume.id));
    const { code, stdout, stderr } = await user.leister(
      ...['image', 'create', '--name', uniqueName('image'), '--volume-id', volume.name],
      ...['--output-format', 'json'],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const image = JSON.parse(stdout) as Row;
    leftovers.add(() => user.leister('image', 'delete', image.id));
    expect(image.id).toMatch(/^[\da-f-]{36}$/);
  });

  it('a file that is not there leaves no image behind', async () => {
    const name = uniqueName('image');
    const refused = await user.leister('image', 'create', '--name', name, '--file', '/no/such/file');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(await user.json('image', 'list', '--name', name)).toEqual([]);
  });
});
