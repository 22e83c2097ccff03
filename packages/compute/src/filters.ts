import { ClientError, invalidArgument } from '@leister/rest';
import type { Flavor, Image, ListFlavors, ListImages } from './model/resources.js';
import type { ListServers, Server } from './model/server.js';
import { toStatusWord } from './model/status.js';

/**
 * Whether a server passes a filter, for clouds that cannot filter themselves: `listing.filter(serverFilter(filter))`.
 * A server that does not tell its image, flavor or host passes no filter for it. Pages are the cloud's matter.
 *
 * @throws ClientError, from what it gives: UNSUPPORTED for `changesSince` where a server does not tell, INVALID_ARGUMENT
 * for one that is no date
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

/** Whether a flavor passes a filter, for clouds that cannot filter themselves. A size that is not told counts as 0. */
export function flavorFilter({ minDisk = 0, minRam = 0 }: ListFlavors): (flavor: Flavor) => boolean {
  return ({ disk = 0, ram = 0 }) => disk >= minDisk && ram >= minRam;
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
