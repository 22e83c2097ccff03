import { type Json } from '@leister/openstack';
import { ClientError } from '@leister/rest';
import type { KnownAuth } from './auth.js';

/**
 * The body of `POST /v2.0/tokens`.
 *
 * @throws ClientError UNSUPPORTED for what came with v3
 */
export function v2Request(auth: KnownAuth): Json {
  const { username, password, token, projectId, projectName } = auth;
  refuseLaterWays(auth);
  return {
    auth: {
      ...(token === undefined ? { passwordCredentials: { username, password } } : { token: { id: token } }),
      ...(projectId !== undefined && { tenantId: projectId }),
      ...(projectId === undefined && projectName !== undefined && { tenantName: projectName }),
    },
  };
}

function refuseLaterWays(auth: KnownAuth): void {
  const {
    domainId,
    domainName,
    systemScope,
    trustId,
    passcode,
    applicationCredentialSecret,
    token,
    username,
  } = auth;
  const later = {
    'a scope of a domain': domainId ?? domainName,
    'a scope of the system': systemScope,
    trusts: trustId,
    passcodes: passcode,
    'application credentials': applicationCredentialSecret,
    'users without a name': token === undefined && username === undefined ? auth.userId : undefined,
  };
  for (const [what, given] of Object.entries(later)) {
    if (given === undefined) continue;
    throw new ClientError(`Identity v2.0 does not know ${what}`, { status: 501, code: 'UNSUPPORTED' });
  }
}
