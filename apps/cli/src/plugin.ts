import type { ComputeClient, ComputeFeature } from '@leister/compute';
import type { ArgsOf, Option, Options, Positional, Positionals } from './args/option.js';
import { UsageError } from './failure/usage-error.js';

export { UsageError };
export type { ArgsOf, Option, Options, Positional, Positionals };

/** What a command works with. */
export interface Context {
  /** Aborted by Ctrl-C. To be handed to every call. */
  readonly signal: AbortSignal;
  /**
   * The client of the cloud that was asked for, made on first use and closed when the command is over.
   *
   * Rejects with a ClientError UNSUPPORTED when the cloud has not the feature that the command declares.
   */
  compute(): Promise<ComputeClient>;
  /** What cloud it is. */
  cloud(): Promise<{ readonly name: string; readonly type: string; readonly endpoint?: string }>;
  /** The configuration. */
  config(): Promise<{
    /** @param key `cloud.NAME.KEY` or `[SECTION.]KEY`; the section is `global` unless named */
    get(key: string): string | undefined;
  }>;
  /**
   * Tells that something failed. The command goes on with the rest and ends with a failure.
   *
   * @param item which of several; undefined when there is only one
   */
  fail(item: string | undefined, error: unknown): void;
}

/** What a command does: gives rows as they come. They are printed in the format that was asked for. */
export type Run<Args, Row> = (args: Args, context: Context) => AsyncIterable<Row>;

/** A column of a table: a field of the row, or a name and how its value is found. */
export type Column<Row> = (keyof Row & string) | { name: string; value(row: Row): unknown };

/** A command as data. Parsing, help and completion are drawn from it. */
export interface CommandSpec<O extends Options, P extends Positionals, Row> {
  /** Group and action: `fleet count`. */
  path: string;
  /** In one line, beginning with a verb. */
  summary: string;
  /** What else one should know; shown in the help. */
  description?: string;
  /** By their names in camel case: `flavorId` is `--flavor-id`. */
  args: O;
  /** What stands on the line without dashes, in this order. Only the last may be repeatable. */
  positionals: P;
  /** The feature of the compute family without which a cloud cannot do it. */
  feature?: ComputeFeature;
  /** Whether it gives one thing, shown field by field, or rows. Default: rows. */
  gives?: 'one' | 'rows';
  /** What tables show of a row. Left out: every field of the first. */
  columns?: readonly Column<NoInfer<Row>>[];
  /** Throws {@link UsageError} for options that do not go together. */
  check?(args: ArgsOf<O> & ArgsOf<P>): void;
  /** Loads what runs it, when it is run: `() => import('./count.run.js')`. */
  load: () => Promise<{ run: Run<NoInfer<ArgsOf<O> & ArgsOf<P>>, Row> }>;
}

/** A command that was declared. */
export interface Command {
  readonly path: string;
  readonly summary: string;
}

/** Commands on one kind of thing. */
export interface Group {
  /** The first word of their lines. */
  readonly name: string;
  /** In one line, what they are about. */
  readonly summary: string;
  readonly commands: readonly Command[];
}

/** Declares a command; its `run` is checked against its options, its columns against the rows. */
export function command<const O extends Options, const P extends Positionals, Row extends object>(
  spec: CommandSpec<O, P, Row>,
): Command {
  return spec;
}

/** Declares a group: the default export of a package that `NAME_cli` names in the configuration. */
export function group(spec: Group): Group {
  return spec;
}
