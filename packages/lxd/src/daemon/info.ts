import { isRecord } from '@leister/compute';

/** What the daemon tells of itself. */
export interface DaemonInfo {
  extensions: ReadonlySet<string>;
  /** `trusted` or `untrusted`. */
  auth: string;
  /** What its headers start with: `x-lxd-` or `x-incus-`. */
  headerPrefix: string;
}

/** What the daemon says of itself in `GET /1.0`. One that does not trust the caller does not tell what it is. */
export function toInfo(metadata: unknown): DaemonInfo {
  const server = isRecord(metadata) ? metadata : {};
  const environment = isRecord(server['environment']) ? server['environment'] : {};
  const extensions = Array.isArray(server['api_extensions']) ? server['api_extensions'].map(String) : [];
  return {
    extensions: new Set(extensions),
    auth: String(server['auth']),
    headerPrefix: environment['server'] === 'incus' ? 'x-incus-' : 'x-lxd-',
  };
}

/** A value that is fetched when it is first wanted. A failure is not kept. */
export class Cached<T> {
  #value: T | undefined;

  async get(fetch: () => Promise<T>): Promise<T> {
    return (this.#value ??= await fetch());
  }
}
