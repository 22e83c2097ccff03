import type { Flavor } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { positionals } from './info.js';

export async function* run(
  { flavor }: ArgsOf<typeof positionals>,
  { compute, signal }: Context,
): AsyncGenerator<Flavor> {
  const client = await compute();
  yield await client.findFlavor(flavor, { signal });
}
