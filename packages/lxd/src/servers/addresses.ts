import { isRecord, type Json, type Nic, type ServerAddress, text } from '@leister/compute';
import { ClientError, defined } from '@leister/rest';
import { toInstance } from './instance.js';
import type { LxdDevice } from '../model.js';

type Devices = Readonly<Record<string, LxdDevice>>;

/** Addresses by network, or by network card where the card is on none of LXD's networks. */
export function addressesIn(state: Json, devices: Devices): Record<string, ServerAddress[]> {
  const byNetwork: Record<string, ServerAddress[]> = {};
  for (const { network, addresses } of cardsIn(state, devices)) {
    if (addresses.length > 0) (byNetwork[network] ??= []).push(...addresses);
  }
  return byNetwork;
}

/** The network cards of an instance with its state; of one that does not run, as it is configured. */
export function nicsOf(raw: Json): Nic[] {
  const { config, expandedDevices } = toInstance(raw);
  const cards = isRecord(raw['state']) ? cardsIn(raw['state'], expandedDevices) : [];
  return (cards.length > 0 ? cards : cardsOf(expandedDevices, config)).map(({ addresses, ...card }) => ({
    ...card,
    addresses: addresses.map(({ address, version }) => ({ address, version })),
  }));
}

/** The card on a network; of several, the first, with the addresses of all. @throws ClientError NOT_FOUND */
export function nicOf(raw: Json, server: string, network: string): Nic {
  const cards = nicsOf(raw).filter((nic) => nic.network === network);
  const [first] = cards;
  if (first) return { ...first, addresses: cards.flatMap(({ addresses }) => addresses) };
  throw new ClientError(`server ${server} is not on a network ${JSON.stringify(network)}`, {
    code: 'NOT_FOUND',
  });
}

interface Card {
  network: string;
  addresses: ServerAddress[];
  mac?: string;
  raw: unknown;
}

/** The network cards in the state of an instance, without its loopback. */
function cardsIn(state: Json, devices: Devices): Card[] {
  const cards = isRecord(state['network']) ? Object.entries(state['network']) : [];
  return cards.flatMap(([name, raw]) => {
    if (!isRecord(raw) || raw['type'] === 'loopback') return [];
    const mac = text(raw['hwaddr'])?.toLowerCase();
    const list = Array.isArray(raw['addresses']) ? raw['addresses'].filter(isRecord) : [];
    const device = Object.entries(devices).find(([key, { name: own }]) => (own ?? key) === name)?.[1];
    return [
      defined({
        network: device?.['network'] ?? name,
        addresses: list.filter(isGlobal).map((address) => toAddress(address, mac)),
        mac,
        raw,
      }),
    ];
  });
}

function cardsOf(devices: Devices, config: Readonly<Record<string, string>>): Card[] {
  return Object.entries(devices).flatMap(([key, device]) => {
    if (device['type'] !== 'nic') return [];
    const mac = device['hwaddr'] ?? config[`volatile.${key}.hwaddr`];
    return [
      defined({ network: device['network'] ?? device['name'] ?? key, addresses: [], mac, raw: device }),
    ];
  });
}

function isGlobal({ scope }: Json): boolean {
  return scope !== 'link' && scope !== 'local';
}

function toAddress({ address, family }: Json, mac: string | undefined): ServerAddress {
  return defined({
    address: String(address),
    version: family === 'inet6' ? (6 as const) : (4 as const),
    mac,
    type: 'fixed' as const,
  });
}
