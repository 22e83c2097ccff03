import { globalOptions } from '../args/global-options.js';
import { dashed, type Option, optionWord, type Options } from '../args/option.js';
import { type Command, isGroup } from '../command.js';
import { topics } from '../help/topics.js';
import { actionNames, findAction, findEntry } from '../line/find-command.js';
import { takeWord } from '../line/take-word.js';
import { columnsOf } from '../output/columns.js';
import { registry } from '../registry.js';

/** Something that can stand where the cursor is. */
export interface Candidate {
  text: string;
  summary?: string;
}

/** What a line is about, as far as it has been typed. */
interface Place {
  command: Command | undefined;
  options: Options;
  /** What can stand here without dashes. */
  words: readonly Candidate[];
}

/**
 * What can stand where the cursor is. Nothing where the shell should offer files, or a line makes no sense.
 *
 * @param typed the words after `leister`; the last is the one under the cursor, perhaps empty
 */
export async function complete(typed: readonly string[]): Promise<Candidate[]> {
  // Bash takes an equals sign for a word of its own.
  const words = typed.filter((word) => word !== '=');
  const current = typed.at(-1) === '=' ? '' : (words.pop() ?? '');
  const [, inline, start = ''] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const place = await findPlace(words).catch(() => undefined);
  if (!place) return [];

  const valued = inline ?? words.at(-1) ?? '';
  const option = optionNamed(place.options, valued);
  if (option?.type === 'string' && !words.slice(0, -1).includes('--')) {
    const values = await valuesOf(option, place);
    const lead = inline === undefined ? '' : `${inline}=`;
    return startingWith(values, start === '' && lead === '' ? current : start).map((value) => ({
      ...value,
      text: lead + value.text,
    }));
  }
  return startingWith(current.startsWith('-') ? optionsLeft(place.options, words) : place.words, current);
}

async function findPlace(words: readonly string[]): Promise<Place> {
  const first = takeWord(words);
  const base = { command: undefined, options: globalOptions };
  if (first.word === undefined) return { ...base, words: registry.map(named) };
  const entry = await (await findEntry(first.word)).load();
  if (!isGroup(entry)) return placeIn(entry);
  const second = takeWord(first.rest);
  if (second.word !== undefined) return placeIn(await findAction(entry, second.word));
  const names = actionNames(entry);
  return { ...base, words: entry.commands.map(({ summary }, at) => ({ text: names[at] ?? '', summary })) };
}

function placeIn(command: Command): Place {
  const choices = Object.values(command.positionals).flatMap(({ choices = [] }) =>
    choices.map((text) => ({ text })),
  );
  const words = command.path === 'help' ? [...topics, ...registry].map(named) : choices;
  return { command, options: { ...command.args, ...globalOptions }, words };
}

async function valuesOf({ choices, complete: kind }: Option, { command }: Place): Promise<Candidate[]> {
  if (choices) return choices.map((text) => ({ text }));
  if (kind === 'columns')
    return command ? columnsOf(command, {}).all.map(({ name }) => ({ text: name })) : [];
  if (kind !== 'clouds') return [];
  const { listClouds, loadConfig } = await import('@leister/clouds');
  const clouds = await listClouds(await loadConfig());
  return clouds.map(({ name, type }) => ({ text: name, summary: type }));
}

/** Options that were not given yet, or may be given again. */
function optionsLeft(options: Options, given: readonly string[]): Candidate[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const spellings = [optionWord(name), ...(option.alias ?? [])].map(dashed);
    const isUsed =
      !option.repeatable && option.type !== 'count' && spellings.some((spelling) => given.includes(spelling));
    return isUsed ? [] : [{ text: dashed(optionWord(name)), summary: option.summary }];
  });
}

function optionNamed(options: Options, word: string): Option | undefined {
  return Object.entries(options).find(([name, { alias = [] }]) => {
    return [optionWord(name), ...alias].some((known) => dashed(known) === word);
  })?.[1];
}

function startingWith(candidates: readonly Candidate[], start: string): Candidate[] {
  return candidates.filter(({ text }) => text.startsWith(start));
}

function named({ name, summary }: { name: string; summary: string }): Candidate {
  return { text: name, summary };
}
