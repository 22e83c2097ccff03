import type { Port } from '@leister/network';
import type { Context } from '../../context.js';
import type { Kind } from '../../resources/kind.js';

/** Ports as they are waited for. */
export async function portKind({ service }: Context): Promise<Kind<Port>> {
  const client = await service('network');
  return {
    name: 'port',
    find: (nameOrId, options) => client.findPort(nameOrId, options),
    waitUntil: (id, status, options) => client.waitPortUntil(id, status, options),
    waitWhile: (id, status, options) => client.waitPortWhile(id, status, options),
  };
}
