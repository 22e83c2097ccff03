import {
  type Collection,
  config,
  count,
  flag,
  list,
  listOf,
  type LxdThing,
  named,
  object,
  reader,
  words,
} from './thing.js';

/** A network of instances, or a card of the host that they can use. */
export interface LxdNetwork extends LxdThing {
  name: string;
  description: string;
  /** `bridge`, `ovn`, `physical` ... */
  type: string;
  /** Whether LXD made it. */
  managed: boolean;
  status: string;
  config: Record<string, string>;
  /** Paths of what uses it. */
  usedBy: string[];
  /** Members of the cluster that have it. */
  locations: string[];
}

/** What a network is to be. */
export interface UpdateNetwork {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A network to be made. In a cluster: first once for each member (`useTarget`), then for all. */
export interface CreateNetwork extends UpdateNetwork {
  name: string;
  /** Default `bridge`. */
  type?: string | undefined;
}

/** What a network does at the moment. */
export interface LxdNetworkState extends LxdThing {
  /** `up` or `down`. */
  state: string;
  /** MAC address. */
  hwaddr: string;
  /** Bytes. */
  mtu: number;
  addresses: { family: string; address: string; netmask: string; scope: string }[];
  /** Bytes and packets since it was made. */
  counters: { bytesReceived: number; bytesSent: number; packetsReceived: number; packetsSent: number };
}

/** An address that a network gave out. */
export interface LxdLease extends LxdThing {
  hostname: string;
  /** MAC address. */
  hwaddr: string;
  address: string;
  /** `dynamic`, `static`, `gateway`. */
  type: string;
  location: string;
}

export const networks: Collection<LxdNetwork> = {
  path: '/1.0/networks',
  one: 'network',
  writable: ['description', 'config'],
  read: reader<LxdNetwork>({
    name: named,
    description: words,
    type: words,
    managed: flag,
    status: words,
    config,
    usedBy: list,
    locations: list,
  }),
};

export const toNetworkState = reader<LxdNetworkState>({
  state: words,
  hwaddr: words,
  mtu: count,
  addresses: listOf(({ family, address, netmask, scope }) => ({
    family: words(family),
    address: words(address),
    netmask: words(netmask),
    scope: words(scope),
  })),
  counters: (value) => {
    const counters = object(value);
    return {
      bytesReceived: count(counters['bytes_received']),
      bytesSent: count(counters['bytes_sent']),
      packetsReceived: count(counters['packets_received']),
      packetsSent: count(counters['packets_sent']),
    };
  },
});

export const toLease = reader<LxdLease>({
  hostname: words,
  hwaddr: words,
  address: words,
  type: words,
  location: words,
});
