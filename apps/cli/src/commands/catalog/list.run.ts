import type { CatalogService } from '@leister/identity';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';

export async function* run(
  { region, interface: kind }: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<CatalogService> {
  for (const one of await (await service('identity')).getCatalog({ signal })) {
    const endpoints = one.endpoints.filter((endpoint) => {
      return (
        (region === undefined || endpoint.region === region) &&
        (kind === undefined || endpoint.interface === kind)
      );
    });
    if (endpoints.length > 0 || (region ?? kind) === undefined) yield { ...one, endpoints };
  }
}
