import { nearest } from '@leister/clouds';
import yargs from 'yargs';
import { dashed, optionWord, type Options, type Positionals, shownPositional } from '../args/option.js';
import { UsageError } from '../failure/usage-error.js';
import { positionalCount } from './parse-well-formed.js';
import { parserConfiguration, parserOptions } from './parser-options.js';
import { prepare, type RawLine } from './raw-line.js';

const unknownOption = 'unknown option:';
const missingOption = 'missing option:';

/** What yargs says, in fewer words. */
const messages = {
  'Unknown argument: %s': { one: `${unknownOption} %s`, other: `${unknownOption} %s` },
  'Missing required argument: %s': { one: `${missingOption} %s`, other: `${missingOption} %s` },
  'Not enough arguments following: %s': 'no value after --%s',
};

/**
 * Reads a line that `parseWellFormed` refused.
 *
 * @throws UsageError that tells what is wrong with it
 */
export function parseWithYargs(argv: readonly string[], options: Options, positionals: Positionals): RawLine {
  const { least, most } = positionalCount(positionals);
  const shown = Object.entries(positionals).map(([name, positional]) => shownPositional(name, positional));
  const tooMany =
    shown.length === 0 ? 'nothing may stand here without dashes' : `too many: it takes ${shown.join(' ')}`;
  let parser = yargs()
    .parserConfiguration(parserConfiguration)
    .locale('en')
    // The types know plain texts only; yargs itself also takes a text for one and a text for many.
    .updateStrings(messages as unknown as Record<string, string>)
    .help(false)
    .version(false)
    .exitProcess(false)
    .strictOptions()
    .demandCommand(least, most, `missing: ${shown.join(' ')}`, tooMany)
    .fail((message, error) => {
      throw explained(message || error.message, options);
    });
  for (const [name, option] of Object.entries(options)) {
    parser = parser.option(optionWord(name), {
      alias: [...(option.alias ?? [])],
      ...(option.type === 'string' ? { type: 'string', nargs: 1 } : { type: option.type }),
      ...(option.repeatable && { array: true }),
      ...(option.required && { demandOption: true }),
    });
  }
  const { $0: _program, ...line } = parser.parseSync(prepare(argv, parserOptions(options)));
  return { ...line, _: line._.map(String) };
}

/** Dashes before the names of options, and for an unknown one the nearest known. */
function explained(message: string, options: Options): UsageError {
  const kind = [unknownOption, missingOption].find((start) => message.startsWith(start));
  const valueless = /^no value after (--.+)$/.exec(message)?.[1];
  if (valueless !== undefined)
    return new UsageError(message, `one that begins with a dash is written ${valueless}=VALUE`);
  if (kind === undefined) return new UsageError(message);
  const names = message.slice(kind.length).trim().split(', ');
  const told = `${kind} ${names.map(dashed).join(', ')}`;
  if (kind === missingOption) return new UsageError(told);
  const words = Object.entries(options).flatMap(([name, { alias = [] }]) => [optionWord(name), ...alias]);
  const near = nearest(
    names[0] ?? '',
    words.filter((word) => word.length > 1),
  );
  return new UsageError(told, near && `did you mean ${dashed(near)}?`);
}
