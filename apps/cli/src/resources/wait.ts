import type { Option } from '../args/option.js';
import { atMostOne } from '../args/together.js';
import { patience } from '../args/waiting.js';

/** Of a command that waits for resources, as kamaki has it. */
type WaitOptions<S> = {
  readonly [K in 'while' | 'until' | 'status']: Option & { type: 'string'; choices: S };
} & typeof shortPatience;

const shortPatience = { ...patience, timeout: { ...patience.timeout, default: '60' } } as const;

/**
 * Options of the command that waits for resources.
 *
 * @param statuses those that the service knows
 * @param first what is waited for the end of, unless told otherwise
 */
export function waitOptions<const S extends readonly string[]>(
  statuses: S,
  first: S[number],
): WaitOptions<S> {
  const status = { type: 'string', value: 'STATUS', choices: statuses } as const;
  return {
    while: { ...status, summary: `wait as long as they are in this status; ${first} unless told otherwise` },
    until: { ...status, summary: 'wait until they are in this status' },
    status: { ...status, summary: 'the old name of --while' },
    ...shortPatience,
  };
}

export function checkWait(asked: Readonly<Record<string, unknown>>): void {
  atMostOne(asked, ['while', 'until', 'status']);
}
