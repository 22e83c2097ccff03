import { invalidArgument } from '@leister/rest';

/** A secret, or what finds it when it is needed: by asking a person, say. */
export type Secret = string | (() => string | Promise<string>);

/** What a token is for. One of these ways at the most; with none of them the user's default project decides. */
export interface Scope {
  projectId?: string | undefined;
  projectName?: string | undefined;
  /** Of `projectName`. Default: the domain with the id `default`. */
  projectDomainId?: string | undefined;
  projectDomainName?: string | undefined;
  domainId?: string | undefined;
  domainName?: string | undefined;
  /** The system as a whole. */
  systemScope?: 'all' | undefined;
  /** Acts for whoever made the trust. */
  trustId?: string | undefined;
  /** For nothing: good for finding one's projects. */
  unscoped?: boolean | undefined;
}

/**
 * Who logs in, and for what. The names are those of clouds.yaml, in camel case. Give a user with a password, a passcode
 * or both; or an application credential; or a token.
 */
export interface Auth extends Scope {
  userId?: string | undefined;
  username?: string | undefined;
  /** Of `username`. Default: the domain with the id `default`. */
  userDomainId?: string | undefined;
  userDomainName?: string | undefined;
  password?: Secret | undefined;
  /** TOTP: six digits that are good once. Give a function, so that the login can be renewed. */
  passcode?: Secret | undefined;
  applicationCredentialId?: string | undefined;
  /** Of the user that is named beside it. */
  applicationCredentialName?: string | undefined;
  applicationCredentialSecret?: Secret | undefined;
  /** Is traded for a token with the scope. */
  token?: string | undefined;
}

/** A login whose secrets are at hand. */
export type KnownAuth = Omit<Auth, 'password' | 'passcode' | 'applicationCredentialSecret'> & {
  password?: string | undefined;
  passcode?: string | undefined;
  applicationCredentialSecret?: string | undefined;
};

const scopeNames = [
  'projectId',
  'projectName',
  'projectDomainId',
  'projectDomainName',
  'domainId',
  'domainName',
  'systemScope',
  'trustId',
  'unscoped',
] as const satisfies readonly (keyof Scope)[];

/** @throws ClientError INVALID_ARGUMENT for what says nobody, or too much */
export function checkAuth(auth: Auth): void {
  const ways = [
    auth.password !== undefined || auth.passcode !== undefined,
    auth.applicationCredentialSecret !== undefined,
    auth.token !== undefined,
  ].filter(Boolean).length;
  if (ways === 0)
    throw invalidArgument('a login needs a password, a passcode, an application credential or a token');
  if (ways > 1)
    throw invalidArgument('a login goes by password, by application credential or by token, not by several');
  if (auth.applicationCredentialSecret !== undefined) checkApplicationCredential(auth);
  else if (auth.token === undefined) checkUser(auth, 'a password');
  checkScope(auth);
}

function checkApplicationCredential(auth: Auth): void {
  if (auth.applicationCredentialId === undefined) {
    if (auth.applicationCredentialName === undefined)
      throw invalidArgument('an application credential has an id, or a name and a user');
    checkUser(auth, 'an application credential that goes by its name');
  }
  if (scopeNames.some((name) => auth[name] !== undefined))
    throw invalidArgument('an application credential is for its own project: give no scope');
}

function checkUser({ userId, username }: Auth, what: string): void {
  if (userId === undefined && username === undefined) throw invalidArgument(`${what} needs a user`);
}

/** @throws ClientError INVALID_ARGUMENT when it says several things at once */
export function checkScope(scope: Scope): void {
  const { projectId, projectName, domainId, domainName, systemScope, trustId, unscoped } = scope;
  const said = [
    projectId ?? projectName,
    domainId ?? domainName,
    systemScope,
    trustId,
    unscoped || undefined,
  ];
  if (said.filter((one) => one !== undefined).length > 1)
    throw invalidArgument(
      'a token is for a project, a domain, the system, a trust or nothing, not for several',
    );
  if (systemScope !== undefined && systemScope !== 'all')
    throw invalidArgument(`the scope of the system is all, not ${JSON.stringify(systemScope)}`);
}

/** The same login for something else. */
export function withScope(auth: Auth, scope: Scope): Auth {
  const unscoped = Object.fromEntries(scopeNames.map((name) => [name, undefined]));
  return { ...auth, ...unscoped, ...scope };
}

/** Finds the secrets that are not at hand. @throws what a function of the caller's throws */
export async function findSecrets(auth: Auth): Promise<KnownAuth> {
  const { password, passcode, applicationCredentialSecret: secret } = auth;
  return {
    ...auth,
    password: await find(password),
    passcode: await find(passcode),
    applicationCredentialSecret: await find(secret),
  };
}

async function find(secret: Secret | undefined): Promise<string | undefined> {
  return typeof secret === 'function' ? secret() : secret;
}

/** The secrets that are at hand. */
export function secretsOf({ password, passcode, applicationCredentialSecret, token }: Auth): string[] {
  return [password, passcode, applicationCredentialSecret, token].filter(
    (secret) => typeof secret === 'string',
  );
}
