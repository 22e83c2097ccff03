import type { Ec2Credential } from '@leister/identity';
import type { Context } from '../../../context.js';

/** Without the secret: who lists did not ask for it. */
export async function* run(
  _args: object,
  { service, signal }: Context,
): AsyncGenerator<Omit<Ec2Credential, 'secret'>> {
  for await (const { secret: _secret, ...credential } of (await service('identity')).listEc2Credentials({
    signal,
  }))
    yield credential;
}
