/** A time of the daemon's as ISO 8601; undefined for the zero dates that stand for "never". */
export function toDate(time: unknown): string | undefined {
  const known = typeof time === 'string' && Date.parse(time) > 0;
  return known ? time : undefined;
}

/** Whether one time of the daemon's is before another, to the nanosecond. */
export function isBefore(a: string, b: string): boolean {
  const difference = Date.parse(a) - Date.parse(b);
  return difference === 0 ? fraction(a) < fraction(b) : difference < 0;
}

/** The daemon leaves off trailing zeros, so that the texts themselves do not sort. */
function fraction(time: string): string {
  return (/\.(\d+)/.exec(time)?.[1] ?? '').padEnd(9, '0');
}
