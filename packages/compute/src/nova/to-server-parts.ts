import { isIPv6 } from 'node:net';
import { defined, isRecord } from '@leister/rest';
import type {
  SecurityGroup,
  ServerAction,
  ServerActionEvent,
  ServerInterface,
  ServerTopology,
  ServerTopologyNode,
} from '../model/server-parts.js';
import { idOf, type Json, number, records, text, utc } from './read.js';

export function toServerInterface(raw: Json): ServerInterface {
  return defined({
    portId: idOf(raw, 'port_id'),
    raw,
    networkId: text(raw['net_id']),
    mac: text(raw['mac_addr'])?.toLowerCase(),
    state: text(raw['port_state']),
    addresses: records(raw['fixed_ips']).map(toInterfaceAddress),
    tag: text(raw['tag']),
  });
}

function toInterfaceAddress(raw: Json): ServerInterface['addresses'][number] {
  const address = idOf(raw, 'ip_address');
  const version: 4 | 6 = isIPv6(address) ? 6 : 4;
  return defined({ address, version, subnetId: text(raw['subnet_id']) });
}

export function toServerAction(raw: Json): ServerAction {
  return defined({
    requestId: idOf(raw, 'request_id'),
    action: text(raw['action']) ?? '',
    raw,
    serverId: text(raw['instance_uuid']),
    started: utc(raw['start_time']),
    updated: utc(raw['updated_at']),
    message: text(raw['message']),
    userId: text(raw['user_id']),
    projectId: text(raw['project_id']),
    events: Array.isArray(raw['events']) ? records(raw['events']).map(toServerActionEvent) : undefined,
  });
}

function toServerActionEvent(raw: Json): ServerActionEvent {
  return defined({
    event: text(raw['event']) ?? '',
    raw,
    started: utc(raw['start_time']),
    finished: utc(raw['finish_time']),
    result: text(raw['result']),
    host: text(raw['host']),
    traceback: text(raw['traceback']),
    details: text(raw['details']),
  });
}

export function toSecurityGroup(raw: Json): SecurityGroup {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    raw,
    description: text(raw['description']),
  });
}

export function toServerTopology(raw: Json): ServerTopology {
  return defined({
    nodes: records(raw['nodes']).map(toTopologyNode),
    raw,
    pageSize: number(raw['pagesize_kb']),
  });
}

function toTopologyNode(raw: Json): ServerTopologyNode {
  const { vcpu_set: vcpus, cpu_pinning: pinning } = raw;
  const pinned = isRecord(pinning) ? Object.entries(pinning) : [];
  return defined({
    vcpus: Array.isArray(vcpus) ? vcpus.map(Number) : [],
    memory: number(raw['memory_mb']),
    hostNode: number(raw['host_node']),
    cpuPinning:
      pinned.length === 0 ? undefined : Object.fromEntries(pinned.map(([vcpu, cpu]) => [vcpu, Number(cpu)])),
  });
}
