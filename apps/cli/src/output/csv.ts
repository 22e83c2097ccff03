import { stringify } from 'csv-stringify/sync';
import { fieldColumns, plainText } from './columns.js';
import { whole } from './printer.js';

/** A line of titles and a line for each row (RFC 4180, line ends as on Unix). */
export const csv = whole((rows, { columns = fieldColumns(rows) }) => {
  const lines = rows.map((row) => columns.map((column) => plainText(column.value(row))));
  return stringify([columns.map((column) => column.name), ...lines]);
});
