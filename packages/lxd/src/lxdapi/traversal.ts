import type { LxdApi } from './lxd-api.js';

/**
 * The words that LXD's own paths are made of. Naming them gives them a type of their own: what is reached by any other
 * name may be undefined to a program compiled with `noUncheckedIndexedAccess`.
 */
type Word =
  | '1.0'
  | 'acls'
  | 'aliases'
  | 'backups'
  | 'buckets'
  | 'certificates'
  | 'cluster'
  | 'console'
  | 'containers'
  | 'custom'
  | 'events'
  | 'exec'
  | 'export'
  | 'files'
  | 'forwards'
  | 'groups'
  | 'images'
  | 'instances'
  | 'keys'
  | 'leases'
  | 'logs'
  | 'members'
  | 'metadata'
  | 'metrics'
  | 'network-acls'
  | 'network-zones'
  | 'networks'
  | 'operations'
  | 'peers'
  | 'profiles'
  | 'projects'
  | 'rebuild'
  | 'records'
  | 'refresh'
  | 'resources'
  | 'secret'
  | 'sftp'
  | 'snapshots'
  | 'state'
  | 'storage-pools'
  | 'templates'
  | 'virtual-machines'
  | 'volumes'
  | 'wait'
  | 'warnings'
  | 'websocket';

/** An {@link LxdApi} whose properties lead further down: `api.containers[name].state`. */
export type LxdApiPath = LxdApi & { readonly [word in Word]: LxdApiPath } & {
  readonly [segment: string]: LxdApiPath;
};

const handler: ProxyHandler<LxdApi> = {
  get(api, key) {
    // A property `then` would make a promise of it.
    if (typeof key === 'symbol' || key === 'then' || key in api) return Reflect.get(api, key) as unknown;
    return api.at(key);
  },
};

/**
 * Lets properties lead further down. What the API has itself stays: a container that is called `get` or `then` is
 * reached by `at`.
 */
export function traversable(api: LxdApi): LxdApiPath {
  // No type but the index itself can say that every name is there.
  return new Proxy(api, handler) as LxdApiPath;
}
