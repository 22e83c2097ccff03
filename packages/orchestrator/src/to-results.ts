import { isRecord, type Json, number, record, type ServerAddress, text, texts } from '@leister/compute';
import { ClientError, defined } from '@leister/rest';
import { isIPv6 } from 'node:net';
import type {
  Assignment,
  AssignmentResult,
  OrchestratorFlavor,
  OrchestratorImage,
  OrchestratorNode,
  OrchestratorServer,
  ServedCloud,
  Stopped,
  Tenant,
} from './model.js';
import { toNodeState, toServerStatus, toTaskState } from './states.js';

/**
 * What an answer lists under a name. An empty list is written as an empty object where the Orchestrator has nothing to
 * go on.
 *
 * @throws ClientError PARSE
 */
export function listIn(body: unknown, name: string): Json[] {
  const list = isRecord(body) ? body[name] : undefined;
  if (isRecord(list) && Object.keys(list).length === 0) return [];
  if (!Array.isArray(list)) throw notThere(name, body);
  return list.map((item) => record(item, name));
}

/** The one thing that an answer holds under the name of a list. @throws ClientError PARSE */
export function oneIn(body: unknown, name: string): Json {
  const one = isRecord(body) ? body[name] : undefined;
  return record(Array.isArray(one) && one.length === 1 ? one[0] : one, name);
}

export function toNode(raw: Json): OrchestratorNode {
  const id = idOf(raw);
  const extra = raw['extra'];
  return defined({
    id,
    name: text(raw['name']) ?? id,
    state: toNodeState(raw['state']),
    publicIps: textsIn(raw['public_ips']),
    privateIps: textsIn(raw['private_ips']),
    extra: isRecord(extra) ? extra : {},
    raw,
    uuid: text(raw['uuid']),
    ...driverOf(raw),
  });
}

/** What libcloud's driver of OpenStack calls `extra` says more of a server. Other drivers have other words. */
export function toServer(node: OrchestratorNode): OrchestratorServer {
  const { id, name, state, extra, raw, uuid, provider, cloudType } = node;
  return defined({
    id,
    name,
    status: toServerStatus(state),
    raw,
    flavor: referenceTo(extra['flavorId'], extra['flavorName']),
    image: referenceTo(extra['imageId'], undefined),
    addresses: addressesOf(node),
    metadata: texts(extra['metadata']),
    created: dateIn(extra['created']),
    updated: dateIn(extra['updated']),
    taskState: toTaskState(state),
    userId: text(extra['userId']),
    projectId: text(extra['tenantId']),
    keyName: text(extra['key_name']),
    availabilityZone: text(extra['availability_zone']),
    uuid,
    provider,
    cloudType,
  });
}

export function toImage(raw: Json): OrchestratorImage {
  const id = idOf(raw);
  return defined({ id, name: text(raw['name']) ?? id, raw, ...driverOf(raw) });
}

/** Memory in MiB, disk in GiB. */
export function toFlavor(raw: Json): OrchestratorFlavor {
  const id = idOf(raw);
  // A driver that does not tell the processors has none.
  const vcpus = number(raw['cpu']) || undefined;
  const sizes = { vcpus, ram: number(raw['ram']), disk: number(raw['disk']) };
  return defined({ id, name: text(raw['name']) ?? id, raw, ...sizes, ...driverOf(raw) });
}

export function toTenant(raw: Json): Tenant {
  return defined({ raw, id: text(raw['id']), name: text(raw['name']) });
}

export function toServedCloud(raw: Json): ServedCloud {
  return defined({ name: idOf(raw, 'name'), raw, type: text(raw['type']), host: text(raw['host']) });
}

export function toAssignment(raw: Json): Assignment {
  return defined({
    id: idOf(raw),
    raw,
    node: text(raw['id_vm']),
    hostname: text(raw['hostname']),
    cloud: text(raw['cloud']),
    user: text(raw['user']),
    recipe: text(raw['recipe']),
    recipeId: text(raw['recipe_id']),
    status: number(raw['status']),
    statusDescription: text(raw['status_desc']),
  });
}

export function toStopped(body: unknown): Stopped {
  const raw = record(body, 'result');
  return { result: idOf(raw, 'result'), raw };
}

/** What it tells is Cistern's, and may be missing. */
export function toAssignmentResult(body: unknown): AssignmentResult {
  const raw = record(body, 'result');
  return defined({
    result: text(raw['result']) ?? '',
    raw,
    id: text(raw['id']),
    node: text(raw['id_vm']),
  });
}

function driverOf(raw: Json): { provider?: string; cloudType?: string } {
  return defined({ provider: text(raw['provider']), cloudType: text(raw['cloud_type']) });
}

function idOf(raw: Json, field = 'id'): string {
  const id = text(raw[field]);
  if (id === undefined) throw notThere(field, raw);
  return id;
}

function notThere(what: string, body: unknown): ClientError {
  return new ClientError(`the answer holds no ${what}`, { code: 'PARSE', body });
}

function referenceTo(id: unknown, name: unknown): { id?: string; name?: string } | undefined {
  const known = defined({ id: text(id), name: text(name) });
  return Object.keys(known).length === 0 ? undefined : known;
}

/** ISO 8601 in UTC; undefined for a time told in another way. */
function dateIn(value: unknown): string | undefined {
  const time = text(value);
  return time !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)$/.test(time) ? time : undefined;
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : [];
}

function addressesOf({ publicIps, privateIps }: OrchestratorNode): Record<string, ServerAddress[]> {
  const networks = Object.entries({ public: publicIps, private: privateIps });
  const used = networks.filter(([, addresses]) => addresses.length > 0);
  return Object.fromEntries(used.map(([network, addresses]) => [network, addresses.map(toAddress)]));
}

function toAddress(address: string): ServerAddress {
  return { address, version: isIPv6(address) ? 6 : 4 };
}
