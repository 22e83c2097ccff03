import type { Io } from '../io/io.js';
import type { Job } from '../job.js';
import { columnsOf, namedColumns, plainText } from './columns.js';
import type { Printer, PrinterMaker } from './printer.js';

/**
 * The printer for a command's result: the format asked for, else a table on a terminal and plain lines in a pipe.
 *
 * @param write takes what is printed
 * @throws UsageError for a column that the command does not have
 */
export async function choosePrinter(job: Job, io: Io, write: (text: string) => void): Promise<Printer> {
  const { command, args, globals } = job;
  const { outputFormat: format, column: asked } = globals;
  const gives = typeof command.gives === 'function' ? command.gives(args) : command.gives;
  if (gives === 'nothing') return silent;
  const one = gives === 'one';
  const { brief, all } = columnsOf(command, args);
  const shown = one || args['details'] === true ? all : brief;
  const usualColumns = shown.length === 0 || format === 'json' || format === 'yaml' ? undefined : shown;
  const maker = format === undefined ? await usual(job, io) : await makers[format]();
  return maker({
    write,
    columns: asked.length === 0 ? usualColumns : namedColumns(asked, all, command.path),
    asked: asked.length > 0,
    details: args['details'] === true,
    one,
    enumerate: args['enumerate'] === true,
    terminal: io.stdout.isTTY,
    // A terminal that does not know its width says 0.
    width: (io.stdout.isTTY && io.stdout.columns) || undefined,
    colors: io.colors(io.stdout),
  });
}

/** Also as JSON: there is no result that could be empty. */
const silent: Printer = { row: () => undefined, end: () => undefined };

const makers = {
  table: async () => (await import('./table.js')).table,
  json: async () => (await import('./json.js')).json,
  yaml: async () => (await import('./yaml.js')).yaml,
  csv: async () => (await import('./csv.js')).csv,
  value: async () => (await import('./lines.js')).values,
};

async function usual({ command, args, globals }: Job, io: Io): Promise<PrinterMaker> {
  const text = globals.column.length === 0 ? command.text : undefined;
  if (io.stdout.isTTY && text === undefined) return makers.table();
  const { plain, raw } = await import('./lines.js');
  if (text === undefined) return plain;
  return raw((row) => (typeof text === 'function' ? text(row, args) : plainText(row[text])));
}
