import { optionWord, type Options } from '../args/option.js';

/**
 * How command lines are read, by yargs-parser alone as well as under yargs: no abbreviation, no guessing at numbers,
 * dots or `no-`, and an option takes one value at a time, so that it never eats an identifier.
 */
export const parserConfiguration = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'strip-aliased': true,
} as const;

/** What yargs-parser and yargs are told of options. Keys are the words of the command line. */
export interface ParserOptions {
  boolean: string[];
  count: string[];
  string: string[];
  array: string[];
  narg: Record<string, number>;
  alias: Record<string, string[]>;
  /** Words and aliases of the options that may be given several times. */
  repeatable: string[];
  /** Short forms of the options that take a value. */
  letters: string[];
}

export function parserOptions(options: Options): ParserOptions {
  const words = (keep: (option: Options[string]) => boolean): string[] =>
    Object.entries(options).flatMap(([name, option]) => (keep(option) ? [optionWord(name)] : []));
  const valued = words((option) => option.type === 'string');
  const repeatable = Object.entries(options).filter(([, option]) => option.repeatable === true);
  return {
    letters: Object.values(options).flatMap(({ type, alias = [] }) => {
      return type === 'string' ? alias.filter((name) => name.length === 1) : [];
    }),
    repeatable: repeatable.flatMap(([name, option]) => [optionWord(name), ...(option.alias ?? [])]),
    boolean: words((option) => option.type === 'boolean'),
    count: words((option) => option.type === 'count'),
    string: valued,
    array: repeatable.map(([name]) => optionWord(name)),
    narg: Object.fromEntries(valued.map((word) => [word, 1])),
    alias: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [optionWord(name), [...(option.alias ?? [])]]),
    ),
  };
}
