import { distance } from 'fastest-levenshtein';

/** The candidate that is spelled nearly like a word; undefined when none is. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: candidate.startsWith(word) ? 1 : distance(word, candidate) }))
    .sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best && best.steps <= Math.ceil(word.length / 3) ? best.candidate : undefined;
}
