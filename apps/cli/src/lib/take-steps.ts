import type { ClientError } from '@leister/rest';
import { dashed, optionWord } from '../args/option.js';
import { isGiven } from '../args/together.js';
import { withDetails } from './with-details.js';

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
    throw done.length === 0 ? error : halfDone(error, done);
  }
}

/** An error, with what was done before it in `details`. */
export function halfDone(error: unknown, done: readonly string[]): ClientError {
  return withDetails(error, [`done before that: ${done.join(', ')}`]);
}
