import { dashed } from '../args/option.js';

/** A line as a parser leaves it: texts by the words of the options, what stands alone under `_`. */
export interface RawLine {
  _: string[];
  [word: string]: unknown;
}

/**
 * The parser strips quotes off the values of repeatable options in `--option="value"`, though the shell has done so
 * already. One more pair around such a value is what it then takes away.
 *
 * @param repeatable words of the options that may be given several times
 */
export function guardQuotes(argv: readonly string[], repeatable: readonly string[]): string[] {
  const options = new Set(repeatable.map(dashed));
  const end = argv.indexOf('--');
  return argv.map((word, at) => {
    const [, option = '', value = ''] = /^(--?[^=]+)=(.*)$/s.exec(word) ?? [];
    const isGuarded = options.has(option) && /^(['"]).*\1$/s.test(value) && (end === -1 || at < end);
    return isGuarded ? `${option}="${value}"` : word;
  });
}
