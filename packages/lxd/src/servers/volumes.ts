import type { VolumeAttachment } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { LxdDevice } from '../model.js';

type Devices = Readonly<Record<string, LxdDevice>>;

/** A custom volume by its id: `POOL/NAME`. */
export interface VolumeName {
  pool: string;
  name: string;
}

/** @throws ClientError NOT_FOUND for what can be the id of none */
export function parseVolumeId(id: string): VolumeName {
  const [, pool, name] = /^([^/]+)\/([^/]+)$/.exec(id) ?? [];
  if (pool !== undefined && name !== undefined) return { pool, name };
  throw noVolume(id, { details: ['on LXD it is POOL/NAME'] });
}

/** @param told by the daemon, or by the id itself */
export function noVolume(id: string, told: { status?: number; details?: readonly string[] }): ClientError {
  return new ClientError(`no volume has the id ${JSON.stringify(id)}`, { code: 'NOT_FOUND', ...told });
}

/** The custom volumes among the devices of an instance. The id of an attachment is the name of its device. */
export function volumesOf(devices: Devices, serverId?: string): VolumeAttachment[] {
  return Object.entries(devices).flatMap(([id, device]) => {
    const { type, pool, source, path } = device;
    if (type !== 'disk' || pool === undefined || source === undefined || path === '/') return [];
    return [
      {
        id,
        volumeId: `${pool}/${source}`,
        raw: { [id]: device },
        ...(serverId !== undefined && { serverId }),
        ...(path !== undefined && { device: path }),
      },
    ];
  });
}

/** A device that mounts a volume under /mnt; a block volume is only given to its virtual machine. */
export function volumeDevice({ pool, name }: VolumeName, isBlock: boolean): LxdDevice {
  return { type: 'disk', pool, source: name, ...(!isBlock && { path: `/mnt/${name}` }) };
}

/** A name for the device of a volume that no device has yet. */
export function deviceName({ pool, name }: VolumeName, taken: Devices): string {
  return name in taken ? `${pool}-${name}` : name;
}
