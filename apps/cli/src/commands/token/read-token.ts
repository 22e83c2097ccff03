import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { readSecret } from '../../io/read-secret.js';

/** A token that is not leister's own. @throws UsageError when none comes */
export async function readToken({ io, signal }: Context): Promise<string> {
  const token = (await readSecret('token', io, signal)).trim();
  if (token === '') throw new UsageError('no token was given', 'it is read from standard input');
  return token;
}
