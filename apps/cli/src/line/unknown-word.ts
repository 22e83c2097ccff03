import { nearest } from '@leister/clouds';
import { UsageError } from '../failure/usage-error.js';

/** The error for a word that is none of those there are; it names the nearest. @param program what stands before it */
export function unknownWord(
  message: string,
  word: string,
  candidates: readonly string[],
  program: string,
): UsageError {
  const near = nearest(word, candidates);
  return new UsageError(
    message,
    near === undefined ? `${program} --help` : `did you mean ${program} ${near}?`,
  );
}
