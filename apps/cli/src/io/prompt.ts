import { Interrupted } from '../failure/interrupted.js';
import type { Io } from './io.js';

/** Where prompts read and write, and what ends them. */
export interface PromptContext {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  signal: AbortSignal;
}

/**
 * Asks on the terminal.
 *
 * @throws Interrupted when Ctrl-C is the answer: a prompt takes that key itself, so no signal comes of it
 */
export async function prompt<T>(
  ask: (context: PromptContext) => Promise<T>,
  io: Io,
  signal: AbortSignal,
): Promise<T> {
  try {
    return await ask({ input: io.stdin, output: io.stderr, signal });
  } catch (error) {
    const isInterrupted =
      error instanceof Error && ['AbortPromptError', 'ExitPromptError'].includes(error.name);
    throw isInterrupted ? new Interrupted() : error;
  }
}
