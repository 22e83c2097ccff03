import type { CatalogService } from '@leister/identity';
import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { positionals } from './info.js';

export async function* run(
  { service: asked }: ArgsOf<typeof positionals>,
  { service, signal }: Context,
): AsyncGenerator<CatalogService> {
  const catalog = await (await service('identity')).getCatalog({ signal });
  const found = catalog.find(({ type }) => type === asked) ?? catalog.find(({ name }) => name === asked);
  if (found) {
    yield found;
    return;
  }
  const known = catalog.map(({ type }) => type).join(', ');
  throw new ClientError(`the catalog has no service ${JSON.stringify(asked)}`, {
    code: 'NOT_FOUND',
    details: [`it has ${known}`],
  });
}
