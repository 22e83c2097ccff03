import type { Io } from './io.js';
import { prompt } from './prompt.js';

/**
 * Asks before something that cannot be undone. Where there is no terminal to ask on, a script gave the order, and
 * meant it.
 *
 * @throws Interrupted when Ctrl-C is the answer
 */
export async function confirm(question: string, io: Io, signal: AbortSignal): Promise<boolean> {
  if (!io.stdin.isTTY || !io.stderr.isTTY) return true;
  const { default: ask } = await import('@inquirer/confirm');
  return prompt((context) => ask({ message: question, default: false }, context), io, signal);
}
