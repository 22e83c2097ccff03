import { UsageError } from '../failure/usage-error.js';
import { dashed, optionWord } from './option.js';

type Args = Readonly<Record<string, unknown>>;

/** @throws UsageError when more than one of the options is given */
export function atMostOne(args: Args, names: readonly string[]): void {
  const given = names.filter((name) => isGiven(args[name]));
  if (given.length > 1) throw new UsageError(`only one of ${listed(given)} may be given`);
}

/** @throws UsageError when none of the options is given */
export function atLeastOne(args: Args, names: readonly string[]): void {
  if (!names.some((name) => isGiven(args[name])))
    throw new UsageError(`one of ${listed(names)} must be given`);
}

/**
 * @param other what these options have no meaning with
 * @throws UsageError when one of the options is given
 */
export function refuseBeside(other: string, args: Args, names: readonly string[], hint?: string): void {
  const given = names.filter((name) => isGiven(args[name]));
  if (given.length > 0) throw new UsageError(`${listed(given)} cannot be given with ${other}`, hint);
}

/** Whether an option was given, whatever its kind. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

function listed(names: readonly string[]): string {
  return names.map((name) => dashed(optionWord(name))).join(', ');
}
