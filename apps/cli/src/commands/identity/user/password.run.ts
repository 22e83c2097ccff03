import type { Context } from '../../../context.js';
import { UsageError } from '../../../failure/usage-error.js';
import { readSecret } from '../../../io/read-secret.js';
import { newPassword } from '../../../lib/new-password.js';

export async function* run(_args: object, context: Context): AsyncGenerator<{ result: 'changed' }> {
  const { original, password } = await readBoth(context);
  if (original === '' || password === '')
    throw new UsageError('two passwords are needed', 'the present one and the new one, on a line each');
  const client = await context.service('identity');
  await client.changePassword({ original, password }, { signal: context.signal });
  yield { result: 'changed' };
}

async function readBoth(context: Context): Promise<{ original: string; password: string }> {
  const { io, signal } = context;
  const first = await readSecret('present password', io, signal);
  if (io.stdin.isTTY) return { original: first, password: await newPassword(context) };
  const [original = '', password = ''] = first.split(/\r?\n/);
  return { original, password };
}
