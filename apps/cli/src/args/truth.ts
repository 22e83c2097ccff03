import type { Option } from './option.js';

/**
 * An option that says whether something is to be so. It is a word, unlike a flag: `false` is a wish, too, and another
 * than none.
 */
export const truth = {
  type: 'string',
  value: 'BOOLEAN',
  choices: ['true', 'false'],
} as const satisfies Omit<Option, 'summary'>;

/** What such an option says; undefined where it was not given. */
export function truthOf(word: 'true' | 'false' | undefined): boolean | undefined {
  return word && word === 'true';
}
