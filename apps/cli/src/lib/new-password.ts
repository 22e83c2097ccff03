import type { Context } from '../context.js';
import { UsageError } from '../failure/usage-error.js';
import { readSecret } from '../io/read-secret.js';

/** A password that a user is to have. @throws UsageError when none comes, or not the same twice */
export async function newPassword({ io, signal }: Context): Promise<string> {
  const password = await readSecret('new password', io, signal);
  if (password === '') throw new UsageError('no password was given', 'it is read from standard input');
  // Nobody sees what they type.
  if (io.stdin.isTTY && (await readSecret('the same again', io, signal)) !== password)
    throw new UsageError('the two passwords differ');
  return password;
}
