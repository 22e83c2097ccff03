import { readFile } from 'node:fs/promises';
import type { Keypair } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { createKey } from './create-key.js';
import type { args } from './upload.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Keypair> {
  yield await createKey(asked, await readPublicKey(asked.publicKey), context);
}

/** A key is a kind, a space and a text; anything else names a file. */
async function readPublicKey(keyOrFile: string): Promise<string> {
  if (/^[\w@.-]+ \S/.test(keyOrFile)) return keyOrFile;
  let text: string;
  try {
    text = await readFile(keyOrFile, 'utf8');
  } catch (error) {
    throw new UsageError(`--public-key: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (text.includes('PRIVATE KEY')) throw new UsageError(`--public-key: ${keyOrFile} holds a private key`);
  return text.trim();
}
