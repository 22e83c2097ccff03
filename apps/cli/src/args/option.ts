/** One option of a command, as data: parsing, help, completion and documentation are all drawn from it. */
export interface Option {
  /** `boolean` takes no value, `count` counts how often it stands, `string` takes a value. */
  type: 'boolean' | 'count' | 'string';
  /** What it does, in one line. */
  summary: string;
  /** Other names: one letter for the short form, words for further long forms. */
  alias?: readonly string[];
  /** What the value is called in the help: `FILE`. */
  value?: string;
  required?: boolean;
  /** May be given several times; all of them count. */
  repeatable?: boolean;
  choices?: readonly string[];
  /** Written as it would be typed. */
  default?: string;
  /** Turns the text into what the command works with. Throws UsageError for a text that makes no sense. */
  parse?: (text: string) => unknown;
  /** What shells offer as values beside `choices`. */
  complete?: 'clouds' | 'columns' | 'files' | 'keys';
}

/** Options by their names in camel case: `flavorId` is `--flavor-id`. */
export type Options = Readonly<Record<string, Option>>;

/** What stands on a command line without dashes. Only the last may be repeatable. */
export type Positional = Omit<Option, 'type' | 'alias'>;

/** Positionals in their order. */
export type Positionals = Readonly<Record<string, Positional>>;

type Single<O> = O extends { type: 'boolean' }
  ? boolean
  : O extends { type: 'count' }
    ? number
    : O extends { parse: (text: string) => infer V }
      ? V
      : O extends { choices: readonly (infer C)[] }
        ? C
        : string;

type ValueOf<O> = O extends { repeatable: true }
  ? Single<O>[]
  : O extends { type: 'boolean' | 'count' } | { required: true } | { default: string }
    ? Single<O>
    : Single<O> | undefined;

/** What the options or positionals of a command are once parsed. */
export type ArgsOf<O> = { -readonly [K in keyof O]: ValueOf<O[K]> };

/** The word of an option on the command line, without dashes: `flavorId` is `flavor-id`. */
export function optionWord(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/** An option as one types it: `--flavor-id`, `-w`. */
export function dashed(word: string): string {
  return word.length === 1 ? `-${word}` : `--${word}`;
}

/** How a positional is shown: `SERVER`, `SERVER...`, `[SERVER]`. */
export function shownPositional(name: string, positional: Positional): string {
  const shown = `${positional.value ?? name.toUpperCase()}${positional.repeatable ? '...' : ''}`;
  return positional.required ? shown : `[${shown}]`;
}
