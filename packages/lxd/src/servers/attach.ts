import { record, type VolumeAttachment } from '@leister/compute';
import { ClientError, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { readInstance, replaceParts } from './instance-config.js';
import { deviceName, noVolume, parseVolumeId, volumeDevice, volumesOf } from './volumes.js';

export async function attachments(
  daemon: Daemon,
  name: string,
  call: DaemonCall,
): Promise<VolumeAttachment[]> {
  return volumesOf((await readInstance(daemon, name, call)).expandedDevices, name);
}

/** @throws ClientError NOT_FOUND */
export async function attachment(
  daemon: Daemon,
  name: string,
  id: string,
  call: DaemonCall,
): Promise<VolumeAttachment> {
  const found = (await attachments(daemon, name, call)).find((attached) => attached.id === id);
  if (found) return found;
  throw notAttached(name, id);
}

/** @throws ClientError NOT_FOUND; CONFLICT for a volume that is attached to it */
export async function attach(
  daemon: Daemon,
  name: string,
  volumeId: string,
  call: DaemonCall,
): Promise<VolumeAttachment> {
  const volume = parseVolumeId(volumeId);
  const at = path`/1.0/storage-pools/${volume.pool}/volumes/custom/${volume.name}`;
  const found = await daemon.find(at, call);
  // What the daemon says of it leaves out its name.
  if (found === undefined) throw noVolume(volumeId, { status: 404 });
  const { content_type: content } = record(found, 'volume');
  let device = '';
  await replaceParts(
    daemon,
    name,
    ({ devices, expandedDevices }) => {
      if (volumesOf(expandedDevices).some((attached) => attached.volumeId === volumeId)) {
        throw new ClientError(`volume ${volumeId} is attached to server ${name}`, {
          code: 'CONFLICT',
        });
      }
      device = deviceName(volume, expandedDevices);
      return { devices: { ...devices, [device]: volumeDevice(volume, content === 'block') } };
    },
    call,
  );
  return attachment(daemon, name, device, call);
}

/** @throws ClientError NOT_FOUND */
export async function detach(daemon: Daemon, name: string, id: string, call: DaemonCall): Promise<void> {
  await replaceParts(
    daemon,
    name,
    ({ devices }) => {
      const { [id]: detached, ...others } = devices;
      if (!detached || volumesOf({ [id]: detached }).length === 0) throw notAttached(name, id);
      return { devices: others };
    },
    call,
  );
}

function notAttached(name: string, id: string): ClientError {
  return new ClientError(`server ${name} has no volume attached as ${JSON.stringify(id)}`, {
    code: 'NOT_FOUND',
  });
}
