import { ClientError } from '@leister/rest';
import type { Context } from '../../context.js';

/** A store, or a way to import. */
export interface StoreRow {
  kind: 'store' | 'import method';
  name: string;
  description?: string;
}

export async function* run(_args: object, { service, signal }: Context): AsyncGenerator<StoreRow> {
  const client = await service('image');
  for (const name of await client.listImportMethods({ signal })) yield { kind: 'import method', name };
  try {
    for (const { id, description } of await client.listStores({ signal }))
      yield { kind: 'store', name: id, ...(description !== undefined && { description }) };
  } catch (error) {
    // A service with a single store has no name for it.
    if (ClientError.from(error).code !== 'NOT_FOUND') throw error;
  }
}
