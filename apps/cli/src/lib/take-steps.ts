import { ClientError } from '@leister/rest';
import { dashed, optionWord } from '../args/option.js';
import { isGiven } from '../args/together.js';

/** What an option asks for. */
export type Step = readonly [option: string, change: () => Promise<unknown>];

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
    for (const [option, change] of steps) {
      if (!isGiven(asked[option])) continue;
      await change();
      done.push(dashed(optionWord(option)));
    }
  } catch (error) {
    throw done.length === 0 ? error : halfDone(ClientError.from(error), done);
  }
}

function halfDone(error: ClientError, done: readonly string[]): ClientError {
  const { message, status, code, details, request } = error;
  return new ClientError(message, {
    status,
    code,
    details: [...details, `done before that: ${done.join(', ')}`],
    ...(request && { request }),
    cause: error,
  });
}
