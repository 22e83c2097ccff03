import { isRecord, type NetworkRequest } from '@leister/compute';
import { ClientError, defined, invalidArgument } from '@leister/rest';
import { isIP } from 'node:net';
import { toDevices } from './instance.js';
import type { LxdDevice } from '../model.js';

/**
 * The network cards of a new instance: `eth0`, `eth1` ... for the networks asked for. Whatever card else its profiles
 * would bring is masked, so that it gets these and no others.
 *
 * @param profiles as listed by the daemon
 * @throws ClientError INVALID_ARGUMENT; UNSUPPORTED for a port, which LXD does not have
 */
export function networkDevices(
  networks: readonly NetworkRequest[],
  profiles: unknown,
  used: readonly string[],
): Record<string, LxdDevice> {
  const masked = nicNames(profiles, used).map((name) => [name, { type: 'none' }] as const);
  const cards = networks.map(
    (network, index) => [`eth${index}`, networkCard(network, `eth${index}`)] as const,
  );
  return Object.fromEntries([...masked, ...cards]);
}

/** @throws ClientError */
export function checkNetworks(networks: readonly NetworkRequest[]): void {
  for (const { uuid, port, fixedIp } of networks) {
    if (port !== undefined) {
      throw new ClientError('LXD has no ports: name the network', { status: 501, code: 'UNSUPPORTED' });
    }
    if (uuid === undefined || uuid === '') throw invalidArgument('a network needs a uuid: on LXD its name');
    if (fixedIp !== undefined && isIP(fixedIp) === 0) throw invalidArgument(`not an address: ${fixedIp}`);
  }
}

function networkCard({ uuid = '', fixedIp }: NetworkRequest, name: string): LxdDevice {
  return defined({
    type: 'nic',
    name,
    network: uuid,
    'ipv4.address': fixedIp !== undefined && isIP(fixedIp) === 4 ? fixedIp : undefined,
    'ipv6.address': fixedIp !== undefined && isIP(fixedIp) === 6 ? fixedIp : undefined,
  });
}

/** Names of the network cards that profiles bring, in order and each once. */
function nicNames(profiles: unknown, wanted: readonly string[]): string[] {
  const list = Array.isArray(profiles) ? profiles.filter(isRecord) : [];
  const used = list.filter((profile) => wanted.includes(String(profile['name'])));
  const names = used.flatMap((profile) =>
    Object.entries(toDevices(profile['devices']))
      .filter(([, device]) => device['type'] === 'nic')
      .map(([name]) => name),
  );
  return [...new Set(names)];
}
