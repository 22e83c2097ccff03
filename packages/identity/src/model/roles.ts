import type { Json } from '@leister/openstack';
import type { ScopedReference } from './token.js';

/** What a user may do: other services say what that is. */
export interface Role {
  id: string;
  name: string;
  /** Of a role that is for one domain. */
  domainId?: string;
  description?: string;
  options?: Json;
  /** As the service sent it. */
  raw: unknown;
}

export interface CreateRole {
  name: string;
  domainId?: string | undefined;
  description?: string | undefined;
  options?: Json | undefined;
}

export interface ListRoles {
  name?: string | undefined;
  /** Without it, the roles that are for no domain. */
  domainId?: string | undefined;
}

/** Who, user or group. */
export type Actor = { userId: string; groupId?: undefined } | { groupId: string; userId?: undefined };

/** Where a role holds. */
export type Target =
  | { projectId: string; domainId?: undefined; system?: undefined }
  | { domainId: string; projectId?: undefined; system?: undefined }
  | { system: true; projectId?: undefined; domainId?: undefined };

/** A role of someone, somewhere. */
export type Grant = Actor &
  Target & {
    roleId: string;
    /** For all projects that are in the project or domain, instead of for itself. */
    inherited?: boolean | undefined;
  };

/** A grant, as it is listed. */
export interface RoleAssignment {
  role: ScopedReference;
  /** One of the two. */
  user?: ScopedReference;
  group?: ScopedReference;
  /** One of the three. */
  project?: ScopedReference;
  domain?: ScopedReference;
  system?: boolean;
  inherited: boolean;
  raw: unknown;
}

export interface ListRoleAssignments {
  roleId?: string | undefined;
  userId?: string | undefined;
  groupId?: string | undefined;
  projectId?: string | undefined;
  domainId?: string | undefined;
  system?: boolean | undefined;
  /** What follows from the grants, for each user, instead of the grants themselves. */
  effective?: boolean | undefined;
  /** With the names of all that is named. Default true. */
  names?: boolean | undefined;
  /** Also of the projects below `projectId`. */
  subtree?: boolean | undefined;
}
