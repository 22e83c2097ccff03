import { readFile } from 'node:fs/promises';
import { dashed } from '../../args/option.js';
import { UsageError } from '../../failure/usage-error.js';

/** What is in a file that an option named. @throws UsageError for one that cannot be read */
export async function readLocalFile(path: string, option: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${dashed(option)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
