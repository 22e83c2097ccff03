import { type Json } from '@leister/compute';
import {
  type Collection,
  config,
  count,
  flag,
  list,
  listOf,
  type LxdThing,
  named,
  object,
  reader,
  time,
  words,
} from './thing.js';

/** Instances, images, profiles and more, kept apart from those of others. */
export interface LxdProject extends LxdThing {
  name: string;
  description: string;
  config: Record<string, string>;
  /** Paths of what is in it. */
  usedBy: string[];
}

/** What a project is to be. */
export interface UpdateProject {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

/** A project to be made. */
export interface CreateProject extends UpdateProject {
  name: string;
}

/** What a project uses, and what it may use. */
export interface LxdProjectState extends LxdThing {
  /** By kind (`instances`, `memory` ...). A limit of -1 is none. */
  resources: Record<string, { usage: number; limit: number }>;
}

export const projects: Collection<LxdProject> = {
  path: '/1.0/projects',
  one: 'project',
  writable: ['description', 'config'],
  read: reader<LxdProject>({ name: named, description: words, config, usedBy: list }),
};

export const toProjectState = reader<LxdProjectState>({
  resources: (value) =>
    Object.fromEntries(
      Object.entries(object(value)).map(([kind, told]) => {
        const { Usage: usage, Limit: limit } = object(told);
        return [kind, { usage: count(usage), limit: count(limit) }];
      }),
    ),
});

/** A certificate that the daemon trusts. */
export interface LxdCertificate extends LxdThing {
  /** SHA-256, hex. */
  fingerprint: string;
  name: string;
  /** `client`, `metrics`, `server`. */
  type: string;
  /** PEM. */
  certificate: string;
  /** Whether it may do no more than its projects allow. */
  restricted: boolean;
  projects: string[];
}

/** What a certificate is to be. */
export interface UpdateCertificate {
  name?: string | undefined;
  type?: 'client' | 'metrics' | 'server' | undefined;
  restricted?: boolean | undefined;
  projects?: readonly string[] | undefined;
}

/** A certificate to be trusted. */
export interface AddCertificate extends UpdateCertificate {
  /** PEM. */
  certificate: string;
}

/** Leave for somebody to make a certificate known. */
export interface CreateTrustToken {
  /** The name that the certificate will have. */
  name: string;
  restricted?: boolean | undefined;
  projects?: readonly string[] | undefined;
}

export const certificates: Collection<LxdCertificate> = {
  path: '/1.0/certificates',
  one: 'certificate',
  writable: ['name', 'type', 'restricted', 'projects'],
  read: reader<LxdCertificate>({
    fingerprint: named,
    name: words,
    type: words,
    certificate: words,
    restricted: flag,
    projects: list,
  }),
};

/** Base64 of the DER in a PEM, as the daemon wants it. */
export function derOf(pem: string): string {
  return pem.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, '').replace(/\s/g, '');
}

/** Something that the daemon wants its administrator to see. */
export interface LxdWarning extends LxdThing {
  uuid: string;
  /** `new`, `acknowledged`, `resolved`. */
  status: string;
  /** `low`, `moderate`, `high`. */
  severity: string;
  type: string;
  count: number;
  lastMessage: string;
  project: string;
  location: string;
  /** ISO 8601. */
  firstSeenAt?: string;
  /** ISO 8601. */
  lastSeenAt?: string;
}

export const warnings: Collection<LxdWarning> = {
  path: '/1.0/warnings',
  one: 'warning',
  extension: 'warnings',
  writable: ['status'],
  read: reader<LxdWarning>({
    uuid: named,
    status: words,
    severity: words,
    type: words,
    count,
    lastMessage: words,
    project: words,
    location: words,
    firstSeenAt: time,
    lastSeenAt: time,
  }),
};

