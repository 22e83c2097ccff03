import { UsageError } from '../../failure/usage-error.js';

/** Which of a list are meant, as for `Array.prototype.slice`. */
export type Slice = readonly [from: number, to: number | undefined];

/** `N`, `A:B`, `A:` or `:B`: numbers from 0, or from the end when negative. */
export function slice(text: string): Slice {
  const [, from = '', colon, to = ''] = /^(-?\d*)(:)?(-?\d*)$/.exec(text) ?? [];
  const isNumber = (part: string): boolean => part === '' || Number.isSafeInteger(Number(part));
  if (!isNumber(from) || !isNumber(to) || (colon === undefined && (from === '' || to !== ''))) {
    throw new UsageError(`not a number nor a range: ${JSON.stringify(text)}`, 'write 5, 5:10, 5: or :10');
  }
  const first = Number(from);
  if (colon === undefined) return [first, first === -1 ? undefined : first + 1];
  return [first, to === '' ? undefined : Number(to)];
}
