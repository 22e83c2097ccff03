import { defined, isRecord } from '@leister/rest';
import type { FlavorReference, Server, ServerAddress, ServerFault } from '../model/server.js';
import { toServerStatus } from '../model/status.js';
import { idOf, type Json, number, text, texts } from './read.js';

/** A server as Nova (2.1 to 2.93), Cyclades and old clouds send it. */
export function toServer(raw: Json): Server {
  const image = isRecord(raw['image']) ? raw['image'] : undefined;
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: toServerStatus(raw['status']),
    raw,
    flavor: toFlavorReference(raw['flavor']),
    image: image && defined({ id: text(image['id']), name: text(image['name']) }),
    addresses: toAddresses(raw['addresses']),
    metadata: texts(raw['metadata']),
    tags: Array.isArray(raw['tags']) ? raw['tags'].map(String) : undefined,
    created: text(raw['created']),
    updated: text(raw['updated']),
    progress: number(raw['progress']),
    fault: toFault(raw['fault']),
    taskState: text(raw['OS-EXT-STS:task_state']) ?? text(raw['SNF:task_state']),
    userId: text(raw['user_id']),
    projectId: text(raw['tenant_id']),
    keyName: text(raw['key_name']),
    availabilityZone: text(raw['OS-EXT-AZ:availability_zone']),
    host: text(raw['OS-EXT-SRV-ATTR:host']),
    securityGroups: names(raw['security_groups'], 'name'),
    volumes: names(raw['os-extended-volumes:volumes_attached'] ?? raw['volumes'], 'id'),
    description: text(raw['description']),
    locked: typeof raw['locked'] === 'boolean' ? raw['locked'] : undefined,
    adminPassword: text(raw['adminPass']),
  });
}

/** Since 2.47 the flavor is told in full, under `original_name` and without an id. */
function toFlavorReference(raw: unknown): FlavorReference | undefined {
  if (!isRecord(raw)) return undefined;
  return defined({
    id: text(raw['id']),
    name: text(raw['original_name']) ?? text(raw['name']),
    vcpus: number(raw['vcpus']),
    ram: number(raw['ram']),
    disk: number(raw['disk']),
  });
}

function toAddresses(raw: unknown): Record<string, ServerAddress[]> | undefined {
  if (!isRecord(raw)) return undefined;
  return Object.fromEntries(
    Object.entries(raw).map(([network, list]) => [
      network,
      (Array.isArray(list) ? list : []).filter(isRecord).map(toAddress),
    ]),
  );
}

function toAddress(raw: Json): ServerAddress {
  const told = raw['OS-EXT-IPS:type'];
  const type: ServerAddress['type'] = told === 'fixed' || told === 'floating' ? told : undefined;
  return defined({
    address: String(raw['addr']),
    version: ipVersion(raw['version']),
    mac: text(raw['OS-EXT-IPS-MAC:mac_addr'])?.toLowerCase(),
    type,
  });
}

function toFault(raw: unknown): ServerFault | undefined {
  if (!isRecord(raw)) return undefined;
  return defined({
    message: text(raw['message']) ?? 'unknown fault',
    code: number(raw['code']),
    details: text(raw['details']),
    created: text(raw['created']),
  });
}

function names(raw: unknown, field: string): string[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  return raw.flatMap((item) => text(isRecord(item) ? item[field] : item) ?? []);
}

function ipVersion(raw: unknown): 4 | 6 {
  return number(raw) === 6 ? 6 : 4;
}
