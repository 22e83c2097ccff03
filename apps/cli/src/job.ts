import type { GlobalArgs } from './args/global-options.js';
import type { Command } from './command.js';

/** A command and what it is to work on. */
export interface Job {
  command: Command;
  args: Readonly<Record<string, unknown>>;
  globals: GlobalArgs;
}
