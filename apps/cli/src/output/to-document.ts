import type { NamedColumn, Row } from './columns.js';
import type { PrintOptions } from './printer.js';

/** Whole objects, or of each what `--column` asked for. */
export function toDocument(rows: readonly Row[], { columns, one }: PrintOptions): unknown {
  const objects = rows.map((row) => {
    if (!columns) return withoutRaw(row);
    return Object.fromEntries(columns.map((column) => [column.name, fieldOf(row, column) ?? null]));
  });
  return one ? (objects[0] ?? null) : objects;
}

/** A field of the whole object is the same in a part of it; what a table makes of it is for reading. */
function fieldOf(row: Row, { name, value }: NamedColumn): unknown {
  return Object.hasOwn(row, name) ? row[name] : value(row);
}

/** What the service sent is its own affair: it differs from cloud to cloud and may hold what nobody should print. */
function withoutRaw(row: Row): Row {
  const { raw: _raw, ...rest } = row;
  return rest;
}
