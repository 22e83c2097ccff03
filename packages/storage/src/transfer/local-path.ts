import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { invalidArgument } from '@leister/rest';

/**
 * Where in a folder an object's content goes. The folders on the way are made.
 *
 * @param name as the store tells it: anybody may have chosen it
 * @throws ClientError INVALID_ARGUMENT for a name that leads out of the folder, also by a link in it, or that no file
 * can have; what the file system says
 */
export async function placeInFolder(root: string, name: string): Promise<string> {
  const parts = name.split('/');
  const odd = parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0'));
  // On Windows there are other separators, and names that are devices or streams.
  const foreign =
    sep === '\\' && parts.some((part) => /[\\:]|^(?:con|nul|prn|aux|com\d|lpt\d)(?:\.|$)/i.test(part));
  if (odd || foreign)
    throw invalidArgument(`no file of the folder can have the name ${JSON.stringify(name)}`);
  const path = join(root, ...parts);
  const folder = dirname(path);
  await refuseOutside(root, folder);
  await mkdir(folder, { recursive: true });
  return path;
}

/** Follows the links of what is there already: the folder nearest to the place must lie within the root. */
async function refuseOutside(root: string, folder: string): Promise<void> {
  const real = await nearest(folder);
  const inside = await realpath(root);
  if (real === inside || real.startsWith(inside.endsWith(sep) ? inside : inside + sep)) return;
  throw invalidArgument(`a link leads out of the folder: ${folder}`);
}

async function nearest(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      return await realpath(at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || at === dirname(at)) throw error;
    }
  }
}
