import type { ComputeFeature } from '@leister/compute';
import type { ArgsOf, Options, Positionals } from './args/option.js';
import type { Context } from './context.js';

/**
 * A column of a table: a field of the row, or a name and how its value is found. For rows of several kinds, a column
 * of any of them.
 */
export type Column<Row> = Row extends unknown
  ? (keyof Row & string) | { name: string; value(row: Row): unknown }
  : never;

type Gives = 'one' | 'rows' | 'nothing';

type Columns<Row, Args> = readonly Column<Row>[] | ((args: Args) => readonly Column<Row>[]);

/** What a command's module, loaded when it runs, exports as `run`. */
export type Run<Args, Row> = (args: Args, context: Context) => AsyncIterable<Row>;

/** A command as data. */
export interface CommandSpec<O extends Options, P extends Positionals, Row> {
  /** Group and action: `server list`, or `identity user list`. */
  path: string;
  /** In one line, beginning with a verb. */
  summary: string;
  /** What else one should know; shown in the help. */
  description?: string;
  args: O;
  positionals: P;
  /** The feature of the compute family without which the cloud cannot do it, or those that options ask for. */
  feature?: ComputeFeature | Readonly<Partial<Record<keyof O, ComputeFeature>>>;
  /** Whether it may make the file that `--config` names; any other command needs it to be there. */
  createsConfig?: boolean;
  /** Whether it gives one thing, shown field by field, rows, or nothing to print. Default: rows. */
  gives?: Gives | ((args: ArgsOf<O> & ArgsOf<P>) => Gives);
  /** What tables show of a row. */
  columns?: NoInfer<Columns<Row, ArgsOf<O> & ArgsOf<P>>>;
  /** What tables show with `--details`, and what else `--column` can name. */
  details?: NoInfer<Columns<Row, ArgsOf<O> & ArgsOf<P>>>;
  /** The field that is the result itself, or the text to print of a row, where nothing else was asked for. */
  text?: (keyof NoInfer<Row> & string) | ((row: NoInfer<Row>, args: ArgsOf<O> & ArgsOf<P>) => string);
  /** Throws UsageError for options that do not go together. */
  check?: (args: ArgsOf<O> & ArgsOf<P>) => void;
  load: () => Promise<{ run: Run<NoInfer<ArgsOf<O> & ArgsOf<P>>, Row> }>;
}

type AnyArgs = Readonly<Record<string, unknown>>;
type AnyRow = Readonly<Record<string, unknown>>;

/** A command as the machinery handles it, whatever its arguments and rows. */
export interface Command extends Omit<
  CommandSpec<Options, Positionals, AnyRow>,
  'check' | 'columns' | 'details' | 'feature' | 'gives' | 'load' | 'text'
> {
  feature?: ComputeFeature | Readonly<Record<string, ComputeFeature>>;
  columns?: Columns<AnyRow, AnyArgs>;
  details?: Columns<AnyRow, AnyArgs>;
  gives?: Gives | ((args: AnyArgs) => Gives);
  text?: string | ((row: AnyRow, args: AnyArgs) => string);
  check?: (args: AnyArgs) => void;
  load: () => Promise<{ run: Run<AnyArgs, AnyRow> }>;
}

/** Commands on one kind of thing. A path with a further word before the action makes a group within the group. */
export interface Group {
  name: string;
  commands: readonly Command[];
}

/** Declares a command; its module's `run` is checked against its options, its columns against the rows. */
export function command<const O extends Options, const P extends Positionals, Row extends object>(
  spec: CommandSpec<O, P, Row>,
): Command {
  // The machinery gives `run` and `check` what it parsed by these very options, and columns what `run` gave.
  return spec as unknown as Command;
}

export function isGroup(entry: Group | Command): entry is Group {
  return 'commands' in entry;
}

/** What a column shows of metadata. */
export function pairs(metadata: Readonly<Record<string, string>> | undefined): string[] | undefined {
  return metadata && Object.entries(metadata).map(([key, value]) => `${key}=${value}`);
}
