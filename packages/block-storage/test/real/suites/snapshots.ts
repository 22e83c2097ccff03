import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { patience, uniqueName } from '../../../../../test/support/openstack-peer.js';
import { leftovers, cinder, removeLater, makeVolume } from '../support/connection.js';

/** Snapshots and backups. */
export function testSnapshots(): void {
  test('snapshots', async () => {
    const volume = await makeVolume();
    const name = uniqueName('snapshot');
    const created = await cinder.createSnapshot({
      volumeId: volume.id,
      name,
      description: 'of a test',
      metadata: { one: '1' },
    });
    const snapshot = await cinder.waitSnapshotUntil(created.id);
    expect(snapshot).toMatchObject({
      name,
      volumeId: volume.id,
      size: 1,
      progress: 100,
      metadata: { one: '1' },
    });
    expect(await cinder.waitSnapshotWhile(created.id)).toMatchObject({ status: 'available' });
    expect(await cinder.findSnapshot(name)).toMatchObject({ id: created.id });
    expect(await cinder.listSnapshots({ volumeId: volume.id })).toMatchObject([{ id: created.id, name }]);
    expect((await cinder.listSnapshots({ detail: false, name })).map(({ id }) => id)).toEqual([created.id]);
    expect(await cinder.updateSnapshot(created.id, { description: 'changed' })).toMatchObject({
      name,
      description: 'changed',
    });
    expect(await cinder.updateSnapshot(created.id, {})).toMatchObject({ description: 'changed' });
    expect(await cinder.updateSnapshotMetadata(created.id, { two: '2' })).toEqual({ one: '1', two: '2' });
    expect(await cinder.getSnapshotMetadata(created.id, 'two')).toEqual({ two: '2' });
    await cinder.deleteSnapshotMetadata(created.id, 'two');
    expect(await cinder.replaceSnapshotMetadata(created.id, { three: '3' })).toEqual({ three: '3' });
    await expect(cinder.deleteVolume(volume.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const copy = await cinder.createVolume({ snapshotId: created.id, name: `${name}-copy` });
    removeLater(copy);
    expect(await cinder.waitVolumeUntil(copy.id)).toMatchObject({ size: 1, snapshotId: created.id });
    const clone = await cinder.createVolume({ sourceVolumeId: volume.id });
    removeLater(clone);
    expect(await cinder.waitVolumeUntil(clone.id)).toMatchObject({ size: 1, sourceVolumeId: volume.id });
    await cinder.revertVolume(volume.id, created.id);
    await cinder.waitVolumeWhile(volume.id, 'reverting');
    await cinder.resetSnapshotStatus(created.id, { status: 'error' });
    expect(await cinder.getSnapshotDetails(created.id)).toMatchObject({ status: 'error' });
    await cinder.deleteSnapshot(created.id);
    await cinder.waitSnapshotUntil(created.id, 'deleted');
  });

  test('backups', async () => {
    const volume = await makeVolume();
    const making = {
      volumeId: volume.id,
      name: uniqueName('backup'),
      description: 'of a test',
      metadata: { one: '1' },
    };
    const runs = (await cinder.listServices({ binary: 'cinder-backup' })).length > 0;
    const ofNobody = { volumeId: '00000000-0000-0000-0000-000000000000' };
    await expect(cinder.createBackup(ofNobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    if (!runs) {
      // The request is accepted all the same, and nothing can then be done with what came of it: one such is enough.
      const [failed = await cinder.createBackup(making)] = await cinder.listBackups({ status: 'error' });
      await expect(cinder.waitBackupUntil(failed.id)).rejects.toMatchObject({ code: 'OPERATION_FAILED' });
      expect(await cinder.waitBackupWhile(failed.id)).toMatchObject({ status: 'error' });
      expect((await cinder.getBackupDetails(failed.id)).failReason).toContain('Service not found');
      expect(await cinder.findBackup(failed.id)).toMatchObject({ name: failed.name });
      expect(await cinder.updateBackup(failed.id, { description: 'changed' })).toMatchObject({
        id: failed.id,
      });
      const away = { code: 'NOT_FOUND', message: 'Service cinder-backup could not be found.' };
      await expect(cinder.deleteBackup(failed.id)).rejects.toMatchObject(away);
      await expect(cinder.resetBackupStatus(failed.id, { status: 'error' })).rejects.toMatchObject(away);
      await expect(cinder.restoreBackup(failed.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(cinder.exportBackup(failed.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      const record = { service: 'none', url: Buffer.from('{}').toString('base64') };
      await expect(cinder.importBackup(record)).rejects.toMatchObject({ name: 'ClientError' });
      return;
    }
    const created = await cinder.createBackup(making);
    removeBackupLater(created.id);
    const backup = await cinder.waitBackupUntil(created.id, 'available', { timeout: patience });
    expect(backup).toMatchObject({ name: making.name, volumeId: volume.id, size: 1 });
    expect(await cinder.waitBackupWhile(created.id)).toMatchObject({ status: 'available' });
    expect(await cinder.getBackupDetails(created.id)).toMatchObject({ description: 'of a test' });
    expect(await cinder.findBackup(making.name)).toMatchObject({ id: created.id });
    expect(await cinder.listBackups({ volumeId: volume.id })).toMatchObject([{ id: created.id }]);
    expect(await cinder.updateBackup(created.id, { description: 'changed' })).toMatchObject({
      id: created.id,
    });
    const record = await cinder.exportBackup(created.id);
    // What is known already cannot be taken in again.
    await expect(cinder.importBackup(record)).rejects.toMatchObject({ name: 'ClientError' });
    const restored = await cinder.restoreBackup(created.id, { name: `${making.name}-back` });
    removeLater({ id: restored.volumeId });
    await cinder.waitBackupWhile(created.id, 'restoring', { timeout: patience });
    await cinder.waitVolumeWhile(restored.volumeId, ['creating', 'restoring-backup'], { timeout: patience });
    await cinder.resetBackupStatus(created.id, { status: 'available' });
  });

  test('a backup that another service made', async () => {
    const volume = await makeVolume();
    const making = { volumeId: volume.id, name: uniqueName('backup') };
    const { id } = await cinder.createBackup(making);
    await cinder.waitBackupUntil(id, 'available', { timeout: patience });
    removeBackupLater(id);
    const exported = await cinder.exportBackup(id);
    // Of a backup that it never saw a service knows nothing, its id neither.
    const told = JSON.parse(Buffer.from(exported.url, 'base64').toString()) as Record<string, unknown>;
    const url = Buffer.from(JSON.stringify({ ...told, id: randomUUID() })).toString('base64');
    const taken = await cinder.importBackup({ ...exported, url });
    removeBackupLater(taken.id);
    const imported = await cinder.waitBackupUntil(taken.id, 'available', { timeout: patience });
    expect(imported).toMatchObject({ name: making.name, size: 1 });
  });
}

function removeBackupLater(id: string): void {
  leftovers.add(async () => {
    await cinder.deleteBackup(id);
    await cinder.waitBackupUntil(id, 'deleted', { timeout: patience });
  });
}
