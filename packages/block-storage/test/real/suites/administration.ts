import { expect, test } from 'vitest';
import { leaveBehind } from '../../../../../test/support/openstack-facts.js';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { BlockStorageClient } from '../../../src/index.js';
import { admin, demo, leftovers, cinder, member, removeLater, makeVolume } from '../support/connection.js';

/** Quotas, and the service itself. */
export function testAdministration(): void {
  test('quotas and limits', async () => {
    // A project that nobody uses: quotas need not be of one that there is.
    const project = uniqueName('project').replaceAll('-', '');
    leftovers.add(() => cinder.deleteQuota(project));
    expect((await cinder.updateQuota(project, { volumes: 3 })).limits).toMatchObject({ volumes: 3 });
    expect(await cinder.getQuota(project)).toMatchObject({ projectId: project, limits: { volumes: 3 } });
    expect((await cinder.getQuotaUsage(project)).resources['volumes']).toEqual({
      limit: 3,
      used: 0,
      reserved: 0,
    });
    expect((await cinder.getDefaultQuota(project)).limits['volumes']).toBe(10);
    expect((await cinder.getLimits()).absolute['maxTotalVolumes']).toBeGreaterThan(0);
    const { limits } = await cinder.getQuota(demo.projectId);
    const { resources } = await cinder.getQuotaUsage(demo.projectId);
    await cinder.updateQuota(demo.projectId, { volumes: resources['volumes']!.used });
    leftovers.add(() => cinder.updateQuota(demo.projectId, { volumes: limits['volumes']! }));
    await expect(member.createVolume({ size: 1 })).rejects.toMatchObject({ code: 'OVER_LIMIT', status: 413 });
    await expect(member.updateQuota(demo.projectId, { volumes: 99 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('the service itself', async () => {
    expect(await cinder.listAvailabilityZones()).toMatchObject([{ name: 'nova', available: true }]);
    const [scheduler] = await cinder.listServices({ binary: 'cinder-scheduler' });
    expect(scheduler).toMatchObject({ status: 'enabled', state: 'up' });
    const nobody = { binary: 'cinder-nothing', host: 'nowhere' };
    await expect(cinder.enableService(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cinder.disableService(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cinder.disableService({ ...nobody, reason: 'a test' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // The services that run are others' as well; that of a machine that was taken away is nobody's.
    leaveBehind();
    const gone = { binary: 'cinder-volume', host: 'gone' };
    await cinder.disableService({ ...gone, reason: 'a test' });
    expect(await cinder.listServices(gone)).toMatchObject([
      { status: 'disabled', state: 'down', disabledReason: 'a test' },
    ]);
    await cinder.disableService(gone);
    await cinder.enableService(gone);
    expect(await cinder.listServices(gone)).toMatchObject([{ status: 'enabled' }]);
    const [pool] = await cinder.listPools();
    expect(pool?.capabilities).toHaveProperty('volume_backend_name');
  });

  test('why a volume could not be made', async () => {
    const created = await cinder.createVolume({
      size: 1,
      availabilityZone: 'nova',
      schedulerHints: { same_host: ['00000000-0000-0000-0000-000000000000'] },
    });
    removeLater(created);
    await cinder.waitVolumeWhile(created.id);
    // Whether the scheduler reads the hint is its matter; what it has to say is told of the volume.
    const messages = await cinder.listMessages({ resourceId: created.id });
    const [message] = messages.length > 0 ? messages : await cinder.listMessages();
    if (message) {
      expect(await cinder.getMessageDetails(message.id)).toMatchObject({
        id: message.id,
        message: message.message,
      });
      await cinder.deleteMessage(message.id);
    }
    const nobody = '00000000-0000-0000-0000-000000000000';
    await expect(cinder.getMessageDetails(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cinder.deleteMessage(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('microversions', async () => {
    const newest = new BlockStorageClient({ session: admin.session, microversion: 'latest', proxy: false });
    const plain = await makeVolume();
    expect(await newest.getVolumeDetails(plain.id)).toMatchObject({ id: plain.id, status: 'available' });
    await newest.close();
    const tooNew = new BlockStorageClient({ session: admin.session, microversion: '3.999', proxy: false });
    await expect(tooNew.listVolumes()).rejects.toMatchObject({ code: 'BAD_REQUEST', status: 406 });
    await tooNew.close();
  });
}
