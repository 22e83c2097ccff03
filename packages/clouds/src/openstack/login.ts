import type { Auth } from '@leister/identity';
import { ClientError, defined, invalidArgument } from '@leister/rest';
import type { Settings } from '../types/cloud-type.js';

/** Ways to log in, by the words of `auth_type`. The last two have no Keystone. */
const ways = {
  password: ['password', 'v3password', 'v2password'],
  totp: ['v3totp'],
  multifactor: ['v3multifactor'],
  applicationCredential: ['v3applicationcredential'],
  token: ['token', 'v3token', 'v2token'],
  adminToken: ['admin_token', 'token_endpoint'],
  none: ['none', 'None'],
} as const;

type Way = keyof typeof ways;

/** The keys that say who logs in. */
const loginKeys = [
  'auth_type',
  'user',
  'user_id',
  'password',
  'password_file',
  'passcode',
  'application_credential_id',
  'application_credential_name',
  'application_credential_secret',
  'application_credential_secret_file',
  'token',
  'token_file',
] as const;

/** Whether settings say anything of who logs in. */
export function saysWho(settings: Settings): boolean {
  return loginKeys.some((key) => settings[key] !== undefined);
}

/**
 * How a cloud is logged in to: as `auth_type` says, or else by what there is.
 *
 * @throws ClientError UNSUPPORTED for a way that this version has not
 */
export function wayOf(settings: Settings): Way {
  const { auth_type: type } = settings;
  if (type === undefined) return likelyWay(settings);
  for (const [way, words] of Object.entries(ways) as [Way, readonly string[]][])
    if (words.includes(type)) return way;
  throw new ClientError(`auth_type ${JSON.stringify(type)} is none that is spoken here`, {
    status: 501,
    code: 'UNSUPPORTED',
    details: [`there are ${Object.values(ways).flat().join(', ')}`],
  });
}

function likelyWay({ url, passcode, password, token, ...settings }: Settings): Way {
  if (settings['application_credential_secret'] !== undefined) return 'applicationCredential';
  if (token !== undefined) return url === undefined ? 'adminToken' : 'token';
  if (passcode !== undefined) return password === undefined ? 'totp' : 'multifactor';
  return 'password';
}

/** @throws ClientError INVALID_ARGUMENT for a login that lacks something; it names the key */
export function toAuth(way: Exclude<Way, 'adminToken' | 'none'>, settings: Settings): Auth {
  const user = {
    userId: settings['user_id'],
    username: settings['user'],
    userDomainId: settings['user_domain_id'],
    userDomainName: settings['user_domain'],
  };
  const { password, passcode, token, application_credential_secret: secret } = settings;
  const scope = scopeOf(settings);
  switch (way) {
    case 'token':
      return { token: needed('token', token), ...scope };
    case 'applicationCredential':
      return {
        ...user,
        ...scope,
        applicationCredentialId: settings['application_credential_id'],
        applicationCredentialName: settings['application_credential_name'],
        applicationCredentialSecret: needed('application_credential_secret', secret),
      };
    default:
      needed('user', user.userId ?? user.username);
      return {
        ...user,
        ...scope,
        ...(way !== 'totp' && { password: needed('password', password) }),
        ...(way !== 'password' && { passcode: needed('passcode', passcode) }),
      };
  }
}

function scopeOf(settings: Settings): Auth {
  const { system_scope: system } = settings;
  const isFor = (key: string): boolean => settings[key] !== undefined;
  return defined({
    projectId: settings['project_id'],
    projectName: settings['project'],
    // A domain of a project that is not named would be no scope, and yet stand beside one.
    ...(isFor('project') && {
      projectDomainId: settings['project_domain_id'],
      projectDomainName: settings['project_domain'],
    }),
    domainId: settings['domain_id'],
    domainName: settings['domain'],
    // IdentityClient refuses another word.
    systemScope: system as 'all' | undefined,
    trustId: settings['trust_id'],
  });
}

function needed(key: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw invalidArgument(`the cloud does not say ${key}, which its login needs`, [
    `set it as ${key} of the cloud, in clouds.yaml, or in the variables OS_*`,
    ...(key === 'user' ? ['or log in by an application credential, or a token'] : []),
  ]);
}
