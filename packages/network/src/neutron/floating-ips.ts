import { type Collection, idOf, type Json, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { FloatingIp } from '../model/floating-ip.js';
import { described } from './to-described.js';

export const floatingIps: Collection<FloatingIp> = {
  path: '/floatingips',
  one: 'floatingip',
  many: 'floatingips',
  read: toFloatingIp,
};

function toFloatingIp(raw: Json): FloatingIp {
  return defined({
    ...described(raw),
    id: idOf(raw),
    floatingIpAddress: text(raw['floating_ip_address']),
    status: text(raw['status']),
    floatingNetworkId: text(raw['floating_network_id']),
    portId: text(raw['port_id']),
    fixedIpAddress: text(raw['fixed_ip_address']),
    routerId: text(raw['router_id']),
    qosPolicyId: text(raw['qos_policy_id']),
    dnsName: text(raw['dns_name']),
    dnsDomain: text(raw['dns_domain']),
  });
}
