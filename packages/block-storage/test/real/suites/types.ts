import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { demo, leftovers, cinder, member, makeVolume } from '../support/connection.js';

/** Kinds of volumes. */
export function testTypes(): void {
  test('types', async () => {
    const name = uniqueName('type');
    const type = await cinder.createVolumeType({
      name,
      description: 'of a test',
      isPublic: false,
      extraSpecs: { a: '1' },
    });
    leftovers.add(() => cinder.deleteVolumeType(type.id));
    expect(type).toMatchObject({ name, isPublic: false, extraSpecs: { a: '1' } });
    expect(await cinder.updateExtraSpecs(type.id, { volume_backend_name: 'fake' })).toEqual({
      volume_backend_name: 'fake',
    });
    await cinder.deleteExtraSpec(type.id, 'a');
    expect(await cinder.getExtraSpecs(type.id)).toEqual({ volume_backend_name: 'fake' });
    await expect(cinder.deleteExtraSpec(type.id, 'a')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(member.getVolumeTypeDetails(type.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await cinder.addVolumeTypeAccess(type.id, demo.projectId);
    expect(await cinder.listVolumeTypeAccess(type.id)).toEqual([demo.projectId]);
    expect(await member.findVolumeType(name)).toMatchObject({ id: type.id });
    await cinder.removeVolumeTypeAccess(type.id, demo.projectId);
    expect(await cinder.updateVolumeType(type.id, { description: 'changed', isPublic: true })).toMatchObject({
      description: 'changed',
      isPublic: true,
    });
    expect((await cinder.listVolumeTypes({ isPublic: true, limit: 1 })).map((each) => each.name)).toEqual(
      expect.arrayContaining([name, 'fake']),
    );
    expect(await cinder.getVolumeTypeDetails('default')).toMatchObject({ name: 'fake' });
    expect(await cinder.findVolumeType(name)).toMatchObject({ id: type.id });
    expect(await cinder.getVolumeTypeEncryption(type.id)).toBeUndefined();
    const encryption = await cinder.createVolumeTypeEncryption(type.id, {
      provider: 'luks',
      cipher: 'aes-xts-plain64',
      keySize: 256,
      controlLocation: 'front-end',
    });
    expect(encryption).toMatchObject({ provider: 'luks', keySize: 256 });
    const { encryptionId } = (await cinder.getVolumeTypeEncryption(type.id))!;
    expect(
      await cinder.updateVolumeTypeEncryption(type.id, { encryptionId: encryptionId!, keySize: 512 }),
    ).toMatchObject({ keySize: 512 });
    await cinder.deleteVolumeTypeEncryption(type.id, encryptionId!);
    expect(await cinder.getVolumeTypeEncryption(type.id)).toBeUndefined();
    await expect(cinder.createVolumeType({ name })).rejects.toMatchObject({ code: 'CONFLICT', status: 409 });
    const volume = await makeVolume();
    await cinder.retypeVolume(volume.id, { volumeType: type.id });
    expect(await cinder.waitVolumeWhile(volume.id, 'retyping')).toMatchObject({ volumeType: name });
    await expect(cinder.deleteVolumeType(type.id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await cinder.retypeVolume(volume.id, { volumeType: 'fake', migrationPolicy: 'on-demand' });
    await cinder.waitVolumeWhile(volume.id, 'retyping');
  });
}
