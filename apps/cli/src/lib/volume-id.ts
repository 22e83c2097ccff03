import type { Context } from '../context.js';
import { idFor } from './look-up.js';

/** The id of a volume that an option named. Where no service of its own knows volumes, it is what was given. */
export async function volumeIdFor(given: string, { service, signal }: Context): Promise<string> {
  const find = async (nameOrId: string): Promise<{ id: string }> =>
    (await service('block-storage')).findVolume(nameOrId, { signal });
  return (await idFor(given, find)) ?? given;
}
