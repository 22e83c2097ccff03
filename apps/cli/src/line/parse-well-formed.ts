import parse from 'yargs-parser';
import { type Options, type Positionals, optionWord } from '../args/option.js';
import { parserConfiguration, parserOptions } from './parser-options.js';
import { parsePlain } from './parse-plain.js';
import { prepare, type RawLine } from './raw-line.js';

/**
 * The line, or undefined for one with a fault: yargs then tells which. It refuses exactly what yargs refuses, at a
 * fraction of its weight.
 */
export function parseWellFormed(
  argv: readonly string[],
  options: Options,
  positionals: Positionals,
): RawLine | undefined {
  const line = parsePlain(argv, options) ?? parseAny(argv, options);
  if (line?.['help'] === true || line?.['version'] === true) return line;
  return line && isComplete(line, options, positionals) ? line : undefined;
}

function parseAny(argv: readonly string[], options: Options): RawLine | undefined {
  const known = parserOptions(options);
  const { argv: parsed, error } = parse.detailed(prepare(argv, known), {
    ...known,
    configuration: parserConfiguration,
  });
  const line = parsed as RawLine;
  return error === null || line['help'] === true || line['version'] === true ? line : undefined;
}

function isComplete(line: RawLine, options: Options, positionals: Positionals): boolean {
  const known = new Set(Object.keys(options).map(optionWord));
  if (Object.keys(line).some((word) => word !== '_' && !known.has(word))) return false;
  for (const [name, option] of Object.entries(options)) {
    if (option.required && line[optionWord(name)] === undefined) return false;
  }
  const { least, most } = positionalCount(positionals);
  return line._.length >= least && line._.length <= most;
}

/** How many words may stand alone. */
export function positionalCount(positionals: Positionals): { least: number; most: number } {
  const all = Object.values(positionals);
  return {
    least: all.filter((positional) => positional.required).length,
    most: all.some((positional) => positional.repeatable) ? Infinity : all.length,
  };
}
