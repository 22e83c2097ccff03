import { badRequest, find } from './items.js';
import type { Cloud } from './state.js';

const consoleTypes = ['novnc', 'xvpvnc', 'spice-html5', 'rdp-html5', 'serial', 'webmks'];

/** The last lines of what a server printed. */
export function consoleLog(cloud: Cloud, id: string, lines = Infinity): string {
  const { log } = find(cloud, 'servers', id);
  return log
    .slice(Math.max(0, log.length - lines))
    .map((line) => `${line}\n`)
    .join('');
}

/** Where a viewer would connect, if there were anything to see. */
export function consoleUrl(cloud: Cloud, id: string, type: string): string {
  const server = find(cloud, 'servers', id);
  if (!consoleTypes.includes(type)) throw badRequest(`no console of type ${JSON.stringify(type)}`);
  return `https://console.invalid/${type}?token=${server.serial}`;
}

/** How much is used, by the names of Nova; -1 is no limit. */
export function limits({ state }: Cloud): Record<string, number> {
  const ram = (flavorId: string): number => state.flavors.find(({ id }) => id === flavorId)?.ram ?? 0;
  return {
    maxTotalInstances: -1,
    totalInstancesUsed: state.servers.length,
    maxTotalRAMSize: -1,
    totalRAMUsed: state.servers.reduce((sum, { flavorId }) => sum + ram(flavorId), 0),
    maxTotalKeypairs: -1,
  };
}
