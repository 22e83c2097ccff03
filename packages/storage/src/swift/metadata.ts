import type { IncomingHttpHeaders } from 'node:http';
import { firstHeader } from '@leister/rest';
import type { HeaderText } from './header-text.js';

/** What metadata belongs to. */
export type MetadataOwner = 'account' | 'container' | 'object';

/** Swift keeps settings of its own among the metadata. They have fields and methods of their own here. */
const settings: Readonly<Record<MetadataOwner, readonly string[]>> = {
  account: ['temp-url-key', 'temp-url-key-2', 'quota-bytes'],
  container: ['temp-url-key', 'temp-url-key-2', 'quota-bytes', 'quota-count'],
  object: [],
};

/** Metadata by name. Names come back in lower case: HTTP knows no other. */
export type Metadata = Record<string, string>;

export function readMetadata(owner: MetadataOwner, headers: IncomingHttpHeaders, text: HeaderText): Metadata {
  const prefix = `x-${owner}-meta-`;
  const found = Object.entries(headers).flatMap(([name, value]) => {
    const key = name.startsWith(prefix) ? text.decodeName(name.slice(prefix.length)) : '';
    if (key === '' || settings[owner].includes(key)) return [];
    return [[key, text.decodeValue(firstHeader(value) ?? '')] as const];
  });
  return Object.fromEntries(found);
}

/** The headers that set metadata. @throws ClientError INVALID_ARGUMENT for a name that no header can have */
export function metadataHeaders(
  owner: MetadataOwner,
  metadata: Readonly<Metadata> | undefined,
  text: HeaderText,
): Record<string, string> {
  const entries = Object.entries(metadata ?? {});
  return Object.fromEntries(
    entries.map(([key, value]) => [`x-${owner}-meta-${text.encodeName(key)}`, text.encodeValue(value)]),
  );
}

/** The headers that take metadata away from an account or container; an object's is always set as a whole. */
export function removalHeaders(
  owner: Exclude<MetadataOwner, 'object'>,
  keys: readonly string[],
  text: HeaderText,
): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [`x-remove-${owner}-meta-${text.encodeName(key)}`, 'x']));
}
