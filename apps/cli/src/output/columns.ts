import type { Command } from '../command.js';
import { UsageError } from '../failure/usage-error.js';

export type Row = Readonly<Record<string, unknown>>;

/** A column as printers use it. */
export interface NamedColumn {
  name: string;
  value: (row: Row) => unknown;
}

/** The columns of a command: what tables show, and all there are. */
export function columnsOf(command: Command, args: Row): { brief: NamedColumn[]; all: NamedColumn[] } {
  const [brief = [], details = []] = [command.columns, command.details].map((columns) =>
    (typeof columns === 'function' ? columns(args) : (columns ?? [])).map(toColumn),
  );
  return { brief, all: [...brief, ...details] };
}

/**
 * The columns that `--column` names.
 *
 * @param known the command's columns; of a command that has none, any name is taken for a field of its rows
 * @throws UsageError for a column that is not there
 */
export function namedColumns(
  asked: readonly string[],
  known: readonly NamedColumn[],
  path: string,
): NamedColumn[] {
  if (known.length === 0) return asked.map(toColumn);
  return asked.map((name) => {
    const column = known.find((one) => bare(one.name) === bare(name));
    if (column) return column;
    const names = known.map((one) => one.name).join(', ');
    throw new UsageError(`${path} has no column ${JSON.stringify(name)}`, `its columns: ${names}`);
  });
}

/** Tables show `KEY-NAME` where JSON says `keyName`: either may be typed. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

/** The fields of rows as columns, for a command that declares none. */
export function fieldColumns(rows: readonly Row[]): NamedColumn[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'raw').map(toColumn);
}

function toColumn(column: string | NamedColumn): NamedColumn {
  return typeof column === 'string' ? { name: column, value: (row) => row[column] } : column;
}

/** A value as one line of text; nothing in it can drive a terminal. */
export function cellText(value: unknown): string {
  return escapeControls(plainText(value));
}

/** A value as text, line ends and all. */
export function plainText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(',');
  return JSON.stringify(value);
}

/** Tabs and line ends as `\t` and `\n`, other control characters as `\x1b`. */
function escapeControls(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, (char) => {
    const known: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };
    return known[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** Text of several lines for a terminal: line ends and tabs stay, whatever else could drive it is shown. */
export function escapeLines(text: string): string {
  return text.replace(/[^\n\t]+/g, escapeControls);
}
