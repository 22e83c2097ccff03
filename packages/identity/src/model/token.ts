import type { EndpointInterface } from '@leister/openstack';

/** Something by its id, and by its name when the service told it. */
export interface Reference {
  id: string;
  name?: string;
}

/** A user or project, and the domain that it is in. */
export interface ScopedReference extends Reference {
  domain?: Reference;
}

/** Where a service is, for one region and one kind of callers. */
export interface CatalogEndpoint {
  id?: string;
  url: string;
  interface: EndpointInterface;
  region?: string;
}

/** A service in the catalog of a token. */
export interface CatalogService {
  /** `compute`, `image`, ... */
  type: string;
  name: string;
  id?: string;
  endpoints: CatalogEndpoint[];
  /** As the service sent it. */
  raw: unknown;
}

/** What proves a caller, and for what. */
export interface Token {
  /** The secret itself. */
  id: string;
  user: ScopedReference;
  roles: Reference[];
  /** Empty for a token that is for nothing. */
  catalog: CatalogService[];
  /** What it is for; one of the three at the most. */
  project?: ScopedReference;
  domain?: Reference;
  system?: boolean;
  /** ISO 8601, by the clock of the service. */
  issued?: string;
  expires?: string;
  /** How the user proved to be who they are: `password`, `token`, ... */
  methods?: string[];
  trust?: { id: string; trustorId?: string; trusteeId?: string; impersonation?: boolean };
  applicationCredential?: { id: string; name?: string; restricted?: boolean };
  /** As the service sent it; the id is not in there. */
  raw: unknown;
}
