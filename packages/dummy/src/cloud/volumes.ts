import { conflict, find, notFound } from './items.js';
import type { Cloud, VolumeRecord } from './state.js';

const devices = [...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `/dev/vd${letter}`);

/** The volumes on a server. An attachment has the id of its volume, as Nova has it. */
export function attachedVolumes(cloud: Cloud, serverId: string): VolumeRecord[] {
  const { id } = find(cloud, 'servers', serverId);
  return cloud.state.volumes.filter((volume) => volume.serverId === id);
}

export function findAttached(cloud: Cloud, serverId: string, volumeId: string): VolumeRecord {
  const volume = attachedVolumes(cloud, serverId).find(({ id }) => id === volumeId);
  if (!volume) throw notFound(`volume ${JSON.stringify(volumeId)} is not attached to server ${serverId}`);
  return volume;
}

export function attachVolume(
  cloud: Cloud,
  serverId: string,
  volumeId: string,
  wanted?: string,
): VolumeRecord {
  const taken = attachedVolumes(cloud, serverId).map(({ device }) => device);
  const volume = find(cloud, 'volumes', volumeId);
  if (volume.serverId !== undefined)
    throw conflict(`volume ${volumeId} is attached to server ${volume.serverId}`);
  if (taken.includes(wanted)) throw conflict(`server ${serverId} has a ${wanted} already`);
  const device = wanted ?? devices.find((free) => !taken.includes(free));
  if (device === undefined) throw conflict(`server ${serverId} has no room for another volume`);
  volume.serverId = serverId;
  volume.device = device;
  return volume;
}

export function detachVolume(cloud: Cloud, serverId: string, volumeId: string): VolumeRecord {
  const volume = findAttached(cloud, serverId, volumeId);
  delete volume.serverId;
  delete volume.device;
  return volume;
}
