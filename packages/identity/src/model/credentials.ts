import type { Reference } from './token.js';

/** A way in for a program: part of a user's roles in one project, with a secret of its own. */
export interface ApplicationCredential {
  id: string;
  name: string;
  projectId?: string;
  description?: string;
  roles: Reference[];
  /** ISO 8601; undefined for one that is good for ever. */
  expires?: string;
  /** May make and delete application credentials and trusts. */
  unrestricted?: boolean;
  /** Told once, when it is made. */
  secret?: string;
  accessRules?: AccessRule[];
  /** As the service sent it. */
  raw: unknown;
}

/** A request that an application credential is good for. */
export interface AccessRule {
  id?: string;
  /** Type of the service, as in the catalog. */
  service: string;
  method: string;
  /** With `*` for one segment, `**` for all that follows. */
  path: string;
  raw?: unknown;
}

export interface CreateApplicationCredential {
  name: string;
  description?: string | undefined;
  /** Default: one that Keystone makes. */
  secret?: string | undefined;
  /** By id or by name. Default: all that the token has. */
  roles?: readonly { id?: string; name?: string }[] | undefined;
  /** ISO 8601. Default: never. */
  expiresAt?: string | undefined;
  /** Default false. */
  unrestricted?: boolean | undefined;
  accessRules?: readonly { id?: string; service?: string; method?: string; path?: string }[] | undefined;
}

/** Key and secret, as EC2 and S3 know them. */
export interface Ec2Credential {
  access: string;
  secret: string;
  userId?: string;
  projectId?: string;
  trustId?: string;
  raw: unknown;
}

/** A secret that Keystone keeps for a user: the seed of TOTP, a key for EC2, a certificate. */
export interface Credential {
  id: string;
  /** `totp`, `ec2`, `cert`, ... */
  type: string;
  blob: string;
  userId?: string;
  projectId?: string;
  raw: unknown;
}

export interface CreateCredential {
  type: string;
  blob: string;
  userId: string;
  projectId?: string | undefined;
}

export interface ListCredentials {
  userId?: string | undefined;
  type?: string | undefined;
}

/** Leave for a user, the trustee, to act in a project with roles of another, the trustor. */
export interface Trust {
  id: string;
  trustorId: string;
  trusteeId: string;
  projectId?: string;
  /** Whether the trustee's tokens say that they are the trustor's. */
  impersonation?: boolean;
  roles: Reference[];
  /** ISO 8601. */
  expires?: string;
  remainingUses?: number;
  raw: unknown;
}

export interface CreateTrust {
  trusteeId: string;
  /** Default: the caller. Keystone takes no other. */
  trustorId?: string | undefined;
  projectId: string;
  roles: readonly { id?: string; name?: string }[];
  /** Default false. */
  impersonation?: boolean | undefined;
  expiresAt?: string | undefined;
  remainingUses?: number | undefined;
  allowRedelegation?: boolean | undefined;
}

export interface ListTrusts {
  trustorId?: string | undefined;
  trusteeId?: string | undefined;
}
