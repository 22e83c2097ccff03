import { invalidArgument, isRecord } from '@leister/rest';

/** Where the daemon keeps what its users put there. */
const prefix = 'user.';
/** Where this client keeps what LXD has no place for. */
const own = 'user.leister.';

export const tagsKey = `${own}tags`;
export const previousFlavorKey = `${own}previous-flavor`;

/** Keys with a meaning to cloud-init, which are nobody's metadata. */
const reserved = new Set(['user.user-data', 'user.meta-data', 'user.vendor-data', 'user.network-config']);

type Config = Readonly<Record<string, string>>;

/** The metadata in a configuration. */
export function metadataOf(config: Config): Record<string, string> {
  const entries = Object.entries(config).filter(([key]) => key.startsWith(prefix) && !isReserved(key));
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length), value]));
}

/**
 * Metadata as it stands in a configuration.
 *
 * @throws ClientError INVALID_ARGUMENT for a key with another use, and for an empty value, which LXD does not keep
 */
export function metadataConfig(metadata: Config): Record<string, string> {
  if (!isRecord(metadata)) throw invalidArgument('metadata is texts by their keys');
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => {
      if (typeof value !== 'string' || value === '') {
        throw invalidArgument(`LXD keeps no empty value: metadata ${JSON.stringify(key)}`);
      }
      return [metadataKey(key), value];
    }),
  );
}

/** @throws ClientError INVALID_ARGUMENT */
export function metadataKey(key: string): string {
  const full = prefix + key;
  if (key === '' || isReserved(full))
    throw invalidArgument(`not a key for metadata on LXD: ${JSON.stringify(key)}`);
  return full;
}

/** The tags in a configuration. */
export function tagsOf(config: Config): string[] {
  const tags = parseJson(config[tagsKey]);
  return Array.isArray(tags) ? tags.map(String) : [];
}

/** Tags as they stand in a configuration; no tag is no key. */
export function tagsConfig(tags: readonly string[]): Record<string, string> {
  return { [tagsKey]: tags.length === 0 ? '' : JSON.stringify([...new Set(tags)]) };
}

/** A value of a configuration that holds JSON; undefined for anything else, as anybody may write there. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function isReserved(key: string): boolean {
  return reserved.has(key) || key.startsWith(own);
}
