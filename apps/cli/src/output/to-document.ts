import type { Row } from './columns.js';
import type { PrintOptions } from './printer.js';

/** Whole objects, or of each what `--column` asked for. */
export function toDocument(rows: readonly Row[], { columns, one }: PrintOptions): unknown {
  const objects = rows.map((row) => {
    if (!columns) return withoutRaw(row);
    return Object.fromEntries(columns.map((column) => [column.name, column.value(row) ?? null]));
  });
  return one ? (objects[0] ?? null) : objects;
}

/** What the service sent is its own affair: it differs from cloud to cloud and may hold what nobody should print. */
function withoutRaw(row: Row): Row {
  const { raw: _raw, ...rest } = row;
  return rest;
}
