import { type Collection, flag, idOf, type Json, number, numbers, record, text } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type {
  IpAvailability,
  NetworkAgent,
  NetworkExtension,
  NetworkZone,
  Quota,
  QuotaUsage,
  RbacPolicy,
} from '../model/administration.js';

export const rbacPolicies: Collection<RbacPolicy> = {
  path: '/rbac-policies',
  one: 'rbac_policy',
  many: 'rbac_policies',
  read: (raw) =>
    defined({
      id: idOf(raw),
      objectType: text(raw['object_type']) ?? '',
      objectId: text(raw['object_id']) ?? '',
      action: text(raw['action']) ?? '',
      targetProject: text(raw['target_tenant']) ?? '',
      projectId: text(raw['project_id']),
      raw,
    }),
};

export const agents: Collection<NetworkAgent> = {
  path: '/agents',
  one: 'agent',
  many: 'agents',
  read: (raw) =>
    defined({
      id: idOf(raw),
      type: text(raw['agent_type']) ?? '',
      host: text(raw['host']) ?? '',
      alive: flag(raw['alive']) ?? false,
      raw,
      binary: text(raw['binary']),
      adminStateUp: flag(raw['admin_state_up']),
      availabilityZone: text(raw['availability_zone']),
      description: text(raw['description']),
      created: text(raw['created_at']),
      started: text(raw['started_at']),
      heartbeat: text(raw['heartbeat_timestamp']),
    }),
};

export const extensions: Collection<NetworkExtension> = {
  path: '/extensions',
  one: 'extension',
  many: 'extensions',
  read: (raw) =>
    defined({
      alias: idOf(raw, 'alias'),
      name: text(raw['name']) ?? '',
      description: text(raw['description']),
      raw,
    }),
};

export const zones: Collection<NetworkZone> = {
  path: '/availability_zones',
  one: 'availability_zone',
  many: 'availability_zones',
  read: (raw) => ({
    name: text(raw['name']) ?? '',
    state: text(raw['state']) ?? '',
    resource: text(raw['resource']) ?? '',
    raw,
  }),
};

export const ipAvailabilities: Collection<IpAvailability> = {
  path: '/network-ip-availabilities',
  one: 'network_ip_availability',
  many: 'network_ip_availabilities',
  read: (raw) => ({
    networkId: idOf(raw, 'network_id'),
    networkName: text(raw['network_name']) ?? '',
    totalIps: number(raw['total_ips']) ?? 0,
    usedIps: number(raw['used_ips']) ?? 0,
    raw,
  }),
};

export const quotas: Collection<Quota> = { path: '/quotas', one: 'quota', many: 'quotas', read: toQuota };

function toQuota(raw: Json): Quota {
  const projectId = text(raw['project_id']) ?? text(raw['tenant_id']);
  return defined({ projectId, limits: numbers(raw), raw });
}

export function toQuotaUsage(projectId: string, raw: Json): QuotaUsage {
  const resources = Object.entries(raw).filter(([, value]) => isRecord(value));
  return {
    projectId,
    resources: Object.fromEntries(
      resources.map(([name, value]) => {
        const { limit, used, reserved } = record(value, name);
        const count = {
          limit: number(limit) ?? -1,
          used: number(used) ?? 0,
          reserved: number(reserved) ?? 0,
        };
        return [name, count];
      }),
    ),
    raw,
  };
}
