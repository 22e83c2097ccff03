import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, isSecretKey } from '@leister/clouds';
import { Redactor } from '@leister/rest';
import { dashed, optionWord, type Options } from './args/option.js';
import { shellQuoted } from './lib/shell-quoted.js';

/** Where the history is and how long it may grow. */
export interface HistorySettings {
  /** Undefined for none. */
  file: string | undefined;
  /** Lines; the oldest go. 0 for no limit. */
  limit: number;
}

/** One line that was typed. */
export interface HistoryEntry {
  /** ISO 8601, UTC. */
  at: string;
  /** After `leister`, quoted for a shell. */
  line: string;
}

const ownerOnly = 0o600;

/** Of the keys `history_file` and `history_limit`. An empty file name asks for no history. */
export function historySettings(config: Config): HistorySettings {
  const file = config.get('history_file') ?? config.locations.stateFile('history');
  const limit = Number(config.get('history_limit'));
  return {
    file: file === '' ? undefined : config.locations.expand(file),
    limit: limit > 0 ? Math.floor(limit) : 0,
  };
}

/**
 * Adds a line to the history, its secrets masked. One that sets a secret is not added at all. A history that cannot
 * be written never stops a command.
 *
 * @param options of the command
 */
export function recordHistory(
  argv: readonly string[],
  { file, limit }: HistorySettings,
  options: Options = {},
): void {
  if (file === undefined || setsSecret(argv)) return;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    appendFileSync(file, `${new Date().toISOString()}\t${maskedLine(argv, options)}\n`, { mode: ownerOnly });
    // The mode above counts for a new file only.
    chmodSync(file, ownerOnly);
    if (limit > 0) dropOldest(file, limit);
  } catch {
    // No room, no permission: the command itself is what matters.
  }
}

/** Oldest first. */
export function readHistory({ file }: HistorySettings): HistoryEntry[] {
  if (file === undefined) return [];
  return readLines(file).map((text) => {
    const [at = '', ...line] = text.split('\t');
    return { at, line: line.join('\t') };
  });
}

export function clearHistory({ file }: HistorySettings): void {
  if (file !== undefined && readLines(file).length > 0) replaceLines(file, []);
}

/**
 * The words as one could type them again, but for the secrets in them.
 *
 * @param options of the command: a word after one that takes no value is not its value
 */
export function maskedLine(argv: readonly string[], options: Options = {}): string {
  const redactor = new Redactor();
  const flags = Object.keys(options).filter((name) => options[name]?.type !== 'string');
  const isSecret = (word: string): boolean =>
    word.startsWith('--') &&
    isSecretKey(word.slice(2).replaceAll('-', '_')) &&
    !flags.some((name) => dashed(optionWord(name)) === word);
  return argv
    .map((word, at) => {
      const [, lead = '', option = argv[at - 1] ?? '', value = word] =
        /^((--?[\w-]+)=)(.*)$/s.exec(word) ?? [];
      return lead + (isSecret(option) ? '***' : redactor.text(value));
    })
    .map(shellQuoted)
    .join(' ');
}

function setsSecret(argv: readonly string[]): boolean {
  const words = argv.filter((word) => !word.startsWith('-'));
  return words.includes('config') && words.includes('set') && words.some(isSecretKey);
}

function dropOldest(file: string, limit: number): void {
  const lines = readLines(file);
  if (lines.length > limit) replaceLines(file, lines.slice(-limit));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function replaceLines(file: string, lines: readonly string[]): void {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, lines.map((line) => line + '\n').join(''), { mode: ownerOnly });
  renameSync(next, file);
}
