import { optionWord, type Options } from '../args/option.js';
import type { RawLine } from './raw-line.js';

/**
 * A line of nothing but words, flags and options by their long names, each value in a word of its own: most lines are
 * that, and for them no parser need be loaded. Undefined for any other.
 */
export function parsePlain(argv: readonly string[], options: Options): RawLine | undefined {
  const line: RawLine = { _: [] };
  for (const [name, { type }] of Object.entries(options)) if (type === 'count') line[optionWord(name)] = 0;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (!word.startsWith('-')) {
      line._.push(word);
      continue;
    }
    const [name, option] = Object.entries(options).find(([name]) => `--${optionWord(name)}` === word) ?? [];
    if (name === undefined || option === undefined) return undefined;
    const key = optionWord(name);
    const next = argv[at + 1];
    // Given twice, or with what a parser might take for its value: that is for the parser to say.
    if (key in line || option.repeatable) return undefined;
    if (option.type === 'boolean' && next !== 'true' && next !== 'false') line[key] = true;
    else if (option.type === 'string' && next && !next.startsWith('-')) {
      line[key] = next;
      at++;
    } else return undefined;
  }
  return line;
}
