import { type Collection, flag, idOf, type Json, number, numbers, record, text } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type {
  AvailabilityZone,
  Quota,
  QuotaUsage,
  StoragePool,
  UserMessage,
  VolumeService,
} from '../model/administration.js';

export const quotas: Collection<Quota> = {
  path: '/os-quota-sets',
  one: 'quota_set',
  many: 'quota_sets',
  read: (raw) => defined({ projectId: text(raw['id']), limits: numbers(raw), raw }),
};

export function toQuotaUsage(projectId: string, raw: Json): QuotaUsage {
  const resources = Object.entries(raw).filter(([, value]) => isRecord(value));
  return {
    projectId,
    resources: Object.fromEntries(
      resources.map(([name, value]) => {
        const { limit, in_use, reserved } = record(value, name);
        const count = {
          limit: number(limit) ?? -1,
          used: number(in_use) ?? 0,
          reserved: number(reserved) ?? 0,
        };
        return [name, count];
      }),
    ),
    raw,
  };
}

export const zones = {
  many: 'availabilityZoneInfo',
  read: (raw: Json): AvailabilityZone => {
    const state = isRecord(raw['zoneState']) ? raw['zoneState'] : {};
    return { name: idOf(raw, 'zoneName'), available: flag(state['available']) ?? false, raw };
  },
};

export const services = {
  many: 'services',
  read: (raw: Json): VolumeService =>
    defined({
      binary: idOf(raw, 'binary'),
      host: text(raw['host']) ?? '',
      status: text(raw['status']) ?? 'unknown',
      state: text(raw['state']) ?? 'unknown',
      raw,
      zone: text(raw['zone']),
      disabledReason: text(raw['disabled_reason']),
      updated: text(raw['updated_at']),
    }),
};

export const pools = {
  many: 'pools',
  read: (raw: Json): StoragePool =>
    defined({
      name: idOf(raw, 'name'),
      capabilities: isRecord(raw['capabilities']) ? raw['capabilities'] : undefined,
      raw,
    }),
};

export const messages: Collection<UserMessage> = {
  path: '/messages',
  one: 'message',
  many: 'messages',
  read: (raw) =>
    defined({
      id: idOf(raw),
      message: text(raw['user_message']) ?? '',
      raw,
      level: text(raw['message_level']),
      resourceType: text(raw['resource_type']),
      resourceId: text(raw['resource_uuid']),
      eventId: text(raw['event_id']),
      requestId: text(raw['request_id']),
      created: text(raw['created_at']),
      guaranteedUntil: text(raw['guaranteed_until']),
    }),
};
