import type { Json } from '@leister/openstack';

/** Someone who can log in. */
export interface User {
  id: string;
  name: string;
  domainId?: string;
  enabled?: boolean;
  description?: string;
  email?: string;
  defaultProjectId?: string;
  /** ISO 8601. */
  passwordExpires?: string;
  /** Exceptions from the rules for passwords: `ignore_password_expiry`, `lock_password`, ... */
  options?: Json;
  /** As the service sent it. */
  raw: unknown;
}

/** Users that get their roles together. */
export interface Group {
  id: string;
  name: string;
  domainId?: string;
  description?: string;
  raw: unknown;
}

/** What is to be known of a user. Fields that are no part of this type are sent as they are. */
export interface CreateUser {
  name: string;
  /** Default: the domain of the caller's token. */
  domainId?: string | undefined;
  /** Without one the user cannot log in by password. */
  password?: string | undefined;
  email?: string | undefined;
  description?: string | undefined;
  defaultProjectId?: string | undefined;
  /** Default true. */
  enabled?: boolean | undefined;
  options?: Json | undefined;
  [field: string]: unknown;
}

export type UpdateUser = Partial<Omit<CreateUser, 'domainId'>>;

export interface ListUsers {
  domainId?: string | undefined;
  name?: string | undefined;
  enabled?: boolean | undefined;
}

export interface CreateGroup {
  name: string;
  domainId?: string | undefined;
  description?: string | undefined;
}

export interface ListGroups {
  domainId?: string | undefined;
  name?: string | undefined;
}
