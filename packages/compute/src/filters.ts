import { ClientError, invalidArgument } from '@leister/rest';
import type { Flavor, Image, ListFlavors, ListImages } from './model/resources.js';
import type { ListServers, Server } from './model/server.js';
import { toStatusWord } from './model/status.js';

/**
 * Whether a server passes a filter, for clouds that cannot filter themselves: `listing.filter(serverFilter(filter))`.
 * A server that does not tell its image, flavor, host and so on passes no filter for it. Pages are the cloud's matter.
 *
 * @throws ClientError, from what it gives: UNSUPPORTED for `allProjects`, and for `changesSince` and `changesBefore`
 * where a server does not tell, INVALID_ARGUMENT for one that is no date
 */
export function serverFilter(filter: ListServers): (server: Server) => boolean {
  const { name, image, flavor, host, changesSince, changesBefore } = filter;
  const { projectId, tags = [], ip, availabilityZone } = filter;
  const status = filter.status === undefined ? undefined : toStatusWord(filter.status);
  return (server) =>
    isOwn(filter.allProjects) &&
    (name === undefined || server.name.includes(name)) &&
    (status === undefined || server.status === status) &&
    (image === undefined || server.image?.id === image) &&
    (flavor === undefined || server.flavor?.id === flavor) &&
    (host === undefined || server.host === host) &&
    (projectId === undefined || server.projectId === projectId) &&
    tags.every((tag) => server.tags?.includes(tag)) &&
    (ip === undefined || hasAddress(server, ip)) &&
    (availabilityZone === undefined || server.availabilityZone === availabilityZone) &&
    isSince(server.updated, changesSince) &&
    (changesBefore === undefined || !isSince(server.updated, changesBefore));
}

/** Whether a flavor passes a filter, for clouds that cannot filter themselves. A size that is not told counts as 0. */
export function flavorFilter(filter: ListFlavors): (flavor: Flavor) => boolean {
  const { minDisk = 0, minRam = 0, access = 'all' } = filter;
  return ({ disk = 0, ram = 0, isPublic = true }) =>
    disk >= minDisk && ram >= minRam && (access === 'all' || isPublic === (access === 'public'));
}

/**
 * Whether an image passes a filter, for clouds that cannot filter themselves.
 *
 * @throws ClientError, from what it gives: UNSUPPORTED for what an image does not tell (`server`, `type`, mostly
 * `changesSince`), INVALID_ARGUMENT for a `changesSince` that is no date
 */
export function imageFilter(filter: ListImages): (image: Image) => boolean {
  const { name, server, type, changesSince } = filter;
  const status = filter.status?.toUpperCase();
  return (image) => {
    if (server !== undefined) throw notTold('of which server an image is');
    if (type !== undefined) throw notTold('of which type an image is');
    return (
      (name === undefined || image.name.includes(name)) &&
      (status === undefined || image.status === status) &&
      isSince(image.updated, changesSince)
    );
  };
}

function isOwn(allProjects: boolean | undefined): true {
  if (allProjects) throw notTold('of other projects');
  return true;
}

function hasAddress(server: Server, part: string): boolean {
  const all = Object.values(server.addresses ?? {}).flat();
  return all.some(({ address, version }) => version === 4 && address.includes(part));
}

function isSince(updated: string | undefined, since: string | undefined): boolean {
  if (since === undefined) return true;
  if (Number.isNaN(Date.parse(since))) throw invalidArgument(`not a date: ${JSON.stringify(since)}`);
  if (updated === undefined) throw notTold('when something changed');
  return Date.parse(updated) >= Date.parse(since);
}

/** To give nothing, or everything, would be a wrong answer. */
function notTold(what: string): ClientError {
  return new ClientError(`this cloud does not tell ${what}: it cannot be filtered by`, {
    status: 501,
    code: 'UNSUPPORTED',
  });
}
