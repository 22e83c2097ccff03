export type { EndpointChoice } from './catalog/find-endpoint.js';
export type { ApiVersion } from './catalog/versions.js';
export { IdentityClient, type IdentityClientOptions } from './identity-client.js';
export type { IdentityWire, OwnerOptions } from './identity-wire.js';
export type { Auth, Scope, Secret } from './login/auth.js';
export { FileTokenCache } from './login/file-token-cache.js';
export type { IdentityVersion } from './login/keystone.js';
export type { CachedToken, TokenCache } from './login/token-cache.js';
export type { ApplicationCredentialMethods } from './methods/application-credentials.js';
export type { CredentialMethods } from './methods/credentials.js';
export type { DomainMethods } from './methods/domains.js';
export type { GroupMethods } from './methods/groups.js';
export type { ProjectMethods } from './methods/projects.js';
export type { RoleMethods } from './methods/roles.js';
export type { ServiceMethods } from './methods/services.js';
export type { TrustMethods } from './methods/trusts.js';
export type { UserMethods } from './methods/users.js';
export type {
  AccessRule,
  ApplicationCredential,
  CreateApplicationCredential,
  CreateCredential,
  CreateTrust,
  Credential,
  Ec2Credential,
  ListCredentials,
  ListTrusts,
  Trust,
} from './model/credentials.js';
export type {
  CreateGroup,
  CreateUser,
  Group,
  ListGroups,
  ListUsers,
  UpdateUser,
  User,
} from './model/people.js';
export type {
  CreateDomain,
  CreateProject,
  Domain,
  ListDomains,
  ListProjects,
  Project,
  UpdateProject,
} from './model/projects.js';
export type {
  Actor,
  CreateRole,
  Grant,
  ListRoleAssignments,
  ListRoles,
  Role,
  RoleAssignment,
  Target,
} from './model/roles.js';
export type {
  CreateEndpoint,
  CreateRegion,
  CreateService,
  ListEndpoints,
  ListServices,
  Region,
  Service,
  ServiceEndpoint,
} from './model/services.js';
export type { CatalogEndpoint, CatalogService, Reference, ScopedReference, Token } from './model/token.js';
