import type { Flavor, Image, ListFlavors, ListImages } from './model/resources.js';
import type { ListServers, Server } from './model/server.js';
import { toStatusWord } from './model/status.js';

/**
 * Whether a server passes a filter, for clouds that cannot filter themselves: `listing.filter(serverFilter(filter))`.
 * What a server does not tell (its host, say) passes no filter for it. Pages are the cloud's matter.
 */
export function serverFilter(filter: ListServers): (server: Server) => boolean {
  const { name, image, flavor, host, changesSince } = filter;
  const status = filter.status === undefined ? undefined : toStatusWord(filter.status);
  return (server) =>
    (name === undefined || server.name.includes(name)) &&
    (status === undefined || server.status === status) &&
    (image === undefined || server.image?.id === image) &&
    (flavor === undefined || server.flavor?.id === flavor) &&
    (host === undefined || server.host === host) &&
    isSince(server.updated, changesSince);
}

/** Whether a flavor passes a filter, for clouds that cannot filter themselves. A size that is not told is 0. */
export function flavorFilter({ minDisk = 0, minRam = 0 }: ListFlavors): (flavor: Flavor) => boolean {
  return ({ disk = 0, ram = 0 }) => disk >= minDisk && ram >= minRam;
}

/** Whether an image passes a filter, for clouds that cannot filter themselves. `server` and `type` are not told: none passes. */
export function imageFilter(filter: ListImages): (image: Image) => boolean {
  const { name, server, type, changesSince } = filter;
  const status = filter.status?.toUpperCase();
  return (image) =>
    (name === undefined || image.name.includes(name)) &&
    (status === undefined || image.status === status) &&
    server === undefined &&
    type === undefined &&
    isSince(image.updated, changesSince);
}

function isSince(updated: string | undefined, since: string | undefined): boolean {
  if (since === undefined) return true;
  return updated !== undefined && Date.parse(updated) >= Date.parse(since);
}
