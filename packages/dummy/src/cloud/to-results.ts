import type {
  Flavor,
  FloatingIp,
  Image,
  Keypair,
  Nic,
  Server,
  ServerAddress,
  VolumeAttachment,
} from '@leister/compute';
import { defined } from '@leister/rest';
import { imageStatus } from './catalog.js';
import { theHost } from './servers.js';
import type {
  Cloud,
  FloatingIpRecord,
  FlavorRecord,
  ImageRecord,
  KeypairRecord,
  ServerRecord,
  VolumeRecord,
} from './state.js';
import { progressOf, statusOf } from './transitions.js';

// All that leaves the cloud is copied: what a caller does to a result changes nothing here.

export function toServer(cloud: Cloud, server: ServerRecord): Server {
  const { state, now } = cloud;
  const flavor = state.flavors.find(({ id }) => id === server.flavorId);
  const image = state.images.find(({ id }) => id === server.imageId);
  const raw = structuredClone(server);
  return defined({
    id: server.id,
    name: server.name,
    status: statusOf(server),
    raw,
    flavor: defined({
      id: server.flavorId,
      name: flavor?.name,
      vcpus: flavor?.vcpus,
      ram: flavor?.ram,
      disk: flavor?.disk,
    }),
    image: server.imageId === undefined ? undefined : defined({ id: server.imageId, name: image?.name }),
    addresses: Object.fromEntries(
      Object.entries(server.addresses).map(([network, list]) => [network, list.map(toAddress)]),
    ),
    metadata: { ...server.metadata },
    tags: [...server.tags],
    created: server.created,
    updated: server.updated,
    progress: progressOf(server, now),
    fault: server.fault && { ...server.fault },
    taskState: server.task?.name,
    keyName: server.keyName,
    availabilityZone: server.availabilityZone,
    host: theHost,
    securityGroups: [...server.securityGroups],
    volumes: state.volumes.filter(({ serverId }) => serverId === server.id).map(({ id }) => id),
    description: server.description,
    locked: server.locked !== undefined,
  });
}

/** As a listing without details gives it. */
export function toBriefServer(server: ServerRecord): Server {
  const brief = { id: server.id, name: server.name, status: statusOf(server) };
  return { ...brief, raw: { ...brief } };
}

export function toFlavor(flavor: FlavorRecord): Flavor {
  const { id, name, vcpus, ram, disk } = flavor;
  return defined({ id, name, raw: structuredClone(flavor), vcpus, ram, disk, isPublic: true });
}

export function toImage(image: ImageRecord, now: number): Image {
  const { id, name, created, updated, metadata } = image;
  const status = imageStatus(image, now);
  return { id, name, raw: structuredClone(image), status, created, updated, metadata: { ...metadata } };
}

/** As a listing without details gives it. */
export function toBrief({ id, name }: { id: string; name: string }): {
  id: string;
  name: string;
  raw: unknown;
} {
  return { id, name, raw: { id, name } };
}

export function toKeypair(keypair: KeypairRecord, privateKey?: string): Keypair {
  const { id: name, publicKey, fingerprint } = keypair;
  return defined({ name, raw: structuredClone(keypair), publicKey, fingerprint, privateKey });
}

export function toNic(network: string, addresses: readonly string[]): Nic {
  return { network, addresses: addresses.map((address) => ({ address, version: 4 })), raw: [...addresses] };
}

export function toFloatingIp(floatingIp: FloatingIpRecord): FloatingIp {
  const { id, address, pool } = floatingIp;
  return { id, raw: structuredClone(floatingIp), address, pool };
}

export function toAttachment(volume: VolumeRecord): VolumeAttachment {
  const { id, serverId, device } = volume;
  return defined({ id, volumeId: id, raw: structuredClone(volume), serverId, device });
}

function toAddress(address: string): ServerAddress {
  return { address, version: 4, type: 'fixed' };
}
