import {
  type CreateServer,
  type ListServers,
  type NetworkRequest,
  type RebuildServer,
  toServerStatus,
} from '@leister/compute';
import { defined, invalidArgument } from '@leister/rest';
import { badRequest, find, findNamed, isoDate, nextSerial } from './items.js';
import { checkTag } from './labels.js';
import type { Cloud, FileRecord, ServerRecord } from './state.js';
import { assertPossible, assertUnlocked, begin, beginTask, statusOf } from './transitions.js';

/** The machine that all servers run on. */
export const theHost = 'dummy';
/** The network they are all on; its name is its id. */
const theNetwork = 'public';

/** Begins to create a server, which has been found right in form. */
export function createServer(cloud: Cloud, wanted: CreateServer): ServerRecord {
  findNamed(cloud, 'flavors', wanted.flavorId);
  if (wanted.imageId !== undefined) findNamed(cloud, 'images', wanted.imageId);
  const { state, rules, now } = cloud;
  const fake = rules.profile === 'fake-driver';
  // The Orchestrator's dummy driver has no keypairs, and takes any name of one.
  if (wanted.keyName !== undefined && !fake) findNamed(cloud, 'keypairs', wanted.keyName);
  wanted.networks?.forEach(checkNetwork);
  wanted.tags?.forEach(checkTag);
  const serial = nextSerial(cloud, 'servers');
  const number = fake ? state.servers.length + 1 : serial;
  const server: ServerRecord = defined({
    serial,
    id: String(number),
    name: fake ? `dummy-${number}` : wanted.name,
    status: 'BUILD' as const,
    flavorId: wanted.flavorId,
    imageId: wanted.imageId,
    addresses: addressesOf(wanted.networks, loopbackAddress(number)),
    metadata: { ...wanted.metadata },
    tags: [...new Set(wanted.tags)],
    created: isoDate(now),
    updated: isoDate(now),
    log: [],
    keyName: wanted.keyName,
    availabilityZone: wanted.availabilityZone,
    securityGroups: [...(wanted.securityGroups ?? ['default'])],
    description: wanted.description,
    configDrive: wanted.configDrive,
    files: wanted.personality?.map(({ contents, ...file }): FileRecord =>
      defined({ ...file, contents: base64(contents) }),
    ),
    userData: wanted.userData === undefined ? undefined : base64(wanted.userData),
    blockDevices: wanted.blockDeviceMapping?.map((device) => ({ ...device })),
    extra: fake ? { foo: 'bar' } : undefined,
  });
  state.servers.push(server);
  beginTask(cloud, server, { name: 'spawning', status: 'BUILD', then: 'ACTIVE' }, rules.buildTime);
  return server;
}

/** Begins to delete a server, whatever it is busy with. */
export function deleteServer(cloud: Cloud, id: string): ServerRecord {
  const server = find(cloud, 'servers', id);
  if (server.task?.name === 'deleting') return server;
  assertUnlocked(server);
  beginTask(
    cloud,
    server,
    { name: 'deleting', status: statusOf(server), then: 'DELETED' },
    cloud.rules.actionTime,
  );
  return server;
}

export function renameServer(cloud: Cloud, id: string, name: string): ServerRecord {
  if (typeof name !== 'string' || name.trim() === '') throw invalidArgument('a server needs a name');
  const server = find(cloud, 'servers', id);
  server.name = name;
  server.updated = isoDate(cloud.now);
  return server;
}

/** The server has the new flavor once it is in VERIFY_RESIZE. */
export function resizeServer(cloud: Cloud, id: string, flavorId: string): ServerRecord {
  const server = find(cloud, 'servers', id);
  findNamed(cloud, 'flavors', flavorId);
  if (server.flavorId === flavorId) throw badRequest(`server ${id} has the flavor ${flavorId} already`);
  const before = server.flavorId;
  begin(cloud, server, 'resize', { flavorId });
  server.previousFlavorId = before;
  return server;
}

export function confirmResize(cloud: Cloud, id: string): ServerRecord {
  const server = find(cloud, 'servers', id);
  begin(cloud, server, 'confirm the resize of');
  delete server.previousFlavorId;
  return server;
}