/** A daemon, as it tells of itself. One that does not trust the caller tells little. */
export interface LxdDaemon extends LxdThing {
  apiExtensions: string[];
  apiStatus: string;
  apiVersion: string;
  /** `trusted` or `untrusted`. */
  auth: string;
  config: Record<string, string>;
  /** `server`, `server_version`, `kernel`, `storage` ..., in the daemon's words. */
  environment: Json;
  public: boolean;
}

export const toDaemon = reader<LxdDaemon>({
  apiExtensions: list,
  apiStatus: words,
  apiVersion: words,
  auth: words,
  config,
  environment: object,
  public: flag,
});

/** The hardware of a host. */
export interface LxdResources extends LxdThing {
  cpu: Json;
  memory: Json;
  gpu: Json;
  network: Json;
  storage: Json;
  usb: Json;
  pci: Json;
  system: Json;
}

export const toResources = reader<LxdResources>({
  cpu: object,
  memory: object,
  gpu: object,
  network: object,
  storage: object,
  usb: object,
  pci: object,
  system: object,
});

/** Whether a daemon is in a cluster, and as whom. */
export interface LxdCluster extends LxdThing {
  enabled: boolean;
  serverName: string;
  /** What a member that joins must say of itself. */
  memberConfig: { entity: string; name: string; key: string; value: string; description: string }[];
}

/** What a daemon is to be in a cluster. */
export interface UpdateCluster {
  /** False leaves it. */
  enabled: boolean;
  serverName?: string | undefined;
  /** `host:port` of this daemon. */
  serverAddress?: string | undefined;
  /** `host:port` of a member, to join. */
  clusterAddress?: string | undefined;
  /** PEM of the cluster, to join. */
  clusterCertificate?: string | undefined;
  /** That of {@link createClusterMemberToken}, to join. */
  clusterPassword?: string | undefined;
  memberConfig?: readonly { entity: string; name: string; key: string; value: string }[] | undefined;
}

export const toCluster = reader<LxdCluster>({
  enabled: flag,
  serverName: words,
  memberConfig: listOf(({ entity, name, key, value, description }) => ({
    entity: words(entity),
    name: words(name),
    key: words(key),
    value: words(value),
    description: words(description),
  })),
});

/** A daemon of a cluster. */
export interface LxdClusterMember extends LxdThing {
  serverName: string;
  url: string;
  database: boolean;
  /** `Online`, `Offline`, `Evacuated`. */
  status: string;
  message: string;
  architecture: string;
  failureDomain: string;
  description: string;
  roles: string[];
  groups: string[];
  config: Record<string, string>;
}

/** What a member is to be. */
export interface UpdateClusterMember {
  description?: string | undefined;
  roles?: readonly string[] | undefined;
  groups?: readonly string[] | undefined;
  failureDomain?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
}

export const clusterMembers: Collection<LxdClusterMember> = {
  path: '/1.0/cluster/members',
  one: 'member of the cluster',
  extension: 'clustering',
  writable: ['description', 'roles', 'groups', 'failure_domain', 'config'],
  read: reader<LxdClusterMember>({
    serverName: named,
    url: words,
    database: flag,
    status: words,
    message: words,
    architecture: words,
    failureDomain: words,
    description: words,
    roles: list,
    groups: list,
    config,
  }),
};

/** Members of a cluster under one name. */
export interface LxdClusterGroup extends LxdThing {
  name: string;
  description: string;
  members: string[];
}

/** What a group is to be. */
export interface UpdateClusterGroup {
  description?: string | undefined;
  members?: readonly string[] | undefined;
}

/** A group to be made. */
export interface CreateClusterGroup extends UpdateClusterGroup {
  name: string;
}

export const clusterGroups: Collection<LxdClusterGroup> = {
  path: '/1.0/cluster/groups',
  one: 'group of the cluster',
  extension: 'clustering_groups',
  etags: false,
  writable: ['description', 'members'],
  read: reader<LxdClusterGroup>({ name: named, description: words, members: list }),
};
