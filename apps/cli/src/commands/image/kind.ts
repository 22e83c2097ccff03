import type { Image } from '@leister/image';
import type { Context } from '../../context.js';
import type { Kind } from '../../resources/kind.js';

export const imageStatuses = [
  'queued',
  'saving',
  'uploading',
  'importing',
  'active',
  'deactivated',
  'killed',
  'pending_delete',
  'deleted',
] as const;

export async function images({ service }: Context): Promise<Kind<Image>> {
  const client = await service('image');
  return {
    name: 'image',
    find: (nameOrId, options) => client.findImage(nameOrId, options),
    waitUntil: (id, status, options) => client.waitImageUntil(id, status, options),
    waitWhile: (id, status, options) => client.waitImageWhile(id, status, options),
  };
}
