import { defined, isRecord } from '@leister/rest';
import type {
  Aggregate,
  AvailabilityZone,
  ComputeService,
  Hypervisor,
  HypervisorStatistics,
  Migration,
  QuotaDetails,
  Quotas,
  ServerGroup,
  ServerUsage,
  Usage,
} from '../model/administration.js';
import { idOf, type Json, number, oneOf, records, strings, text, texts, utc } from './read.js';

export function toQuotas(raw: Json): Quotas {
  const limits = Object.entries(raw).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { limits: Object.fromEntries(limits), raw };
}

export function toQuotaDetails(raw: Json): QuotaDetails {
  const quotas = Object.entries(raw).flatMap(([name, told]) => {
    if (!isRecord(told)) return [];
    const { limit, in_use: inUse, reserved } = told;
    return [
      [name, { limit: number(limit) ?? -1, inUse: number(inUse) ?? 0, reserved: number(reserved) ?? 0 }],
    ];
  });
  return { quotas: Object.fromEntries(quotas) as QuotaDetails['quotas'], raw };
}

export function toUsage(raw: Json): Usage {
  const { server_usages: servers } = raw;
  return defined({
    projectId: idOf(raw, 'tenant_id'),
    raw,
    start: utc(raw['start']),
    stop: utc(raw['stop']),
    totalHours: number(raw['total_hours']),
    vcpuHours: number(raw['total_vcpus_usage']),
    ramHours: number(raw['total_memory_mb_usage']),
    diskHours: number(raw['total_local_gb_usage']),
    servers: Array.isArray(servers) ? records(servers).map(toServerUsage) : undefined,
  });
}

function toServerUsage(raw: Json): ServerUsage {
  return defined({
    serverId: idOf(raw, 'instance_id'),
    name: text(raw['name']) ?? '',
    raw,
    hours: number(raw['hours']),
    vcpus: number(raw['vcpus']),
    ram: number(raw['memory_mb']),
    disk: number(raw['local_gb']),
    flavor: text(raw['flavor']),
    state: text(raw['state']),
    started: utc(raw['started_at']),
    ended: utc(raw['ended_at']),
  });
}

export function toAvailabilityZone(raw: Json): AvailabilityZone {
  const { zoneState: state, hosts } = raw;
  return defined({
    name: idOf(raw, 'zoneName'),
    available: isRecord(state) && state['available'] === true,
    raw,
    hosts: isRecord(hosts) ? Object.keys(hosts) : undefined,
  });
}

/** Policies came as a list of one until 2.64. */
export function toServerGroup(raw: Json): ServerGroup {
  const { rules } = raw;
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    raw,
    policy: text(raw['policy']) ?? strings(raw['policies'])[0],
    maxServerPerHost: isRecord(rules) ? number(rules['max_server_per_host']) : undefined,
    members: strings(raw['members']),
    projectId: text(raw['project_id']),
    userId: text(raw['user_id']),
  });
}

export function toAggregate(raw: Json): Aggregate {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    raw,
    availabilityZone: text(raw['availability_zone']),
    hosts: strings(raw['hosts']),
    metadata: texts(raw['metadata']) ?? {},
    created: utc(raw['created_at']),
    updated: utc(raw['updated_at']),
  });
}

export function toHypervisor(raw: Json): Hypervisor {
  const service = isRecord(raw['service']) ? raw['service'] : {};
  const { servers } = raw;
  return defined({
    id: idOf(raw),
    hostname: idOf(raw, 'hypervisor_hostname'),
    raw,
    state: oneOf(raw['state'], ['up', 'down']),
    status: oneOf(raw['status'], ['enabled', 'disabled']),
    type: text(raw['hypervisor_type']),
    version: number(raw['hypervisor_version']),
    address: text(raw['host_ip']),
    host: text(service['host']),
    disabledReason: text(service['disabled_reason']),
    ...toCapacity(raw),
    uptime: text(raw['uptime']),
    servers: Array.isArray(servers)
      ? records(servers).map((server) => ({ id: idOf(server, 'uuid'), name: text(server['name']) ?? '' }))
      : undefined,
  });
}

export function toHypervisorStatistics(raw: Json): HypervisorStatistics {
  return defined({ raw, count: number(raw['count']), ...toCapacity(raw) });
}

function toCapacity(
  raw: Json,
): Record<
  'vcpus' | 'vcpusUsed' | 'ram' | 'ramUsed' | 'disk' | 'diskUsed' | 'runningServers',
  number | undefined
> {
  return {
    vcpus: number(raw['vcpus']),
    vcpusUsed: number(raw['vcpus_used']),
    ram: number(raw['memory_mb']),
    ramUsed: number(raw['memory_mb_used']),
    disk: number(raw['local_gb']),
    diskUsed: number(raw['local_gb_used']),
    runningServers: number(raw['running_vms']),
  };
}

export function toComputeService(raw: Json): ComputeService {
  const { forced_down: forcedDown } = raw;
  return defined({
    id: idOf(raw),
    binary: text(raw['binary']) ?? '',
    host: text(raw['host']) ?? '',
    raw,
    zone: text(raw['zone']),
    status: oneOf(raw['status'], ['enabled', 'disabled']),
    state: oneOf(raw['state'], ['up', 'down']),
    disabledReason: text(raw['disabled_reason']),
    forcedDown: typeof forcedDown === 'boolean' ? forcedDown : undefined,
    updated: utc(raw['updated_at']),
  });
}

export function toMigration(raw: Json): Migration {
  return defined({
    id: idOf(raw),
    status: text(raw['status']) ?? '',
    raw,
    uuid: text(raw['uuid']),
    serverId: text(raw['instance_uuid']) ?? text(raw['server_uuid']),
    type: oneOf(raw['migration_type'], ['migration', 'resize', 'live-migration', 'evacuation']),
    sourceHost: text(raw['source_compute']),
    destinationHost: text(raw['dest_compute']) ?? text(raw['dest_host']),
    projectId: text(raw['project_id']),
    userId: text(raw['user_id']),
    created: utc(raw['created_at']),
    updated: utc(raw['updated_at']),
  });
}
