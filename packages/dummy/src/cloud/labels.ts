import { invalidArgument } from '@leister/rest';
import { find, isoDate, notFound } from './items.js';
import type { Cloud } from './state.js';

type Texts = Readonly<Record<string, string>>;

/** What servers and images have alike. */
type Labelled = 'servers' | 'images';

/** All of it, or what one key says. */
export function getMetadata(cloud: Cloud, kind: Labelled, id: string, key?: string): Record<string, string> {
  const { metadata } = find(cloud, kind, id);
  return key === undefined ? { ...metadata } : { [key]: valueOf(metadata, key) };
}

/** Sets the keys given and leaves the others; gives all. */
export function setMetadata(
  cloud: Cloud,
  kind: Labelled,
  id: string,
  changes: Texts,
): Record<string, string> {
  const item = find(cloud, kind, id);
  for (const [key, value] of Object.entries(changes)) {
    if (key === '' || typeof value !== 'string') throw invalidArgument('metadata is text by non-empty keys');
  }
  item.metadata = { ...item.metadata, ...changes };
  item.updated = isoDate(cloud.now);
  return { ...item.metadata };
}

export function deleteMetadata(cloud: Cloud, kind: Labelled, id: string, key: string): void {
  const item = find(cloud, kind, id);
  valueOf(item.metadata, key);
  item.metadata = Object.fromEntries(Object.entries(item.metadata).filter(([name]) => name !== key));
  item.updated = isoDate(cloud.now);
}

export function setTags(cloud: Cloud, id: string, tags: readonly string[]): string[] {
  const server = find(cloud, 'servers', id);
  for (const tag of tags) checkTag(tag);
  server.tags = [...new Set(tags)];
  server.updated = isoDate(cloud.now);
  return [...server.tags];
}

export function addTag(cloud: Cloud, id: string, tag: string): void {
  setTags(cloud, id, [...find(cloud, 'servers', id).tags, tag]);
}

export function deleteTag(cloud: Cloud, id: string, tag: string): void {
  const { tags } = find(cloud, 'servers', id);
  if (!tags.includes(tag)) throw notFound(`server ${id} has no tag ${JSON.stringify(tag)}`);
  setTags(
    cloud,
    id,
    tags.filter((other) => other !== tag),
  );
}

function valueOf(metadata: Texts, key: string): string {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  if (value === undefined) throw notFound(`no metadata has the key ${JSON.stringify(key)}`);
  return value;
}

/** As Nova has it: 60 characters, neither commas nor slashes. @throws ClientError INVALID_ARGUMENT */
export function checkTag(tag: string): void {
  if (typeof tag === 'string' && /^[^,/]{1,60}$/.test(tag)) return;
  throw invalidArgument(`not a tag: ${JSON.stringify(tag)}`);
}
