import type { Keypair } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { newKeypair } from './columns.js';

/** @param publicKey left out, the cloud makes the pair */
export async function createKey(
  { keyName = madeUpName(), force }: ArgsOf<typeof newKeypair>,
  publicKey: string | undefined,
  { compute, signal }: Context,
): Promise<Keypair> {
  const client = await compute();
  try {
    return await client.createKey(keyName, publicKey, { signal });
  } catch (error) {
    if (!force || !(error instanceof ClientError) || error.code !== 'CONFLICT') throw error;
    await client.deleteKeypair(keyName, { signal });
    return client.createKey(keyName, publicKey, { signal });
  }
}

/** `leister-20261121T101530` */
function madeUpName(): string {
  return `leister-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}`;
}
