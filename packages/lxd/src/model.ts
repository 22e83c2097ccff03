import type { CreateServer, ListServers, Server } from '@leister/compute';
import type { CallOptions } from '@leister/rest';

/** An instance of LXD or Incus. Its id is its name, which is unique in a project. */
export interface LxdServer extends Server {
  /** Stays the same when the name changes; `uuid:<this>` is accepted wherever an id is. */
  uuid?: string;
  type?: 'container' | 'virtual-machine';
  profiles?: string[];
  /** Whether it vanishes when it stops. */
  ephemeral?: boolean;
}

/** A device as LXD's configuration has it: `{ type: 'nic', network: 'lxdbr0' }`. */
export type LxdDevice = Readonly<Record<string, string>>;

/** What to create: `flavorId` is `profile:NAME`, the name of a profile, or an instance type such as `c2-m4`. */
export interface LxdCreateServer extends CreateServer {
  /** Start it when it is made. Default true. */
  start?: boolean | undefined;
  /** Profiles beside that of the flavor. Default: `default`. */
  profiles?: readonly string[] | undefined;
  /** LXD's own configuration keys. */
  config?: Readonly<Record<string, string>> | undefined;
  devices?: Readonly<Record<string, LxdDevice>> | undefined;
  /** Default `container`. */
  type?: 'container' | 'virtual-machine' | undefined;
  /** Delete it when it stops. */
  ephemeral?: boolean | undefined;
  /** Member or `@group` of a cluster to make it on; `availabilityZone` means the same. */
  target?: string | undefined;
  /** What becomes of a server that was made, but could not be filled or started. Default `keep`. */
  onFailure?: 'keep' | 'delete' | undefined;
}

/** Which instances to list. */
export interface LxdListServers extends ListServers {
  /** False leaves the addresses out, which the daemon has to look up in each running instance. Default true. */
  addresses?: boolean | undefined;
}

/** How to stop an instance. */
export interface LxdShutdownOptions extends CallOptions {
  /** Pull the plug. Default false: its init is asked. */
  force?: boolean | undefined;
  /** How long its init may take, in milliseconds, rounded up to seconds. Default 60000. */
  grace?: number | undefined;
}

/** An image server that `imageId` may name in front of a colon: `ubuntu:22.04`. */
export interface ImageRemote {
  /** URL. */
  server: string;
  protocol: 'simplestreams' | 'lxd';
  /** PEM, of a server of protocol `lxd` that no authority vouches for. */
  certificate?: string | undefined;
}
