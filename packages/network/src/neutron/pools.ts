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
import type { AddressScope, CreateSubnetPool, SubnetPool, UpdateSubnetPool } from '../model/pools.js';
import { described, ipVersion } from './to-described.js';

export const subnetPools: Collection<SubnetPool> = {
  path: '/subnetpools',
  one: 'subnetpool',
  many: 'subnetpools',
  read: toSubnetPool,
};

export const addressScopes: Collection<AddressScope> = {
  path: '/address-scopes',
  one: 'address_scope',
  many: 'address_scopes',
  read: toAddressScope,
};

export function subnetPoolBody(pool: CreateSubnetPool | UpdateSubnetPool): Json {
  return snakeCase(pool, {
    defaultPrefixLength: 'default_prefixlen',
    minPrefixLength: 'min_prefixlen',
    maxPrefixLength: 'max_prefixlen',
  });
}

function toSubnetPool(raw: Json): SubnetPool {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    prefixes: textList(raw['prefixes']) ?? [],
    ipVersion: ipVersion(raw['ip_version']),
    defaultPrefixLength: number(raw['default_prefixlen']),
    minPrefixLength: number(raw['min_prefixlen']),
    maxPrefixLength: number(raw['max_prefixlen']),
    defaultQuota: number(raw['default_quota']),
    addressScopeId: text(raw['address_scope_id']),
    shared: flag(raw['shared']),
    isDefault: flag(raw['is_default']),
  });
}

function toAddressScope(raw: Json): AddressScope {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    ipVersion: ipVersion(raw['ip_version']),
    shared: flag(raw['shared']),
    projectId: text(raw['project_id']) ?? text(raw['tenant_id']),
    raw,
  });
}
