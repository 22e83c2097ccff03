import { defined } from '@leister/rest';
import type { Said } from './said.js';

/** Our keys, and the names that openstacksdk has for the same, the strongest first. */
const names: Readonly<Record<string, readonly string[]>> = {
  url: ['auth_url'],
  auth_type: ['auth_type', 'auth_plugin'],
  user: ['username', 'user_name'],
  user_id: ['user_id'],
  user_domain: ['user_domain_name'],
  user_domain_id: ['user_domain_id'],
  password: ['password'],
  passcode: ['passcode'],
  application_credential_id: ['application_credential_id'],
  application_credential_name: ['application_credential_name'],
  application_credential_secret: ['application_credential_secret'],
  token: ['token', 'auth_token'],
  project: ['project_name', 'tenant_name'],
  project_id: ['project_id', 'tenant_id'],
  project_domain: ['project_domain_name'],
  project_domain_id: ['project_domain_id'],
  domain: ['domain_name'],
  domain_id: ['domain_id'],
  system_scope: ['system_scope'],
  trust_id: ['trust_id'],
  region: ['compute_region_name', 'region_name'],
  interface: ['compute_interface', 'interface', 'endpoint_type'],
  compute_url: ['compute_endpoint_override', 'compute_endpoint'],
  block_storage_url: [
    'block_storage_endpoint_override',
    'volumev3_endpoint_override',
    'volume_endpoint_override',
    'block_storage_endpoint',
    'volume_endpoint',
  ],
  image_url: ['image_endpoint_override', 'image_endpoint'],
  network_url: ['network_endpoint_override', 'network_endpoint'],
  storage_url: ['object_store_endpoint_override', 'object_store_endpoint'],
  ca_certs: ['cacert'],
  client_cert: ['cert'],
  client_key: ['key'],
};

/** Ways to log in that have no Keystone, and are told the endpoint of the service beside them. */
const withoutKeystone = new Set(['none', 'None', 'admin_token', 'token_endpoint']);

/** What openstacksdk's places say of a cloud, as settings of ours. */
export function toSettings(said: Said): Record<string, string> {
  const settings: Record<string, string> = { type: 'openstack' };
  const put = (key: string, value: string | undefined): void => {
    if (value !== undefined) settings[key] ??= value;
  };
  for (const [key, among] of Object.entries(names)) put(key, firstOf(said, among));
  if (withoutKeystone.has(said['auth_type'] ?? '')) put('compute_url', firstOf(said, ['endpoint', 'url']));
  put('compute_microversion', microversion(said));
  put('block_storage_microversion', said['block_storage_default_microversion']);
  put('block_storage_microversion', said['volume_default_microversion']);
  if (isWord(said['insecure'], 'true', 'yes', 'on') || isWord(said['verify'], 'false', 'no', 'off'))
    put('ignore_ssl', 'on');
  for (const [key, value] of Object.entries(settings))
    if (/(?:^|_)url$/.test(key)) settings[key] = filledIn(value, said);
  if (settings['url'] !== undefined)
    settings['url'] = withVersion(settings['url'], said['identity_api_version']);
  if (settings['interface'] !== undefined) settings['interface'] = settings['interface'].replace(/URL$/, '');
  return withDomains(settings, said);
}

function firstOf(said: Said, among: readonly string[]): string | undefined {
  return among.map((name) => said[name]).find((value) => value !== undefined);
}

function isWord(value: string | undefined, ...words: readonly string[]): boolean {
  return value !== undefined && words.includes(value.toLowerCase());
}

/** `compute_api_version` is that of the path, `2` or `2.1`, or a microversion. */
function microversion(said: Said): string | undefined {
  const { compute_default_microversion: chosen, compute_api_version: version = '' } = said;
  if (chosen !== undefined) return chosen;
  if (version === '2.latest') return 'latest';
  return /^2\.\d+$/.test(version) && version !== '2.0' && version !== '2.1' ? version : undefined;
}

/** Profiles write an address for all regions: `https://{region_name}.example.org`. */
function filledIn(url: string, said: Said): string {
  return url.replace(/\{(\w+)\}/g, (whole, name: string) =>
    /pass|secret|token/.test(name) ? whole : (said[name] ?? whole),
  );
}

/** A Keystone whose version is known need not be asked. */
function withVersion(url: string, version: string | undefined): string {
  const segment = version === '3' ? 'v3' : version === '2' || version === '2.0' ? 'v2.0' : undefined;
  return segment === undefined || /\/v[23](?:\.\d+)?\/*$/.test(url)
    ? url
    : `${url.replace(/\/+$/, '')}/${segment}`;
}

/** `domain_name` beside a project is that of project and user, where they have none of their own. */
function withDomains(
  { domain, domain_id, ...rest }: Record<string, string>,
  said: Said,
): Record<string, string> {
  const { default_domain_name, default_domain_id } = said;
  const hasProject = rest['project'] !== undefined || rest['project_id'] !== undefined;
  const fallbacks = [
    ...(hasProject ? [{ id: domain_id, name: domain }] : []),
    { id: default_domain_id, name: default_domain_name },
  ];
  const { id, name } = fallbacks.find(({ id, name }) => (id ?? name) !== undefined) ?? {};
  for (const key of ['user_domain', 'project_domain']) {
    if (rest[key] !== undefined || rest[`${key}_id`] !== undefined) continue;
    if (id !== undefined) rest[`${key}_id`] = id;
    else if (name !== undefined) rest[key] = name;
  }
  return hasProject ? rest : { ...rest, ...defined({ domain, domain_id }) };
}
