import type { Described, Describing, ListDescribed, Making } from './common.js';

/** Where subnets take their addresses from. */
export interface SubnetPool extends Described {
  id: string;
  name: string;
  /** Blocks, in CIDR notation. */
  prefixes: string[];
  ipVersion?: 4 | 6;
  /** Lengths of the blocks that subnets are given. */
  defaultPrefixLength?: number;
  minPrefixLength?: number;
  maxPrefixLength?: number;
  /** Addresses (IPv4) or blocks of 64 bits (IPv6) that a project may take. */
  defaultQuota?: number;
  addressScopeId?: string;
  shared?: boolean;
  isDefault?: boolean;
}

/** Which pools to list. */
export interface ListSubnetPools extends ListDescribed {
  shared?: boolean | undefined;
  isDefault?: boolean | undefined;
  ipVersion?: 4 | 6 | undefined;
  addressScopeId?: string | undefined;
}

/** What a pool is to be. */
export interface UpdateSubnetPool extends Describing {
  /** More blocks than it has; none can be taken away so. */
  prefixes?: readonly string[] | undefined;
  defaultPrefixLength?: number | undefined;
  minPrefixLength?: number | undefined;
  maxPrefixLength?: number | undefined;
  defaultQuota?: number | null | undefined;
  addressScopeId?: string | null | undefined;
  isDefault?: boolean | undefined;
}

/** A pool to be made. */
export interface CreateSubnetPool extends UpdateSubnetPool, Making {
  name: string;
  prefixes: readonly string[];
  shared?: boolean | undefined;
}

/** Pools whose addresses never overlap. */
export interface AddressScope extends Omit<Described, 'tags' | 'created' | 'updated' | 'revision'> {
  id: string;
  name: string;
  ipVersion?: 4 | 6;
  shared?: boolean;
}

/** Which address scopes to list. */
export interface ListAddressScopes extends Pick<
  ListDescribed,
  'name' | 'projectId' | 'order' | 'limit' | 'marker'
> {
  ipVersion?: 4 | 6 | undefined;
  shared?: boolean | undefined;
}

/** An address scope to be made. */
export interface CreateAddressScope {
  name: string;
  ipVersion: 4 | 6;
  shared?: boolean | undefined;
  /** Administrators only. */
  projectId?: string | undefined;
}
