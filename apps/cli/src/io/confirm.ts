import { UsageError } from '../failure/usage-error.js';
import { escapeLines } from '../output/columns.js';
import type { Io } from './io.js';
import { prompt } from './prompt.js';

/**
 * Asks before something that cannot be undone. Where no terminal can answer, a script gave the order, and meant
 * it.
 *
 * @throws UsageError where one could answer, but would not see the question
 * @throws Interrupted when Ctrl-C is the answer
 */
export async function confirm(question: string, io: Io, signal: AbortSignal): Promise<boolean> {
  if (!io.stdin.isTTY) return true;
  if (!io.stderr.isTTY)
    throw new UsageError('this has to be confirmed, and stderr is no terminal to ask on', 'say --yes');
  const { default: ask } = await import('@inquirer/confirm');
  return prompt((context) => ask({ message: escapeLines(question), default: false }, context), io, signal);
}
