import type { NamedColumn, Row } from './columns.js';

/** What printers need to know. */
export interface PrintOptions {
  write: (text: string) => void;
  /** Undefined: the fields of the rows. */
  columns: readonly NamedColumn[] | undefined;
  /** Whether the user named the columns. */
  asked: boolean;
  /** Whether the user wants to see all there is. */
  details: boolean;
  /** Whether there is one thing to show, rather than rows. */
  one: boolean;
  /** Whether to put a number before each row. */
  enumerate: boolean;
  terminal: boolean;
  /** Of the terminal, in characters; undefined where there is none. */
  width: number | undefined;
  /** Whether the reader's terminal shows colours. */
  colors: boolean;
}

/** Prints what a command gives. */
export interface Printer {
  row(row: Row): void;
  /** After the last row, also when the command failed after it. */
  end(): void;
}

export type PrinterMaker = (options: PrintOptions) => Printer;

/** A printer that needs all rows before it can print the first. */
export function whole(print: (rows: Row[], options: PrintOptions) => string): PrinterMaker {
  return (options) => {
    const rows: Row[] = [];
    return {
      row: (row) => void rows.push(row),
      end: () => options.write(print(rows, options)),
    };
  };
}
