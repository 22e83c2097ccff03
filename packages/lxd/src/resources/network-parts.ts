import { path } from '@leister/rest';
import {
  bodyOf,
  type Collection,
  config,
  list,
  listOf,
  type LxdThing,
  named,
  reader,
  words,
} from './thing.js';

/** Ports that a forward sends on to an instance. */
export interface LxdForwardPort {
  description?: string | undefined;
  /** `tcp` or `udp`. */
  protocol: string;
  /** `80,8000-8010`. */
  listenPort: string;
  /** Default: the same. */
  targetPort?: string | undefined;
  targetAddress: string;
}

/** An address of a network's that is sent on to instances. */
export interface LxdNetworkForward extends LxdThing {
  listenAddress: string;
  description: string;
  /** `target_address` is where all goes that no port says. */
  config: Record<string, string>;
  ports: LxdForwardPort[];
  location: string;
}

/** What a forward is to be. */
export interface UpdateNetworkForward {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
  ports?: readonly LxdForwardPort[] | undefined;
}

/** A forward to be made. */
export interface CreateNetworkForward extends UpdateNetworkForward {
  listenAddress: string;
}

export const networkForwards = (network: string): Collection<LxdNetworkForward> => ({
  path: path`/1.0/networks/${network}/forwards`,
  one: 'network forward',
  extension: 'network_forward',
  writable: ['description', 'config', 'ports'],
  read: reader<LxdNetworkForward>({
    listenAddress: named,
    description: words,
    config,
    location: words,
    ports: listOf((port) => ({
      description: words(port['description']),
      protocol: words(port['protocol']),
      listenPort: words(port['listen_port']),
      targetPort: words(port['target_port']),
      targetAddress: words(port['target_address']),
    })),
  }),
});

export function forwardBody({ ports, ...rest }: UpdateNetworkForward): UpdateNetworkForward {
  // The daemon's names for the fields of ports; the type tells ours.
  const named = ports?.map((port) => bodyOf(port)) as unknown as LxdForwardPort[] | undefined;
  return { ...rest, ...(named && { ports: named }) };
}

/** A rule of an ACL. */
export interface LxdAclRule {
  /** `allow`, `reject`, `drop`. */
  action: string;
  /** `enabled`, `disabled`, `logged`. */
  state: string;
  description?: string | undefined;
  source?: string | undefined;
  destination?: string | undefined;
  /** `tcp`, `udp`, `icmp4`, `icmp6`. */
  protocol?: string | undefined;
  sourcePort?: string | undefined;
  destinationPort?: string | undefined;
  icmpType?: string | undefined;
  icmpCode?: string | undefined;
}

/** What may go into and out of the network cards that have it. */
export interface LxdNetworkAcl extends LxdThing {
  name: string;
  description: string;
  ingress: LxdAclRule[];
  egress: LxdAclRule[];
  config: Record<string, string>;
  /** Paths of what uses it. */
  usedBy: string[];
}

