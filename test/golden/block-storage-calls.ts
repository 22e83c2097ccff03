import type { BlockStorageClient, CreateVolume } from '@leister/block-storage';
import { defined, isOn, type Named, original, type OriginalCall, switched, text } from './original-calls.js';

/** kamaki's BlockStorageClient: how each of its methods is spelled here. */
export const blockStorageCalls: Record<string, OriginalCall<BlockStorageClient>> = {
  list_volumes: original('detail', (client, { detail }) => client.listVolumes({ detail: isOn(detail) })),
  get_volume_details: original('volume_id', (client, { volume_id }) =>
    client.getVolumeDetails(text(volume_id)),
  ),
  create_volume: original(
    'size availability_zone source_volid display_name display_description snapshot_id imageRef volume_type bootable metadata',
    (client, named) => client.createVolume(toVolume(named)),
  ),
  update_volume: original(
    'volume_id display_name display_description delete_on_termination metadata',
    (client, { volume_id, delete_on_termination, metadata, ...named }) => {
      const deleteOnTermination = switched(delete_on_termination);
      return client.updateVolume(
        text(volume_id),
        defined({ ...toNames(named), deleteOnTermination, metadata }),
      );
    },
  ),
  delete_volume: original('volume_id', (client, { volume_id }) => client.deleteVolume(text(volume_id))),
  list_snapshots: original('detail', (client, { detail }) => client.listSnapshots({ detail: isOn(detail) })),
  get_snapshot_details: original('snapshot_id', (client, { snapshot_id }) =>
    client.getSnapshotDetails(text(snapshot_id)),
  ),
  create_snapshot: original(
    'volume_id force display_name display_description',
    (client, { volume_id, force, ...named }) => {
      const isForced = force === undefined ? {} : { force: isOn(force) };
      return client.createSnapshot({ volumeId: text(volume_id), ...isForced, ...toNames(named) });
    },
  ),
  update_snapshot: original(
    'snapshot_id display_name display_description',
    (client, { snapshot_id, ...named }) => client.updateSnapshot(text(snapshot_id), toNames(named)),
  ),
  delete_snapshot: original('snapshot_id', (client, { snapshot_id }) =>
    client.deleteSnapshot(text(snapshot_id)),
  ),
  list_volume_types: original('', (client) => client.listVolumeTypes()),
  get_volume_type_details: original('type_id', (client, { type_id }) =>
    client.getVolumeTypeDetails(text(type_id)),
  ),
  get_volume_status: original('volume_id', async (client, { volume_id }) => [
    (await client.getVolumeDetails(text(volume_id))).status,
    null,
  ]),
  wait_volume: original('volume_id stop delay timeout wait_cb', (client, { volume_id }) =>
    client.waitVolumeWhile(text(volume_id), 'creating'),
  ),
  wait_volume_while: original(
    'volume_id current_status delay max_wait wait_cb',
    (client, { volume_id, current_status = 'creating' }) =>
      client.waitVolumeWhile(text(volume_id), text(current_status)),
  ),
  wait_volume_until: original(
    'volume_id target_status delay max_wait wait_cb',
    (client, { volume_id, target_status = 'in_use' }) =>
      client.waitVolumeUntil(text(volume_id), text(target_status)),
  ),
};

function toNames({ display_name, display_description }: Named): { name?: string; description?: string } {
  return defined({ name: display_name, description: display_description });
}

function toVolume(named: Named): CreateVolume {
  const { size, availability_zone, source_volid, snapshot_id, imageRef, volume_type, bootable, metadata } =
    named;
  return defined({
    // The original makes a number of whatever it is given.
    size: Math.trunc(Number(size)),
    availabilityZone: availability_zone,
    sourceVolumeId: source_volid,
    ...toNames(named),
    snapshotId: snapshot_id,
    imageId: imageRef,
    volumeType: volume_type,
    bootable,
    metadata,
  });
}
