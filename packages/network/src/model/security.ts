import type { Described, Describing, ListDescribed, Making } from './common.js';

/** What may pass: rules that ports are given together. */
export interface SecurityGroup extends Described {
  id: string;
  name: string;
  rules: SecurityGroupRule[];
  /** Whether answers pass without a rule of their own. */
  stateful?: boolean;
  shared?: boolean;
}

/** Which security groups to list. */
export interface ListSecurityGroups extends ListDescribed {
  shared?: boolean | undefined;
}

/** What a security group is to be. */
export interface UpdateSecurityGroup extends Describing {
  /** Only while no port has it. */
  stateful?: boolean | undefined;
}

/** A security group to be made. */
export interface CreateSecurityGroup extends UpdateSecurityGroup, Making {
  name: string;
}

/** Something that may pass. */
export interface SecurityGroupRule extends Described {
  id: string;
  securityGroupId: string;
  direction: 'ingress' | 'egress';
  /** `IPv4` or `IPv6`. */
  etherType?: string;
  /** `tcp`, `udp`, `icmp` ... or a number; left out for all. */
  protocol?: string;
  /** Ports; type and code for ICMP. Left out for all. */
  portRangeMin?: number;
  portRangeMax?: number;
  /** From or to whom: a block of addresses, the ports of a group, a group of addresses; left out for all. */
  remoteIpPrefix?: string;
  remoteGroupId?: string;
  remoteAddressGroupId?: string;
}

/** Which rules to list. */
export interface ListSecurityGroupRules extends Omit<ListDescribed, 'name'> {
  securityGroupId?: string | undefined;
  direction?: 'ingress' | 'egress' | undefined;
  etherType?: string | undefined;
  protocol?: string | undefined;
  portRangeMin?: number | undefined;
  portRangeMax?: number | undefined;
  remoteIpPrefix?: string | undefined;
  remoteGroupId?: string | undefined;
}

/** A rule to be made; rules are never changed. */
export interface CreateSecurityGroupRule {
  securityGroupId: string;
  direction: 'ingress' | 'egress';
  /** Default `IPv4`. */
  etherType?: 'IPv4' | 'IPv6' | undefined;
  protocol?: string | number | undefined;
  portRangeMin?: number | undefined;
  portRangeMax?: number | undefined;
  remoteIpPrefix?: string | undefined;
  remoteGroupId?: string | undefined;
  remoteAddressGroupId?: string | undefined;
  description?: string | undefined;
  /** Administrators only. */
  projectId?: string | undefined;
}
