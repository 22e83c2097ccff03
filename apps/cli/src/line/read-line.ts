import { globalOptions } from '../args/global-options.js';
import type { Options, Positionals } from '../args/option.js';
import { type Command, type Group, isGroup } from '../command.js';
import { UsageError } from '../failure/usage-error.js';
import type { Job } from '../job.js';
import { actionNames, findAction, findEntry } from './find-command.js';
import { checkFlags } from './check-flags.js';
import { finish } from './finish.js';
import { parseWellFormed } from './parse-well-formed.js';
import type { RawLine } from './raw-line.js';
import { takeWord } from './take-word.js';
import { builtInGroups, type Groups, isProgram } from '../registry.js';

/** What a command line asks for. */
export type Line =
  | ({ kind: 'run' } & Job)
  | { kind: 'help'; words: readonly string[] }
  | { kind: 'version' }
  | { kind: 'program'; program: string; args: readonly string[] };

/**
 * Reads a command line. Only what it names is loaded, and yargs only for one with a fault.
 *
 * @throws UsageError
 */
export async function readLine(argv: readonly string[], groups: Groups = builtInGroups): Promise<Line> {
  const first = takeWord(argv);
  if (first.word === undefined) {
    return askedInstead(await parse(argv, {}, {}), []) ?? { kind: 'help', words: [] };
  }
  const found = await findEntry(first.word, groups);
  if (isProgram(found)) return { kind: 'program', program: found.program, args: first.rest };
  return readOn(await found.load(), first.rest);
}

/** @param argv what comes after the words that led to the group or the command */
async function readOn(found: Group | Command, argv: readonly string[]): Promise<Line> {
  if (!isGroup(found)) return readCommandLine(found, argv);
  const next = takeWord(argv);
  if (next.word !== undefined) return readOn(await findAction(found, next.word), next.rest);
  const asked = askedInstead(await parse(next.rest, {}, {}), found.name.split(' '));
  if (asked) return asked;
  throw new UsageError(
    `${found.name} needs an action: ${actionNames(found).join(', ')}`,
    `leister ${found.name} --help`,
  );
}

async function readCommandLine(command: Command, argv: readonly string[]): Promise<Line> {
  const line = await parse(argv, command.args, command.positionals);
  const asked = askedInstead(line, command.path.split(' '));
  if (asked) return asked;
  const args = finish(line, command.args, command.positionals);
  command.check?.(args);
  return { kind: 'run', command, args, globals: finish({ ...line, _: [] }, globalOptions, {}) };
}

/** The help or the version, when a line asks for them. */
function askedInstead(line: RawLine, words: readonly string[]): Line | undefined {
  if (line['help'] === true) return { kind: 'help', words };
  if (line['version'] === true) return { kind: 'version' };
  return undefined;
}

async function parse(argv: readonly string[], args: Options, positionals: Positionals): Promise<RawLine> {
  const options = { ...args, ...globalOptions };
  checkFlags(argv, options);
  const wellFormed = parseWellFormed(argv, options, positionals);
  if (wellFormed) return wellFormed;
  const { parseWithYargs } = await import('./with-yargs.js');
  return parseWithYargs(argv, options, positionals);
}
