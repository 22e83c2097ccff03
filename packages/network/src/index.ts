export { NetworkClient } from './network-client.js';
export type { AdministrationMethods } from './methods/administration.js';
export type { FloatingIpMethods } from './methods/floating-ips.js';
export type { NetworkMethods } from './methods/networks.js';
export type { PoolMethods } from './methods/pools.js';
export type { PortMethods } from './methods/ports.js';
export type { QuotaMethods } from './methods/quotas.js';
export type { RouterMethods } from './methods/routers.js';
export type { SecurityGroupMethods } from './methods/security-groups.js';
export type { SubnetMethods } from './methods/subnets.js';
export type { TagMethods } from './methods/tags.js';
export type { TrunkMethods } from './methods/trunks.js';
export type {
  CreateRbacPolicy,
  IpAvailability,
  ListAgents,
  ListRbacPolicies,
  NetworkAgent,
  NetworkExtension,
  NetworkZone,
  Quota,
  QuotaUsage,
  RbacPolicy,
  TagTarget,
} from './model/administration.js';
export type { Described, Describing, ListDescribed, Making } from './model/common.js';
export type { CreateFloatingIp, FloatingIp, ListFloatingIps, UpdateFloatingIp } from './model/floating-ip.js';
export type { CreateNetwork, ListNetworks, Network, UpdateNetwork } from './model/network.js';
export type {
  AddressScope,
  CreateAddressScope,
  CreateSubnetPool,
  ListAddressScopes,
  ListSubnetPools,
  SubnetPool,
  UpdateSubnetPool,
} from './model/pools.js';
export type {
  AddressPair,
  CreatePort,
  DhcpOption,
  FixedIp,
  ListPorts,
  Port,
  UpdatePort,
} from './model/port.js';
export type {
  CreateRouter,
  ListRouters,
  Router,
  RouterGateway,
  RouterInterface,
  RouterPlug,
  UpdateRouter,
} from './model/router.js';
export type {
  CreateSecurityGroup,
  CreateSecurityGroupRule,
  ListSecurityGroupRules,
  ListSecurityGroups,
  SecurityGroup,
  SecurityGroupRule,
  UpdateSecurityGroup,
} from './model/security.js';
export type {
  AddressRange,
  CreateSubnet,
  HostRoute,
  ListSubnets,
  Subnet,
  UpdateSubnet,
} from './model/subnet.js';
export type { CreateTrunk, ListTrunks, SubPort, Trunk, UpdateTrunk } from './model/trunk.js';
