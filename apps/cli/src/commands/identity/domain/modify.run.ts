import type { Domain } from '@leister/identity';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../../../args/option.js';
import { truthOf } from '../../../args/truth.js';
import type { Context } from '../../../context.js';
import type { args, oneDomain } from './modify.js';

/** Gives the domain as it is afterwards. */
export async function* run(
  { domain, name, description, enabled }: ArgsOf<typeof args & typeof oneDomain>,
  { service, signal }: Context,
): AsyncGenerator<Domain> {
  const client = await service('identity');
  const { id } = await client.findDomain(domain, { signal });
  yield await client.updateDomain(id, defined({ name, description, enabled: truthOf(enabled) }), { signal });
}
