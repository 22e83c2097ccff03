import type { ApplicationCredential } from '@leister/identity';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import type { args } from './create.js';

export async function* run(
  { name, description, role, expires, unrestricted }: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<ApplicationCredential> {
  const credential = {
    ...{ name, description },
    roles: role.length > 0 ? role.map((one) => ({ name: one })) : undefined,
    expiresAt: expires,
    unrestricted: unrestricted || undefined,
  };
  yield await (await service('identity')).createApplicationCredential(credential, { signal });
}
