import type { Json } from '@leister/openstack';

/** What owns resources. */
export interface Project {
  id: string;
  name: string;
  domainId?: string;
  /** The project, or the domain, that it is in. */
  parentId?: string;
  enabled?: boolean;
  description?: string;
  tags?: string[];
  options?: Json;
  /** As the service sent it. */
  raw: unknown;
}

/** A realm of users, groups and projects, whose names are unique in it. */
export interface Domain {
  id: string;
  name: string;
  enabled?: boolean;
  description?: string;
  options?: Json;
  raw: unknown;
}

/** What is to be known of a project. Fields that are no part of this type are sent as they are. */
export interface CreateProject {
  name: string;
  domainId?: string | undefined;
  parentId?: string | undefined;
  description?: string | undefined;
  /** Default true. */
  enabled?: boolean | undefined;
  tags?: readonly string[] | undefined;
  options?: Json | undefined;
  [field: string]: unknown;
}

export type UpdateProject = Partial<Omit<CreateProject, 'domainId' | 'parentId'>>;

export interface ListProjects {
  domainId?: string | undefined;
  parentId?: string | undefined;
  name?: string | undefined;
  enabled?: boolean | undefined;
  /** Projects that have all of these. */
  tags?: readonly string[] | undefined;
}

export interface CreateDomain {
  name: string;
  description?: string | undefined;
  enabled?: boolean | undefined;
  options?: Json | undefined;
}

export interface ListDomains {
  name?: string | undefined;
  enabled?: boolean | undefined;
}
