import { type Json } from '@leister/openstack';
import type { KnownAuth, Scope } from './auth.js';

/** The body of `POST /v3/auth/tokens`. */
export function v3Request(auth: KnownAuth): Json {
  const scope = v3Scope(auth);
  return { auth: { identity: identity(auth), ...(scope !== undefined && { scope }) } };
}

function identity(auth: KnownAuth): Json {
  const { password, passcode, token, applicationCredentialSecret: secret } = auth;
  if (token !== undefined) return { methods: ['token'], token: { id: token } };
  if (secret !== undefined)
    return {
      methods: ['application_credential'],
      application_credential: applicationCredential(auth, secret),
    };
  const user = userOf(auth);
  return {
    methods: [...(password === undefined ? [] : ['password']), ...(passcode === undefined ? [] : ['totp'])],
    ...(password !== undefined && { password: { user: { ...user, password } } }),
    ...(passcode !== undefined && { totp: { user: { ...user, passcode } } }),
  };
}

function applicationCredential(auth: KnownAuth, secret: string): Json {
  const { applicationCredentialId: id, applicationCredentialName: name } = auth;
  return id === undefined ? { name, secret, user: userOf(auth) } : { id, secret };
}

function userOf({ userId, username, userDomainId, userDomainName }: KnownAuth): Json {
  return userId === undefined
    ? { name: username, domain: domain(userDomainId, userDomainName) }
    : { id: userId };
}

/** Undefined leaves it to the user's default project. */
function v3Scope(scope: Scope): unknown {
  const { projectId, projectName, domainId, domainName, systemScope, trustId, unscoped } = scope;
  if (unscoped) return 'unscoped';
  if (trustId !== undefined) return { 'OS-TRUST:trust': { id: trustId } };
  if (systemScope !== undefined) return { system: { all: true } };
  if (projectId !== undefined) return { project: { id: projectId } };
  if (projectName !== undefined)
    return {
      project: { name: projectName, domain: domain(scope.projectDomainId, scope.projectDomainName) },
    };
  return domainId === undefined && domainName === undefined
    ? undefined
    : { domain: domain(domainId, domainName) };
}

/** Every Keystone has a domain with the id `default`, as a home for those who know no domains. */
function domain(id: string | undefined, name: string | undefined): Json {
  if (id !== undefined) return { id };
  return name === undefined ? { id: 'default' } : { name };
}
