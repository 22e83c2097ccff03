import { ClientError, invalidArgument } from '@leister/rest';
import type { Cloud, CloudState, Item, ItemKind } from './state.js';

const nouns: Record<ItemKind, string> = {
  servers: 'server',
  flavors: 'flavor',
  images: 'image',
  keypairs: 'keypair',
  floatingIps: 'floating address',
  volumes: 'volume',
};

/** @throws ClientError NOT_FOUND; INVALID_ARGUMENT for what cannot be an id */
export function find<K extends ItemKind>(cloud: Cloud, kind: K, id: string): CloudState[K][number] {
  if (typeof id !== 'string' || id === '') throw invalidArgument(`not the id of a ${nouns[kind]}`);
  const items: readonly CloudState[K][number][] = cloud.state[kind];
  const found = items.find((item) => item.id === id);
  if (!found) throw notFound(`no ${nouns[kind]} has the id ${JSON.stringify(id)}`);
  return found;
}

/** What a request names beside what it is about: Nova says BAD_REQUEST where that is not there. */
export function findNamed<K extends ItemKind>(cloud: Cloud, kind: K, id: string): CloudState[K][number] {
  try {
    return find(cloud, kind, id);
  } catch (error) {
    throw badRequest(ClientError.from(error).message);
  }
}

/** The number of an item that is about to be made, which is its id too: one that no item of a seed has. */
export function nextSerial(cloud: Cloud, kind: ItemKind): number {
  const { serials } = cloud.state;
  const items: readonly Item[] = cloud.state[kind];
  do serials[kind]++;
  while (items.some(({ id }) => id === String(serials[kind])));
  return serials[kind];
}

export function remove(cloud: Cloud, kind: ItemKind, item: Item): void {
  const items: Item[] = cloud.state[kind];
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
}

export function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

// No HTTP answer ever comes from this cloud: its errors have a code and no status.

export function notFound(message: string): ClientError {
  return new ClientError(message, { code: 'NOT_FOUND' });
}

export function badRequest(message: string): ClientError {
  return new ClientError(message, { code: 'BAD_REQUEST' });
}

export function conflict(message: string): ClientError {
  return new ClientError(message, { code: 'CONFLICT' });
}
