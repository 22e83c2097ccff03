import { cellText, escapeLines, fieldColumns, type NamedColumn, plainText, type Row } from './columns.js';
import { type Printer, type PrinterMaker, type PrintOptions, whole } from './printer.js';

/** For other programs: a line for each row, its values apart by tabs. Of one thing, a line for each field. */
export const plain: PrinterMaker = (options) => (options.one ? fields(options) : values(options));

/** The values alone, apart by tabs. A single one is printed as it is, line ends and all. */
export const values: PrinterMaker = (options) => {
  let count = 0;
  return eachRow(options, (row, columns) => {
    count += 1;
    const only = columns.length === 1 && options.one ? columns[0] : undefined;
    if (only) return asItIs(plainText(only.value(row)), options).replace(/\n$/, '');
    const cells = columns.map((column) => cellText(column.value(row)));
    return (options.enumerate ? [String(count), ...cells] : cells).join('\t');
  });
};

const fields: PrinterMaker = (options) =>
  eachRow(options, (row, columns) =>
    columns
      .filter((column) => column.value(row) !== undefined)
      .map((column) => `${column.name}\t${cellText(column.value(row))}`)
      .join('\n'),
  );

/** The command's own text, as it is. */
export function raw(textOf: (row: Row) => string): PrinterMaker {
  return whole((rows, options) => rows.map((row) => ensureLineEnd(asItIs(textOf(row), options))).join(''));
}

/** Only a terminal has to be kept from what could drive it. */
function asItIs(text: string, { terminal }: PrintOptions): string {
  return terminal ? escapeLines(text.replace(/\r+\n/g, '\n')) : text;
}

function eachRow(
  options: PrintOptions,
  line: (row: Row, columns: readonly NamedColumn[]) => string,
): Printer {
  return {
    row: (row) => options.write(line(row, options.columns ?? fieldColumns([row])) + '\n'),
    end: () => undefined,
  };
}

function ensureLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : text + '\n';
}
