import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Io } from './io.js';
import { prompt } from './prompt.js';

/**
 * A secret, which has no place on a command line: asked for on a terminal, unseen, else read from standard input. A
 * line end after it does not count.
 *
 * @throws Interrupted when Ctrl-C is the answer
 */
export async function readSecret(what: string, io: Io, signal: AbortSignal): Promise<string> {
  const given = io.stdin.isTTY ? await ask(what, io, signal) : await text(addAbortSignal(signal, io.stdin));
  return given.replace(/\r?\n$/, '');
}

async function ask(message: string, io: Io, signal: AbortSignal): Promise<string> {
  const { default: password } = await import('@inquirer/password');
  return prompt((context) => password({ message }, context), io, signal);
}
