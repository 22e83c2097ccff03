import parse from 'yargs-parser';
import { globalOptions } from '../args/global-options.js';
import { dashed, optionWord } from '../args/option.js';
import { UsageError } from '../failure/usage-error.js';
import { parserConfiguration, parserOptions } from './parser-options.js';
import { prepare } from './raw-line.js';

const known = new Set(Object.keys(globalOptions).map(optionWord));

/**
 * Takes the first word off a line: a group or an action. Options that may stand everywhere may stand before it.
 *
 * @throws UsageError for an option of a command that stands before the command
 */
export function takeWord(argv: readonly string[]): { word: string | undefined; rest: string[] } {
  const [first, ...others] = argv;
  // Nearly always the word comes first.
  if (first !== undefined && !first.startsWith('-')) return { word: first, rest: others };
  const options = parserOptions(globalOptions);
  const { _: standing, ...given } = parse(prepare(argv, options), {
    ...options,
    configuration: { ...parserConfiguration, 'halt-at-non-option': true },
  });
  const stranger = Object.keys(given).find((word) => !known.has(word));
  if (stranger !== undefined) {
    throw new UsageError(
      `unknown option: ${dashed(stranger)}`,
      'options of a command stand after the command',
    );
  }
  const [word, ...after] = standing.map(String);
  const before = argv.slice(0, argv.length - standing.length).filter((option) => option !== '--');
  return { word, rest: [...before, ...after] };
}
