import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { historySettings, readHistory } from '../../history.js';
import type { args, positionals } from './show.js';

/** A command that was given. */
export interface HistoryRow {
  /** From 0, the oldest. */
  number: number;
  /** ISO 8601, UTC. */
  at: string;
  command: string;
}

type Args = ArgsOf<typeof args & typeof positionals>;

export async function* run(
  { which = [0, undefined], match = '' }: Args,
  context: Context,
): AsyncGenerator<HistoryRow> {
  const words = match.split(/\s+/);
  const entries = readHistory(historySettings(await context.config()));
  const rows = entries.map(({ at, line }, number) => ({ number, at, command: `leister ${line}` }));
  for (const row of rows.slice(...which)) {
    if (words.every((word) => row.command.includes(word))) yield row;
  }
}