/** What an ACL is to be. */
export interface UpdateNetworkAcl {
  description?: string | undefined;
  ingress?: readonly LxdAclRule[] | undefined;
  egress?: readonly LxdAclRule[] | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** An ACL to be made. */
export interface CreateNetworkAcl extends UpdateNetworkAcl {
  name: string;
}

const rules = listOf(
  reader<LxdAclRule & LxdThing>({
    action: words,
    state: words,
    description: words,
    source: words,
    destination: words,
    protocol: words,
    sourcePort: words,
    destinationPort: words,
    icmpType: words,
    icmpCode: words,
  }),
);

export const networkAcls: Collection<LxdNetworkAcl> = {
  path: '/1.0/network-acls',
  one: 'network ACL',
  extension: 'network_acl',
  writable: ['description', 'ingress', 'egress', 'config'],
  read: reader<LxdNetworkAcl>({
    name: named,
    description: words,
    config,
    usedBy: list,
    ingress: (value) => rules(value).map(withoutRaw),
    egress: (value) => rules(value).map(withoutRaw),
  }),
};

function withoutRaw({ raw: _raw, ...rule }: LxdAclRule & LxdThing): LxdAclRule {
  return rule;
}

export function aclBody({ ingress, egress, ...rest }: UpdateNetworkAcl): UpdateNetworkAcl {
  // The daemon's names for the fields of rules; the type tells ours.
  const named = (given: readonly LxdAclRule[]): LxdAclRule[] =>
    given.map((rule) => bodyOf(rule)) as unknown as LxdAclRule[];
  return { ...rest, ...(ingress && { ingress: named(ingress) }), ...(egress && { egress: named(egress) }) };
}

/** A network that another one can talk to. Of OVN. */
export interface LxdNetworkPeer extends LxdThing {
  name: string;
  description: string;
  config: Record<string, string>;
  /** `pending` or `created`. */
  status: string;
  targetProject: string;
  targetNetwork: string;
  /** Paths of what uses it. */
  usedBy: string[];
}

/** What a peer is to be. */
export interface UpdateNetworkPeer {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A peer to be made. */
export interface CreateNetworkPeer extends UpdateNetworkPeer {
  name: string;
  targetProject?: string | undefined;
  targetNetwork?: string | undefined;
}

export const networkPeers = (network: string): Collection<LxdNetworkPeer> => ({
  path: path`/1.0/networks/${network}/peers`,
  one: 'network peer',
  extension: 'network_peer',
  writable: ['description', 'config'],
  read: reader<LxdNetworkPeer>({
    name: named,
    description: words,
    config,
    status: words,
    targetProject: words,
    targetNetwork: words,
    usedBy: list,
  }),
});

/** A DNS zone that LXD serves for its networks. */
export interface LxdNetworkZone extends LxdThing {
  /** The domain. */
  name: string;
  description: string;
  config: Record<string, string>;
  /** Paths of what uses it. */
  usedBy: string[];
}

/** What a zone is to be. */
export interface UpdateNetworkZone {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A zone to be made. */
export interface CreateNetworkZone extends UpdateNetworkZone {
  name: string;
}

export const networkZones: Collection<LxdNetworkZone> = {
  path: '/1.0/network-zones',
  one: 'network zone',
  extension: 'network_dns',
  writable: ['description', 'config'],
  read: reader<LxdNetworkZone>({ name: named, description: words, config, usedBy: list }),
};

/** An entry of a record. */
export interface LxdZoneEntry {
  /** `A`, `AAAA`, `TXT` ... */
  type: string;
  /** Seconds. 0 for that of the zone. */
  ttl?: number | undefined;
  value: string;
}

/** A record of a zone beside those of its instances. */
export interface LxdNetworkZoneRecord extends LxdThing {
  name: string;
  description: string;
  entries: LxdZoneEntry[];
  config: Record<string, string>;
}

/** What a record is to be. */
export interface UpdateNetworkZoneRecord {
  description?: string | undefined;
  entries?: readonly LxdZoneEntry[] | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A record to be made. */
export interface CreateNetworkZoneRecord extends UpdateNetworkZoneRecord {
  name: string;
}

export const networkZoneRecords = (zone: string): Collection<LxdNetworkZoneRecord> => ({
  path: path`/1.0/network-zones/${zone}/records`,
  one: 'record of a network zone',
  extension: 'network_dns_records',
  // LXD 5.0 mixes the configuration of the zone into that of the record, or breaks off.
  patches: false,
  writable: ['description', 'entries', 'config'],
  read: reader<LxdNetworkZoneRecord>({
    name: named,
    description: words,
    config,
    entries: listOf(({ type, ttl, value }) => ({
      type: words(type),
      ttl: typeof ttl === 'number' ? ttl : 0,
      value: words(value),
    })),
  }),
});