export function revertResize(cloud: Cloud, id: string): ServerRecord {
  const server = find(cloud, 'servers', id);
  const { previousFlavorId } = server;
  begin(
    cloud,
    server,
    'revert the resize of',
    previousFlavorId === undefined ? {} : { flavorId: previousFlavorId },
  );
  delete server.previousFlavorId;
  return server;
}

export function lockServer(cloud: Cloud, id: string, reason: string | undefined): ServerRecord {
  const server = find(cloud, 'servers', id);
  server.locked = defined({ reason });
  return server;
}

export function unlockServer(cloud: Cloud, id: string): ServerRecord {
  const server = find(cloud, 'servers', id);
  delete server.locked;
  return server;
}

export function rebuildServer(cloud: Cloud, id: string, rebuild: RebuildServer): ServerRecord {
  const { imageId, name, metadata, description, keyName, userData } = rebuild;
  const server = find(cloud, 'servers', id);
  if (imageId !== undefined) findNamed(cloud, 'images', imageId);
  else if (server.imageId === undefined) {
    throw invalidArgument('the server was not made from an image: name one');
  }
  if (keyName !== undefined && keyName !== null) findNamed(cloud, 'keypairs', keyName);
  assertPossible(server, 'rebuild');
  if (metadata !== undefined) server.metadata = { ...metadata };
  replace(server, 'description', description);
  replace(server, 'keyName', keyName);
  replace(server, 'userData', userData === undefined || userData === null ? userData : base64(userData));
  if (name !== undefined) renameServer(cloud, id, name);
  if (imageId !== undefined) server.imageId = imageId;
  begin(cloud, server, 'rebuild');
  return server;
}

/** Sets what is given and takes away what is null. */
function replace<K extends 'description' | 'keyName' | 'userData'>(
  server: ServerRecord,
  field: K,
  value: string | null | undefined,
): void {
  if (value === null) delete server[field];
  else if (value !== undefined) server[field] = value;
}

/** The servers that pass all filters, oldest first. `limit` and `marker` are for who makes the pages. */
export function filterServers(cloud: Cloud, filter: ListServers): ServerRecord[] {
  const { name, status, image, flavor, host, changesSince, changesBefore } = filter;
  const { projectId, tags = [], ip, availabilityZone } = filter;
  const [since, before] = [changesSince, changesBefore].map(toTime);
  // There is one project, and it has no id: all that is here is of all projects, and nothing of one.
  return cloud.state.servers.filter(
    (server) =>
      (name === undefined || server.name.includes(name)) &&
      (status === undefined || statusOf(server) === toServerStatus(status)) &&
      (image === undefined || server.imageId === image) &&
      (flavor === undefined || server.flavorId === flavor) &&
      (host === undefined || host === theHost) &&
      projectId === undefined &&
      tags.every((tag) => server.tags.includes(tag)) &&
      (ip === undefined ||
        Object.values(server.addresses)
          .flat()
          .some((address) => address.includes(ip))) &&
      (availabilityZone === undefined || server.availabilityZone === availabilityZone) &&
      (since === undefined || Date.parse(server.updated) >= since) &&
      (before === undefined || Date.parse(server.updated) <= before),
  );
}

function toTime(date: string | undefined): number | undefined {
  const time = date === undefined ? undefined : Date.parse(date);
  if (Number.isNaN(time)) throw invalidArgument(`not a date: ${JSON.stringify(date)}`);
  return time;
}

/** 127.0.0.1 for the first, and so on through the addresses of the loopback network. */
function loopbackAddress(number: number): string {
  return ['127', number >> 16, number >> 8, number].map((part) => Number(part) & 255).join('.');
}

function checkNetwork({ uuid, port }: NetworkRequest): void {
  if (port !== undefined) throw badRequest(`no port has the id ${JSON.stringify(port)}`);
  if (uuid !== theNetwork)
    throw badRequest(`no network has the id ${JSON.stringify(uuid)}: there is ${theNetwork}`);
}

function addressesOf(
  wanted: readonly NetworkRequest[] | undefined,
  address: string,
): Record<string, string[]> {
  if (wanted?.length === 0) return {};
  return { [theNetwork]: wanted?.map(({ fixedIp = address }) => fixedIp) ?? [address] };
}

function base64(data: string | Uint8Array): string {
  return Buffer.from(typeof data === 'string' ? new TextEncoder().encode(data) : data).toString('base64');
}
