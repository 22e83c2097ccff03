import {
  type ArgsOf,
  dashed,
  type Option,
  optionWord,
  type Options,
  type Positional,
  type Positionals,
} from '../args/option.js';
import { UsageError } from '../failure/usage-error.js';
import type { RawLine } from './raw-line.js';

/**
 * The values of a line: the last of an option that counts once, defaults filled in, texts turned into what the
 * command works with.
 *
 * @throws UsageError for a text that makes no sense
 */
export function finish<O extends Options, P extends Positionals>(
  line: RawLine,
  options: O,
  positionals: P,
): ArgsOf<O> & ArgsOf<P> {
  const values = new Map<string, unknown>();
  for (const [name, option] of Object.entries(options)) {
    values.set(name, finishOption(option, line[optionWord(name)], dashed(optionWord(name))));
  }
  const words = [...line._];
  for (const [name, positional] of Object.entries(positionals)) {
    const given = positional.repeatable ? words.splice(0) : words.splice(0, 1);
    values.set(name, finishTexts(positional, given, positional.value ?? name));
  }
  // ArgsOf says of each kind of option what the two functions below make of it.
  return Object.fromEntries(values) as ArgsOf<O> & ArgsOf<P>;
}

function finishOption(option: Option, given: unknown, shown: string): unknown {
  switch (option.type) {
    case 'boolean':
      return given === true;
    case 'count':
      return typeof given === 'number' ? given : 0;
    case 'string':
      return finishTexts(option, [given ?? []].flat().map(String), shown);
  }
}

function finishTexts(option: Positional, given: readonly string[], shown: string): unknown {
  const texts = given.length === 0 && option.default !== undefined ? [option.default] : given;
  const values = texts.map((text) => finishText(option, text, shown));
  return option.repeatable ? values : values.at(-1);
}

function finishText(option: Positional, text: string, shown: string): unknown {
  const { choices, parse } = option;
  if (choices) return choose(text, choices, shown);
  if (!parse) return text;
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${shown}: ${error.message}`, error.hint);
    throw error;
  }
}

/** In capitals or not: kamaki's users write `--while build`. */
function choose(text: string, choices: readonly string[], shown: string): string {
  const choice = choices.find((known) => known.toLowerCase() === text.toLowerCase());
  if (choice !== undefined) return choice;
  throw new UsageError(`${shown} is one of ${choices.join(', ')}, not ${JSON.stringify(text)}`);
}
