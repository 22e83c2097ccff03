import { UsageError } from '../failure/usage-error.js';
import type { Io } from './io.js';
import { prompt } from './prompt.js';

/**
 * Where nobody can be asked, nothing may be done that needs a yes.
 *
 * @throws UsageError that names `--yes`
 */
export function checkCanAsk(io: Io): void {
  if (io.stdin.isTTY && io.stdout.isTTY) return;
  throw new UsageError('this needs a yes, and there is no terminal to ask on', 'give --yes if you mean it');
}

/**
 * Asks before something that cannot be undone.
 *
 * @throws UsageError where nobody can be asked; ClientError ABORTED when that is interrupted
 */
export async function confirm(question: string, io: Io, signal: AbortSignal): Promise<boolean> {
  checkCanAsk(io);
  const { default: ask } = await import('@inquirer/confirm');
  return prompt((context) => ask({ message: question, default: false }, context), io, signal);
}
