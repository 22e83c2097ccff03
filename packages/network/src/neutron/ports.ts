import {
  type Collection,
  flag,
  idOf,
  type Json,
  recordList,
  snakeCase,
  text,
  textList,
} from '@leister/openstack';
import { defined, type Query } from '@leister/rest';
import type { CreatePort, FixedIp, ListPorts, Port, UpdatePort } from '../model/port.js';
import { queryOf } from './query.js';
import { described, ipVersion } from './to-described.js';

export const ports: Collection<Port> = { path: '/ports', one: 'port', many: 'ports', read: toPort };

const names = { vnicType: 'binding:vnic_type', hostId: 'binding:host_id' };

export function portBody(port: CreatePort | UpdatePort): Json {
  const { fixedIps, allowedAddressPairs, dhcpOptions, ...rest } = port;
  return defined({
    ...snakeCase(rest, names),
    fixed_ips: fixedIps?.map(fixedIpBody),
    allowed_address_pairs: allowedAddressPairs?.map((pair) => snakeCase(pair)),
    extra_dhcp_opts: dhcpOptions?.map(({ name, value, ipVersion: version }) =>
      defined({ opt_name: name, opt_value: value, ip_version: version }),
    ),
  });
}

export function fixedIpBody({ subnetId, ipAddress }: FixedIp): Json {
  return defined({ subnet_id: subnetId, ip_address: ipAddress });
}

/** Addresses are asked for by pairs of their own: `fixed_ips=ip_address=10.0.0.5`. */
export function portQuery({ ipAddress, subnetId, ...filter }: ListPorts): Query {
  const pairs = [
    ...(ipAddress === undefined ? [] : [`ip_address=${ipAddress}`]),
    ...(subnetId === undefined ? [] : [`subnet_id=${subnetId}`]),
  ];
  return { ...queryOf(filter), fixed_ips: pairs.length === 0 ? undefined : pairs };
}

/** Synnefo says `subnet` where Neutron says `subnet_id`. */
export function toFixedIps(value: unknown): FixedIp[] {
  return recordList(value).map((raw) =>
    defined({ subnetId: text(raw['subnet_id']) ?? text(raw['subnet']), ipAddress: text(raw['ip_address']) }),
  );
}

function toPort(raw: Json): Port {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: text(raw['status']) ?? 'UNKNOWN',
    networkId: text(raw['network_id']) ?? '',
    macAddress: text(raw['mac_address']),
    fixedIps: toFixedIps(raw['fixed_ips']),
    adminStateUp: flag(raw['admin_state_up']),
    deviceId: text(raw['device_id']),
    deviceOwner: text(raw['device_owner']),
    securityGroups: textList(raw['security_groups']),
    portSecurityEnabled: flag(raw['port_security_enabled']),
    allowedAddressPairs: recordList(raw['allowed_address_pairs']).map((pair) =>
      defined({ ipAddress: text(pair['ip_address']) ?? '', macAddress: text(pair['mac_address']) }),
    ),
    dhcpOptions: recordList(raw['extra_dhcp_opts']).map((option) =>
      defined({
        name: text(option['opt_name']) ?? '',
        value: text(option['opt_value']) ?? '',
        ipVersion: ipVersion(option['ip_version']),
      }),
    ),
    qosPolicyId: text(raw['qos_policy_id']),
    dnsName: text(raw['dns_name']),
    vnicType: text(raw['binding:vnic_type']),
    hostId: text(raw['binding:host_id']),
    vifType: text(raw['binding:vif_type']),
  });
}
