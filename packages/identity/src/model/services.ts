import type { EndpointInterface } from '@leister/openstack';

/** A service of the cloud. */
export interface Service {
  id: string;
  name: string;
  /** `compute`, `image`, ... */
  type: string;
  description?: string;
  enabled?: boolean;
  /** As Keystone sent it. */
  raw: unknown;
}

export interface CreateService {
  type: string;
  name?: string | undefined;
  description?: string | undefined;
  enabled?: boolean | undefined;
}

export interface ListServices {
  name?: string | undefined;
  type?: string | undefined;
}

/** Where a service is, for one region and one kind of callers. */
export interface ServiceEndpoint {
  id: string;
  serviceId: string;
  interface: EndpointInterface;
  regionId?: string;
  /** May hold `%(project_id)s`. */
  url: string;
  enabled?: boolean;
  raw: unknown;
}

export interface CreateEndpoint {
  serviceId: string;
  interface: EndpointInterface;
  url: string;
  regionId?: string | undefined;
  enabled?: boolean | undefined;
}

export interface ListEndpoints {
  serviceId?: string | undefined;
  interface?: EndpointInterface | undefined;
  regionId?: string | undefined;
}

/** A part of the cloud with endpoints of its own. */
export interface Region {
  id: string;
  description?: string;
  parentRegionId?: string;
  raw: unknown;
}

export interface CreateRegion {
  /** Default: one that Keystone makes. */
  id?: string | undefined;
  description?: string | undefined;
  parentRegionId?: string | undefined;
}
