import { ClientError } from '@leister/rest';
import { dashed, optionWord } from '../args/option.js';
import { isGiven } from '../args/together.js';

/** What an option asks for, or several together. */
export type Step = readonly [options: string | readonly string[], change: () => Promise<unknown>];

/**
 * Makes the changes whose options were given, one after the other. The first that fails ends it.
 *
 * @throws ClientError as the change, with what was done before it in `details`
 */
export async function takeSteps(
  asked: Readonly<Record<string, unknown>>,
  steps: readonly Step[],
): Promise<void> {
  const done: string[] = [];
  try {
    for (const [options, change] of steps) {
      const given = [options].flat().filter((option) => isGiven(asked[option]));
      if (given.length === 0) continue;
      await change();
      done.push(...given.map((option) => dashed(optionWord(option))));
    }
  } catch (error) {
    throw done.length === 0 ? error : halfDone(ClientError.from(error), done);
  }
}

/** An error, with what was done before it in `details`. */
export function halfDone(error: ClientError, done: readonly string[]): ClientError {
  const { message, status, code, details, request } = error;
  return new ClientError(message, {
    status,
    code,
    details: [...details, `done before that: ${done.join(', ')}`],
    ...(request && { request }),
    cause: error,
  });
}
