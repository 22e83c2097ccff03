import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import type { BlockStorageClient, Volume } from '../../../src/index.js';
import { admin, demo, leftovers, cinder, member, removeLater, makeVolume } from '../support/connection.js';

/** Volumes. */
export function testVolumes(): void {
  test('a volume from its making to its end', async () => {
    const name = uniqueName('volume');
    const created = await cinder.createVolume({
      size: 2,
      name,
      description: 'of a test',
      volumeType: 'fake',
      availabilityZone: 'nova',
      metadata: { one: '1' },
    });
    removeLater(created);
    expect(created).toMatchObject({ name, size: 2, status: 'creating', description: 'of a test' });
    const volume = await cinder.waitVolumeUntil(created.id);
    expect(volume).toMatchObject({
      status: 'available',
      volumeType: 'fake',
      availabilityZone: 'nova',
      metadata: { one: '1' },
      bootable: false,
      attachments: [],
      projectId: admin.projectId,
    });
    expect(await cinder.waitVolumeWhile(created.id)).toMatchObject({ status: 'available' });
    expect(await cinder.findVolume(name)).toMatchObject({ id: created.id });
    expect(await cinder.findVolume(created.id)).toMatchObject({ name });
    const changed = await cinder.updateVolume(created.id, {
      name: `${name}-new`,
      description: 'changed',
      metadata: { two: '2' },
    });
    expect(changed).toMatchObject({ name: `${name}-new`, description: 'changed', metadata: { two: '2' } });
    expect(await cinder.updateVolume(created.id, {})).toMatchObject({ name: `${name}-new` });
    await expect(member.getVolumeDetails(created.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
    await cinder.deleteVolume(created.id);
    expect(await cinder.waitVolumeUntil(created.id, 'deleted')).toMatchObject({
      status: 'deleted',
      name: `${name}-new`,
    });
    await expect(cinder.getVolumeDetails(created.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('lists: filters, order, pages', async () => {
    const mark = uniqueName('mark');
    const made: Volume[] = [];
    for (const name of ['b', 'a', 'c'])
      made.push(await makeVolume({ name: `${mark} ${name}`, metadata: { mark } }));
    const names = async (filter: Parameters<BlockStorageClient['listVolumes']>[0]): Promise<string[]> =>
      (await cinder.listVolumes({ metadata: { mark }, ...filter })).map(({ name }) => name.slice(-1));
    expect(await names({ order: 'name', limit: 1 })).toEqual(['a', 'b', 'c']);
    expect(await names({ order: '-name', limit: 2 })).toEqual(['c', 'b', 'a']);
    expect(
      await names({ name: `${mark} b`, status: 'available', bootable: false, availabilityZone: 'nova' }),
    ).toEqual(['b']);
    expect(await names({ status: 'error' })).toEqual([]);
    expect(await names({ allProjects: true, projectId: demo.projectId })).toEqual([]);
    expect(await names({ order: 'name', marker: made[1]!.id })).toEqual(['b', 'c']);
    expect((await cinder.listVolumes({ detail: false, limit: 2 })).length).toBeGreaterThanOrEqual(3);
    const { count, size } = await cinder.getVolumeSummary();
    expect(count).toBeGreaterThanOrEqual(3);
    expect(size).toBeGreaterThanOrEqual(3);
    await expect(cinder.listVolumes({ marker: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('metadata', async () => {
    const { id } = await makeVolume({ metadata: { one: '1' } });
    expect(await cinder.updateVolumeMetadata(id, { two: '2', 'odd key: x': 'x' })).toEqual({
      one: '1',
      two: '2',
      'odd key: x': 'x',
    });
    expect(await cinder.getVolumeMetadata(id, 'odd key: x')).toEqual({ 'odd key: x': 'x' });
    await cinder.deleteVolumeMetadata(id, 'odd key: x');
    await expect(cinder.deleteVolumeMetadata(id, 'odd key: x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await cinder.replaceVolumeMetadata(id, { three: '3' })).toEqual({ three: '3' });
    expect(await cinder.getVolumeMetadata(id)).toEqual({ three: '3' });
  });

  test('what is done to a volume', async () => {
    const { id } = await makeVolume();
    await cinder.extendVolume(id, { size: 2 });
    const extended = await cinder.waitVolumeWhile(id, 'extending');
    // Not every driver can.
    if (extended.status === 'available') expect(extended.size).toBe(2);
    else expect(extended.status).toBe('error_extending');
    await cinder.resetVolumeStatus(id, { status: 'available' });
    await expect(cinder.extendVolume(id, { size: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await cinder.setVolumeBootable(id, true);
    expect((await cinder.getVolumeDetails(id)).bootable).toBe(true);
    await cinder.setVolumeReadonly(id, true);
    expect((await cinder.getVolumeDetails(id)).metadata).toMatchObject({ readonly: 'True' });
    await cinder.setVolumeImageMetadata(id, { os_distro: 'leister' });
    expect((await cinder.getVolumeDetails(id)).imageMetadata).toEqual({ os_distro: 'leister' });
    await cinder.deleteVolumeImageMetadata(id, 'os_distro');
    expect((await cinder.getVolumeDetails(id)).imageMetadata ?? {}).toEqual({});
    await cinder.setVolumeReadonly(id, false);
    await cinder.attachVolume(id, { hostName: 'somewhere', mountpoint: '/dev/vdz' });
    const attached = await cinder.waitVolumeUntil(id, 'in_use');
    expect(attached.attachments).toMatchObject([{ hostName: 'somewhere', device: '/dev/vdz' }]);
    await cinder.extendVolume(id, { size: 3, inUse: true }).catch((error: unknown) => {
      // That is for a volume that Nova uses.
      expect(error).toMatchObject({ name: 'ClientError', code: 'BAD_REQUEST' });
    });
    await cinder.resetVolumeStatus(id, { status: 'in-use' });
    await cinder.detachVolume(id, attached.attachments![0]!.attachmentId);
    expect((await cinder.waitVolumeUntil(id, 'available')).attachments).toEqual([]);
    await cinder.resetVolumeStatus(id, { status: 'error' });
    await expect(cinder.waitVolumeUntil(id, 'available')).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      message: `volume ${id} is in error`,
    });
    await expect(member.resetVolumeStatus(id, { status: 'error' })).rejects.toMatchObject({
      name: 'ClientError',
    });
    await cinder.forceDeleteVolume(id);
    await cinder.waitVolumeUntil(id, 'deleted');
  });

  test('a bootable volume', async () => {
    const created = await cinder.createVolume({ size: 1, bootable: true });
    removeLater(created);
    expect(created.bootable).toBe(true);
    await cinder.waitVolumeUntil(created.id);
    expect((await cinder.getVolumeDetails(created.id)).bootable).toBe(true);
  });

  test('an image of a volume', async () => {
    const { id } = await makeVolume();
    const imageName = uniqueName('image');
    const uploaded = await cinder.uploadVolumeToImage(id, {
      imageName,
      visibility: 'private',
      protected: false,
    });
    expect(uploaded.imageId).toMatch(/^[0-9a-f-]{36}$/);
    const glance = await admin.session.endpointFor('image', {});
    leftovers.add(async () => {
      const headers = { 'x-auth-token': admin.token };
      await fetch(`${glance}/v2/images/${uploaded.imageId}`, { method: 'DELETE', headers });
    });
    await cinder.waitVolumeWhile(id, 'uploading');
  });
}
