/**
 * JSON as the original writes it: keys sorted, two spaces, nothing but ASCII, no end of line at the end. On one line it
 * has a space after commas and colons.
 */
export function jsonText(value: unknown, oneLine = false): string {
  const text = JSON.stringify(sorted(value), null, 2);
  // Within a text a line break is escaped, so those here are layout.
  const laidOut = oneLine ? text.replace(/,\n */g, ', ').replace(/\n */g, '') : text;
  return laidOut.replace(/[\u007f-\uffff]/g, escaped);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
