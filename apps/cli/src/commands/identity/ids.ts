import type { IdentityClient } from '@leister/identity';
import type { CallOptions } from '@leister/rest';
import { idFor } from '../../lib/look-up.js';

/** The id of a domain that an option named. */
export function domainIdFor(
  given: string | undefined,
  client: IdentityClient,
  call: CallOptions,
): Promise<string | undefined> {
  return idFor(given, (nameOrId) => client.findDomain(nameOrId, call));
}
