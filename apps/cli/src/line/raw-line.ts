import { dashed } from '../args/option.js';
import type { ParserOptions } from './parser-options.js';

/** A line as a parser leaves it: texts by the words of the options, what stands alone under `_`. */
export interface RawLine {
  _: string[];
  [word: string]: unknown;
}

/** Words as the parser should see them, which takes some for others than they are. One word stays one word. */
export function prepare(argv: readonly string[], { repeatable, letters }: ParserOptions): string[] {
  const end = argv.indexOf('--');
  return argv.map((word, at) => {
    return end === -1 || at < end ? guardQuotes(detach(word, letters), repeatable) : word;
  });
}

/**
 * `-mrole=db` is `-m=role=db`: the parser would take it for a row of letters.
 *
 * @param letters of options that take a value
 */
function detach(word: string, letters: readonly string[]): string {
  const [, letter = '', value = ''] = /^-([^-])([^=].*)$/s.exec(word) ?? [];
  return letters.includes(letter) ? `-${letter}=${value}` : word;
}

/**
 * The parser strips quotes off the values of repeatable options in `--option="value"`, though the shell has done so
 * already. One more pair around such a value is what it then takes away.
 *
 * @param repeatable words of the options that may be given several times
 */
function guardQuotes(word: string, repeatable: readonly string[]): string {
  const [, option = '', value = ''] = /^(--?[^=]+)=(.*)$/s.exec(word) ?? [];
  const isGuarded = repeatable.map(dashed).includes(option) && /^(['"]).*\1$/s.test(value);
  return isGuarded ? `${option}="${value}"` : word;
}
