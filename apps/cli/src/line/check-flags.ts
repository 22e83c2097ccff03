import { dashed, optionWord, type Options } from '../args/option.js';
import { UsageError } from '../failure/usage-error.js';

/**
 * The parser takes any text after a flag's equals sign for `false`.
 *
 * @throws UsageError for one that is neither `true` nor `false`
 */
export function checkFlags(argv: readonly string[], options: Options): void {
  const flags = new Set(
    Object.entries(options).flatMap(([name, { type, alias = [] }]) => {
      return type === 'string' ? [] : [optionWord(name), ...alias].map(dashed);
    }),
  );
  const end = argv.indexOf('--');
  for (const word of end === -1 ? argv : argv.slice(0, end)) {
    const [flag = '', value] = word.split('=', 2);
    if (value !== undefined && flags.has(flag) && !['true', 'false'].includes(value)) {
      throw new UsageError(`${flag} takes no value`);
    }
  }
}
