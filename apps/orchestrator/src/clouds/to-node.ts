import { createHash } from 'node:crypto';
import { BlockList } from 'node:net';
import type { Flavor, Image, Server } from '@leister/compute';
import { defined, isRecord } from '@leister/rest';
import { nodeState, type StateStyle } from './node-state.js';
import type { CloudDefinition } from './served-cloud.js';

/** A node as API v1 shows it. */
export type NodeBody = Readonly<
  Record<'cloud_type' | 'id' | 'name' | 'provider' | 'uuid', string> & {
    extra: Readonly<Record<string, unknown>>;
    private_ips: readonly string[];
    public_ips: readonly string[];
    state: number | string;
  }
>;

/** Addresses that only their own network knows. */
const privateAddresses = new BlockList();
privateAddresses.addSubnet('10.0.0.0', 8);
privateAddresses.addSubnet('172.16.0.0', 12);
privateAddresses.addSubnet('192.168.0.0', 16);
privateAddresses.addSubnet('100.64.0.0', 10);
privateAddresses.addSubnet('169.254.0.0', 16);
privateAddresses.addSubnet('fc00::', 7, 'ipv6');
privateAddresses.addSubnet('fe80::', 10, 'ipv6');

/** A server as a node. */
export function toNode({ title, type }: CloudDefinition, server: Server, style: StateStyle): NodeBody {
  const addresses = Object.values(server.addresses ?? {}).flat();
  const isPrivate = ({ address, version, type: kind }: (typeof addresses)[number]): boolean =>
    kind !== 'floating' && privateAddresses.check(address, version === 6 ? 'ipv6' : 'ipv4');
  return {
    cloud_type: title,
    extra: extraOf(server),
    id: server.id,
    name: server.name,
    private_ips: addresses.filter(isPrivate).map(({ address }) => address),
    provider: type,
    public_ips: addresses.filter((address) => !isPrivate(address)).map(({ address }) => address),
    state: nodeState(server.status, style),
    uuid: uuidOf(server.id, type),
  };
}

/** A flavor as API v1 shows it. What the cloud did not tell is 0, as in the original. */
export function toSize({ title, type }: CloudDefinition, flavor: Flavor): Record<string, unknown> {
  const { id, name, ram = 0, vcpus: cpu = 0, disk = 0 } = flavor;
  return { id, name, ram, cpu, disk, provider: type, cloud_type: title };
}

/** An image as API v1 shows it. */
export function toImage({ title, type }: CloudDefinition, { id, name }: Image): Record<string, unknown> {
  return { id, name, provider: type, cloud_type: title };
}

/** The SHA-1 of id and driver, as Apache libcloud made it. */
function uuidOf(id: string, type: string): string {
  return createHash('sha1').update(`${id}:${type}`).digest('hex');
}

/** What the cloud itself calls `extra`; where it has no such thing, what else is known of the server. */
function extraOf(server: Server): Record<string, unknown> {
  if (isRecord(server.raw) && isRecord(server.raw['extra'])) return server.raw['extra'];
  return defined({
    availability_zone: server.availabilityZone,
    created: server.created,
    flavorId: server.flavor?.id,
    flavorName: server.flavor?.name,
    imageId: server.image?.id,
    key_name: server.keyName,
    metadata: server.metadata,
    tenantId: server.projectId,
    updated: server.updated,
    userId: server.userId,
  });
}
