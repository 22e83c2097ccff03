import {
  type Collection,
  flag,
  idOf,
  type Json,
  number,
  snakeCase,
  text,
  textList,
} from '@leister/openstack';
import { defined } from '@leister/rest';
import type { CreateNetwork, Network, UpdateNetwork } from '../model/network.js';
import { described } from './to-described.js';

export const networks: Collection<Network> = {
  path: '/networks',
  one: 'network',
  many: 'networks',
  read: toNetwork,
};

/** What Neutron calls in its own way. */
export const networkNames = {
  external: 'router:external',
  networkType: 'provider:network_type',
  physicalNetwork: 'provider:physical_network',
  segmentationId: 'provider:segmentation_id',
};

export function networkBody(network: CreateNetwork | UpdateNetwork): Json {
  return snakeCase(network, networkNames);
}

function toNetwork(raw: Json): Network {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: text(raw['status']) ?? 'UNKNOWN',
    adminStateUp: flag(raw['admin_state_up']),
    shared: flag(raw['shared']),
    external: flag(raw['router:external']),
    subnets: textList(raw['subnets']),
    mtu: number(raw['mtu']),
    portSecurityEnabled: flag(raw['port_security_enabled']),
    isDefault: flag(raw['is_default']),
    qosPolicyId: text(raw['qos_policy_id']),
    dnsDomain: text(raw['dns_domain']),
    availabilityZones: textList(raw['availability_zones']),
    networkType: text(raw['provider:network_type']),
    physicalNetwork: text(raw['provider:physical_network']),
    segmentationId: number(raw['provider:segmentation_id']),
  });
}
