import type {
  CreateFloatingIp,
  CreateNetwork,
  CreatePort,
  CreateSubnet,
  NetworkClient,
} from '@leister/network';
import {
  defined,
  given,
  isOn,
  type Named,
  original,
  type OriginalCall,
  specifications,
  switched,
  text,
} from './original-calls.js';

const waitPortWhile = original<NetworkClient>(
  'port_id current_status delay max_wait wait_cb',
  (client, { port_id, current_status = 'BUILD' }) =>
    client.waitPortWhile(text(port_id), text(current_status)),
);

/** kamaki's NetworkClient: how each of its methods is spelled here. */
export const networkCalls: Record<string, OriginalCall<NetworkClient>> = {
  list_networks: original('', (client) => client.listNetworks()),
  create_network: original('name admin_state_up shared', (client, named) =>
    client.createNetwork(toNetwork(named)),
  ),
  create_networks: original('networks', async (client, { networks }) =>
    client.createNetworks(specifications(networks, 'name admin_state_up shared', 'name').map(toNetwork)),
  ),
  get_network_details: original('network_id', (client, { network_id }) =>
    client.getNetworkDetails(text(network_id)),
  ),
  update_network: original('network_id name admin_state_up shared', (client, { network_id, ...changes }) => {
    const { name, admin_state_up, shared } = changes;
    const fields = defined({ name: given(name), adminStateUp: admin_state_up, shared });
    return client.updateNetwork(text(network_id), fields);
  }),
  delete_network: original('network_id', (client, { network_id }) => client.deleteNetwork(text(network_id))),

  list_subnets: original('', (client) => client.listSubnets()),
  create_subnet: original(
    'network_id cidr name allocation_pools gateway_ip subnet_id ipv6 enable_dhcp',
    (client, named) => client.createSubnet(toSubnet(named)),
  ),
  create_subnets: original('subnets', async (client, { subnets }) => {
    const names = 'network_id cidr name allocation_pools gateway_ip subnet_id ipv6 enable_dhcp';
    return client.createSubnets(specifications(subnets, names, 'network_id cidr').map(toSubnetOfMany));
  }),
  // The original does not unwrap this one.
  get_subnet_details: original('subnet_id', async (client, { subnet_id }) => ({
    subnet: (await client.getSubnetDetails(text(subnet_id))).raw,
  })),
  update_subnet: original(
    'subnet_id name allocation_pools gateway_ip ipv6 enable_dhcp',
    (client, { subnet_id, name, allocation_pools, gateway_ip, ipv6, enable_dhcp }) => {
      const ipVersion = ipv6 === undefined ? undefined : isOn(ipv6) ? 6 : 4;
      const fields = {
        name,
        allocationPools: allocation_pools,
        gatewayIp: gateway_ip,
        ipVersion,
        enableDhcp: enable_dhcp,
      };
      return client.updateSubnet(text(subnet_id), defined(fields));
    },
  ),
  delete_subnet: original('subnet_id', (client, { subnet_id }) => client.deleteSubnet(text(subnet_id))),

  list_ports: original('', (client) => client.listPorts()),
  create_port: original(
    'network_id name status admin_state_up mac_address fixed_ips security_groups',
    (client, named) => client.createPort(toPort(named)),
  ),
  create_ports: original('ports', async (client, { ports }) => {
    const names = 'network_id name status admin_state_up mac_address fixed_ips security_groups';
    return client.createPorts(specifications(ports, names, 'network_id').map(toPort));
  }),
  get_port_details: original('port_id', (client, { port_id }) => client.getPortDetails(text(port_id))),
  update_port: original(
    'port_id network_id name status admin_state_up mac_address fixed_ips security_groups',
    (client, { port_id, ...named }) => client.updatePort(text(port_id), toPort(named)),
  ),
  delete_port: original('port_id', (client, { port_id }) => client.deletePort(text(port_id))),
  get_port_status: original('port_id', async (client, { port_id }) => [
    (await client.getPortDetails(text(port_id))).status,
    null,
  ]),
  wait_port: waitPortWhile,
  wait_port_while: waitPortWhile,
  wait_port_until: original(
    'port_id target_status delay max_wait wait_cb',
    (client, { port_id, target_status = 'BUILD' }) =>
      client.waitPortUntil(text(port_id), text(target_status)),
  ),

  list_floatingips: original('', (client) => client.listFloatingips()),
  get_floatingip_details: original('floatingip_id', (client, { floatingip_id }) =>
    client.getFloatingipDetails(text(floatingip_id)),
  ),
  create_floatingip: original(
    'floating_network_id floating_ip_address port_id fixed_ip_address',
    (client, { floating_network_id, floating_ip_address, port_id, fixed_ip_address }) => {
      const fields = {
        floatingNetworkId: floating_network_id,
        floatingIpAddress: given(floating_ip_address),
        portId: given(port_id),
        fixedIpAddress: given(fixed_ip_address),
      };
      return client.createFloatingip(defined(fields) as unknown as CreateFloatingIp);
    },
  ),
  update_floatingip: {
    ...original<NetworkClient>(
      'floatingip_id floating_ip_address port_id fixed_ip_address',
      (client, { floatingip_id, floating_ip_address = '', port_id = '', fixed_ip_address = '' }) => {
        const fields = {
          floatingIpAddress: floating_ip_address,
          portId: port_id,
          fixedIpAddress: fixed_ip_address,
        };
        const told = Object.entries(fields).filter(([, value]) => value !== '');
        return client.updateFloatingip(text(floatingip_id), Object.fromEntries(told));
      },
    ),
    hearsNone: true,
  },
  delete_floatingip: original('floatingip_id', (client, { floatingip_id }) =>
    client.deleteFloatingip(text(floatingip_id)),
  ),
};

/** Left out, the original makes networks that are down. */
function toNetwork({ name, admin_state_up, shared }: Named): CreateNetwork {
  return defined({ name, adminStateUp: isOn(admin_state_up), shared: switched(shared) });
}

function toSubnet(named: Named): CreateSubnet {
  const { network_id, cidr, name, allocation_pools, gateway_ip, subnet_id, ipv6, enable_dhcp } =
    defined(named);
  const fields = defined({
    networkId: network_id,
    cidr,
    name: given(name),
    ipVersion: isOn(ipv6) ? 6 : 4,
    allocationPools: isOn(allocation_pools) ? allocation_pools : undefined,
    gatewayIp: given(gateway_ip),
    id: given(subnet_id),
    enableDhcp: switched(enable_dhcp),
  });
  // The original says "no gateway" by an empty text.
  const none = gateway_ip === '' ? { gatewayIp: null } : {};
  return { ...fields, ...none } as unknown as CreateSubnet;
}

/** Of several at once the original says "no gateway" by `None`. */
function toSubnetOfMany({ gateway_ip, ...named }: Named): CreateSubnet {
  return toSubnet({ ...named, gateway_ip: gateway_ip === null ? '' : gateway_ip });
}

function toPort(named: Named): CreatePort {
  const { network_id, name, status, admin_state_up, mac_address, fixed_ips, security_groups } =
    defined(named);
  const ips = fixed_ips as { ip_address?: string; subnet_id?: string }[] | undefined;
  return defined({
    networkId: network_id,
    name: given(name),
    status: given(status),
    adminStateUp: switched(admin_state_up),
    macAddress: given(mac_address),
    fixedIps: ips?.length
      ? ips.map(({ ip_address: ipAddress, subnet_id: subnetId }) => defined({ ipAddress, subnetId }))
      : undefined,
    securityGroups: (security_groups as string[] | undefined)?.length ? security_groups : undefined,
  }) as unknown as CreatePort;
}
