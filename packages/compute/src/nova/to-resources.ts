import { defined, isRecord } from '@leister/rest';
import type {
  Flavor,
  FloatingIp,
  Image,
  Keypair,
  Limits,
  Nic,
  VolumeAttachment,
} from '../model/resources.js';
import { idOf, type Json, number, record, text, texts } from './read.js';

export function toFlavor(raw: Json): Flavor {
  const isPublic = raw['os-flavor-access:is_public'];
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    raw,
    vcpus: number(raw['vcpus']),
    ram: number(raw['ram']),
    disk: number(raw['disk']),
    isPublic: typeof isPublic === 'boolean' ? isPublic : undefined,
    ephemeral: number(raw['OS-FLV-EXT-DATA:ephemeral']),
    // None was told by '' until 2.75.
    swap: raw['swap'] === '' ? 0 : number(raw['swap']),
    description: text(raw['description']),
    extraSpecs: texts(raw['extra_specs']),
  });
}

export function toImage(raw: Json): Image {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    raw,
    status: text(raw['status'])?.toUpperCase(),
    size: number(raw['OS-EXT-IMG-SIZE:size']),
    minDisk: number(raw['minDisk']),
    minRam: number(raw['minRam']),
    metadata: texts(raw['metadata']),
    created: text(raw['created']),
    updated: text(raw['updated']),
    progress: number(raw['progress']),
  });
}

/** Nova wraps each keypair of a list once more: `{"keypair": {...}}`. */
export function toKeypair(item: Json): Keypair {
  const raw = isRecord(item['keypair']) ? item['keypair'] : item;
  return defined({
    name: text(raw['name']) ?? '',
    raw: item,
    publicKey: text(raw['public_key']),
    fingerprint: text(raw['fingerprint']),
    privateKey: text(raw['private_key']),
  });
}

/** One network of `/servers/{id}/ips`. */
export function toNic(network: string, raw: unknown): Nic {
  const list = Array.isArray(raw) ? raw.filter(isRecord) : [];
  return {
    network,
    addresses: list.map((item) => ({
      address: String(item['addr']),
      version: item['version'] === 6 ? 6 : 4,
    })),
    raw,
  };
}

export function toFloatingIp(raw: Json): FloatingIp {
  return defined({
    id: idOf(raw),
    raw,
    address: text(raw['ip']),
    fixedAddress: text(raw['fixed_ip']),
    pool: text(raw['pool']),
    serverId: text(raw['instance_id']),
  });
}

/** Since 2.89 an attachment has no id in Nova's paths but that of its volume. */
export function toVolumeAttachment(raw: Json): VolumeAttachment {
  return defined({
    id: text(raw['id']) ?? idOf(raw, 'volumeId'),
    volumeId: idOf(raw, 'volumeId'),
    raw,
    serverId: text(raw['serverId']),
    device: text(raw['device']),
  });
}

export function toLimits(raw: Json): Limits {
  const absolute = Object.entries(isRecord(raw['absolute']) ? raw['absolute'] : {});
  return {
    absolute: Object.fromEntries(
      absolute.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    raw,
  };
}

export function toMetadata(raw: Json): Record<string, string> {
  return texts(raw) ?? {};
}

export function toTags(body: unknown): string[] {
  const { tags } = record(body, 'tags');
  return Array.isArray(tags) ? tags.map(String) : [];
}
