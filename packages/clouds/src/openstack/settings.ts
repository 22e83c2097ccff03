import { type Setting, tlsSettings } from '../setting.js';

/** What can be said of an OpenStack. */
export const openstackSettings: readonly Setting[] = [
  { key: 'url', summary: 'where its Identity (Keystone) is, as auth_url of clouds.yaml' },
  {
    key: 'auth_type',
    summary:
      'password, token, v3applicationcredential, v3totp, v3multifactor, v2password, admin_token or none; left out, ' +
      'what the other keys say',
  },
  { key: 'user', summary: 'name of the user' },
  { key: 'user_id', summary: 'id of the user, in place of name and domain' },
  { key: 'user_domain', summary: "name of the user's domain; left out, the one with the id default" },
  { key: 'user_domain_id', summary: "id of the user's domain" },
  { key: 'password', summary: "the user's password" },
  { key: 'password_file', summary: 'file that holds the password', kind: 'path' },
  { key: 'passcode', summary: 'TOTP: digits that are good once' },
  {
    key: 'application_credential_id',
    summary: 'id of an application credential, which has user and project',
  },
  { key: 'application_credential_name', summary: "its name, in place of the id, beside its user's" },
  { key: 'application_credential_secret', summary: 'its secret' },
  { key: 'application_credential_secret_file', summary: 'file that holds its secret', kind: 'path' },
  { key: 'token', summary: 'a token, to log in with or for admin_token' },
  { key: 'token_file', summary: 'file that holds such a token', kind: 'path' },
  { key: 'project', summary: 'name of the project' },
  { key: 'project_id', summary: 'id of the project, in place of name and domain' },
  { key: 'project_domain', summary: "name of the project's domain; left out, the one with the id default" },
  { key: 'project_domain_id', summary: "id of the project's domain" },
  { key: 'domain', summary: 'name of the domain to work on, in place of a project' },
  { key: 'domain_id', summary: 'its id' },
  { key: 'system_scope', summary: 'all, to work on the system in place of a project' },
  { key: 'trust_id', summary: 'trust by which another user is acted for' },
  { key: 'region', summary: 'region of the services; left out, the first of the catalog' },
  {
    key: 'interface',
    summary: 'public, internal or admin: which endpoints of the catalog',
    default: 'public',
  },
  { key: 'compute_url', summary: 'endpoint of Compute (Nova), in place of that in the catalog' },
  { key: 'compute_microversion', summary: 'of Compute, 2.N or latest; left out, what each request needs' },
  {
    key: 'block_storage_url',
    summary: 'endpoint of Block Storage (Cinder), in place of that in the catalog',
  },
  {
    key: 'block_storage_microversion',
    summary: 'of Block Storage, 3.N or latest; left out, what each request needs',
  },
  { key: 'image_url', summary: 'endpoint of Image (Glance), in place of that in the catalog' },
  { key: 'network_url', summary: 'endpoint of Networking (Neutron), in place of that in the catalog' },
  { key: 'storage_url', summary: 'endpoint of Object Storage (Swift), in place of that in the catalog' },
  { key: 'token_cache', summary: 'as in [global], for this cloud', kind: 'path' },
  ...tlsSettings,
];
