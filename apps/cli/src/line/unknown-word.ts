import { nearest } from '@leister/clouds';
import { UsageError } from '../failure/usage-error.js';
import { fromOpenstack } from './openstack-words.js';

/**
 * The error for a word that is none of those there are. It names what `openstack` means by it, or the nearest.
 *
 * @param group what stands before it, behind `leister`; empty where nothing does
 */
export function unknownWord(
  message: string,
  word: string,
  candidates: readonly string[],
  group = '',
): UsageError {
  const program = ['leister', group].filter(Boolean).join(' ');
  const known = fromOpenstack(word, group, candidates);
  if (known !== undefined) return new UsageError(message, `did you mean leister ${known}?`);
  const near = nearest(word, candidates);
  return new UsageError(
    message,
    near === undefined ? `${program} --help` : `did you mean ${program} ${near}?`,
  );
}
