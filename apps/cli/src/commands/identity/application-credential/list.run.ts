import type { ApplicationCredential } from '@leister/identity';
import { select } from '../../../args/listing.js';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import type { args } from './list.js';

export async function* run(
  filter: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<ApplicationCredential> {
  yield* select((await service('identity')).listApplicationCredentials({ signal }), filter);
}
