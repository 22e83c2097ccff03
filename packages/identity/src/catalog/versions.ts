import { type Json, recordList, text } from '@leister/openstack';
import { ClientError, defined, isRecord } from '@leister/rest';

/** A version of an API, as a service says of itself. */
export interface ApiVersion {
  /** `v3.14`, `v2.1`, ... */
  id: string;
  /** In capital letters: CURRENT, SUPPORTED, DEPRECATED, EXPERIMENTAL; Keystone says STABLE. */
  status?: string;
  /** Where it says that it is. Behind a front end that is often wrong. */
  url?: string;
  /** The first and the last microversion. */
  minMicroversion?: string;
  maxMicroversion?: string;
  /** As the service sent it. */
  raw: unknown;
}

/**
 * The versions that a service lists at its root, or at one of them: `{"versions": {"values": [...]}}` of Keystone,
 * `{"versions": [...]}` of the others, `{"version": {...}}` at the address of a version.
 *
 * @throws ClientError PARSE for what is no list of versions
 */
export function readVersions(body: unknown): ApiVersion[] {
  const { versions, version }: Json = isRecord(body) ? body : {};
  const list = isRecord(versions)
    ? versions['values']
    : (versions ?? (isRecord(version) ? [version] : undefined));
  if (!Array.isArray(list)) throw new ClientError('the answer lists no versions', { code: 'PARSE', body });
  return recordList(list).map(readVersion);
}

function readVersion(raw: Json): ApiVersion {
  const self = recordList(raw['links']).find(({ rel }) => rel === 'self');
  return defined({
    id: text(raw['id']) ?? '',
    status: text(raw['status'])?.toUpperCase(),
    url: text(self?.['href']),
    minMicroversion: text(raw['min_version']),
    maxMicroversion: text(raw['max_version']) ?? text(raw['version']),
    raw,
  });
}

/** The root of a service, where it lists its versions: what stands before the version in its URL. */
export function rootOf(url: string): string {
  return `${url.replace(/\/v\d+(?:\.\d+)?(?:\/.*)?$/, '').replace(/\/+$/, '')}/`;
}
