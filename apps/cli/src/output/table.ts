import { styleText } from 'node:util';
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { optionWord } from '../args/option.js';
import { cellText, fieldColumns, type NamedColumn, type Row } from './columns.js';
import { type PrintOptions, whole } from './printer.js';

const gap = 2;
/** No column is cut to less, however small the terminal. */
const narrowest = 8;

/**
 * Aligned columns under a line of titles; of one thing, a line for each field. Details that do not fit the terminal
 * are shown in the manner of one thing, too.
 */
export const table = whole((rows, options) => {
  if (rows.length === 0) return '';
  const columns = options.columns ?? fieldColumns(rows);
  if (options.one) return rows.map((row) => upright(row, columns, options)).join('\n');
  const grid = toGrid(rows, columns, options);
  const widths = grid.head.map((title, at) =>
    Math.max(...[title, ...grid.lines.map((line) => line[at] ?? '')].map(width)),
  );
  const room = (options.width ?? Infinity) - gap * (widths.length - 1);
  if (options.details && sum(widths) > room)
    return rows.map((row) => upright(row, columns, options)).join('\n');
  return draw(grid.lines, {
    head: grid.head.map((title) => bold(title, options)),
    colWidths: fit(widths, room),
  });
});

/** What no row has anything to say about is left out, unless it was asked for. */
function toGrid(rows: readonly Row[], columns: readonly NamedColumn[], options: PrintOptions) {
  const all = columns.map((column) => [titleOf(column), ...rows.map((row) => cellText(column.value(row)))]);
  const shown = options.asked ? all : all.filter(([, ...cells]) => cells.some((cell) => cell !== ''));
  const numbered = options.enumerate ? [['#', ...rows.map((_, at) => String(at + 1))], ...shown] : shown;
  const lines = rows.map((_, at) => numbered.map((cells) => cells[at + 1] ?? ''));
  return { head: numbered.map(([title = '']) => title), lines };
}

function upright(row: Row, columns: readonly NamedColumn[], options: PrintOptions): string {
  const lines = columns.map((column) => [bold(titleOf(column), options), cellText(column.value(row))]);
  return draw(
    lines.filter(([, text]) => options.asked || text !== ''),
    {},
  );
}

function draw(lines: string[][], layout: Table.TableConstructorOptions): string {
  const drawn = new Table({
    ...layout,
    chars: { ...noBorders, middle: ' '.repeat(gap) },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  drawn.push(...lines);
  return drawn.toString().replace(/ +$/gm, '') + '\n';
}

/** Widths with which a line fits: the widest columns give way, but for the first, which is the id. */
function fit(widths: readonly number[], room: number): number[] {
  const fitting = [...widths];
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = Math.max(0, ...fitting.slice(1));
    if (widest <= narrowest) break;
    fitting[fitting.indexOf(widest, 1)] = widest - 1;
  }
  return fitting;
}

/** `keyName` is `KEY-NAME`. */
function titleOf({ name }: NamedColumn): string {
  return optionWord(name).toUpperCase();
}

function bold(title: string, { colors }: PrintOptions): string {
  return colors ? styleText('bold', title, { validateStream: false }) : title;
}

function width(text: string): number {
  return stringWidth(text);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};
