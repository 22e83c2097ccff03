import type { Context } from '../context.js';
import { lookUp } from './look-up.js';

/** The id of a volume that an option named. Where no service of its own knows volumes, it is what was given. */
export async function volumeIdFor(given: string, { service, signal }: Context): Promise<string> {
  const found = await lookUp(async () => (await service('block-storage')).findVolume(given, { signal }));
  return found?.id ?? given;
}
