import { expect, test } from 'vitest';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { cinder, member, makeVolume } from '../support/connection.js';

/** Volumes that others get. */
export function testHandingOver(): void {
  test('a volume that goes over to another project', async () => {
    const volume = await makeVolume();
    const offer = await cinder.createTransfer({ volumeId: volume.id, name: uniqueName('transfer') });
    expect(offer.authKey).toMatch(/\w/);
    expect(await cinder.getTransferDetails(offer.id)).toMatchObject({ volumeId: volume.id });
    expect(await cinder.findTransfer(offer.name)).toMatchObject({ id: offer.id });
    expect((await cinder.listTransfers({ allProjects: true })).map(({ id }) => id)).toContain(offer.id);
    await expect(member.acceptTransfer(offer.id, 'wrong')).rejects.toMatchObject({ name: 'ClientError' });
    expect(await member.acceptTransfer(offer.id, offer.authKey!)).toMatchObject({ volumeId: volume.id });
    expect(await member.getVolumeDetails(volume.id)).toMatchObject({ name: volume.name });
    const back = await member.createTransfer({ volumeId: volume.id });
    await cinder.acceptTransfer(back.id, back.authKey!);
    const last = await cinder.createTransfer({ volumeId: volume.id });
    await cinder.deleteTransfer(last.id);
    await cinder.waitVolumeUntil(volume.id, 'available');
  });

  test('attachments', async () => {
    const volume = await makeVolume();
    const reserved = await cinder.createAttachment({ volumeId: volume.id });
    expect(reserved).toMatchObject({ volumeId: volume.id, status: 'reserved' });
    const connector = {
      host: 'fakehost',
      initiator: 'iqn.2026-11.org.example:leister',
      ip: '127.0.0.1',
      mountpoint: '/dev/vdz',
    };
    const connected = await cinder.updateAttachment(reserved.id, connector);
    expect(connected.connectionInfo).toBeTypeOf('object');
    await cinder.completeAttachment(reserved.id);
    expect(await cinder.getAttachmentDetails(reserved.id)).toMatchObject({
      status: 'attached',
      volumeId: volume.id,
    });
    expect(await cinder.listAttachments({ volumeId: volume.id })).toMatchObject([{ id: reserved.id }]);
    await cinder.waitVolumeUntil(volume.id, 'in-use');
    await cinder.deleteAttachment(reserved.id);
    await cinder.waitVolumeUntil(volume.id, 'available');
    expect(await cinder.listAttachments({ volumeId: volume.id, detail: false })).toEqual([]);
  });
}
