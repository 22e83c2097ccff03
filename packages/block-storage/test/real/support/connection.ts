import {
  Leftovers,
  type Login,
  logIn,
  patience,
  recordCalls,
  uniqueName,
} from '../../../../../test/support/openstack-peer.js';
import { type CreateVolume, type Volume, BlockStorageClient } from '../../../src/index.js';

/** The logins and clients of the tests: an administrator's, and that of a plain member of another project. */
export let admin: Login;
export let demo: Login;
export let cinder: BlockStorageClient;
export let member: BlockStorageClient;

/** The methods that the tests have called. */
export const called = new Set<string>();
export const leftovers = new Leftovers();

export async function connect(): Promise<void> {
  [admin, demo] = await Promise.all([logIn('openrc'), logIn('openrc-demo')]);
  cinder = recordCalls(
    new BlockStorageClient({ session: admin.session, region: 'RegionOne', proxy: false }),
    called,
  );
  member = recordCalls(new BlockStorageClient({ session: demo.session, proxy: false }), called);
}

export async function disconnect(): Promise<void> {
  await Promise.all([cinder?.close(), member?.close()]);
}

/** Deletes a volume whatever it is in, and is content when it is gone already. */
export function removeLater({ id }: { id: string }): void {
  leftovers.add(async () => {
    await cinder.resetVolumeStatus(id, { status: 'available', attachStatus: 'detached' });
    await cinder.deleteVolume(id, { cascade: true });
    await cinder.waitVolumeUntil(id, 'deleted', { timeout: patience });
  });
}

export async function makeVolume(fields: CreateVolume = {}): Promise<Volume> {
  const created = await cinder.createVolume({ size: 1, name: uniqueName('volume'), ...fields });
  removeLater(created);
  return cinder.waitVolumeUntil(created.id, 'available', { timeout: patience });
}
