import { globalOptions } from '../args/global-options.js';
import { dashed, type Option, optionWord, type Options } from '../args/option.js';
import { type Command, isGroup } from '../command.js';
import { topics } from '../help/topics.js';
import { actionNames, findAction, findEntry } from '../line/find-command.js';
import { takeWord } from '../line/take-word.js';
import { columnsOf } from '../output/columns.js';
import { builtInGroups, type Groups, isProgram } from '../registry.js';

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
  words: () => Promise<readonly Candidate[]>;
}

/**
 * What can stand where the cursor is. Nothing where the shell should offer files, or a line makes no sense.
 *
 * @param typed the words after `leister`; the last is the one under the cursor, perhaps empty
 */
export async function complete(
  typed: readonly string[],
  groups: Groups = builtInGroups,
): Promise<Candidate[]> {
  // Bash takes an equals sign for a word of its own.
  const words = typed.filter((word) => word !== '=');
  const current = typed.at(-1) === '=' ? '' : (words.pop() ?? '');
  const [, inline, start = ''] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const place = await findPlace(words, groups).catch(() => undefined);
  if (!place) return [];

  const valued = inline ?? words.at(-1) ?? '';
  const option = optionNamed(place.options, valued);
  if (option?.type === 'string' && !words.slice(0, -1).includes('--')) {
    const values = await valuesOf(option, place.command);
    const lead = inline === undefined ? '' : `${inline}=`;
    return startingWith(values, start === '' && lead === '' ? current : start).map((value) => ({
      ...value,
      text: lead + value.text,
    }));
  }
  if (current.startsWith('-')) return startingWith(optionsLeft(place.options, words), current);
  return startingWith(await place.words(), current);
}

async function findPlace(words: readonly string[], groups: Groups): Promise<Place | undefined> {
  const first = takeWord(words);
  const base = { command: undefined, options: globalOptions };
  if (first.word === undefined) return { ...base, words: async () => (await groups.all()).map(named) };
  const found = await findEntry(first.word, groups);
  if (isProgram(found)) return undefined;
  const entry = await found.load();
  if (!isGroup(entry)) return placeIn(entry, groups);
  const second = takeWord(first.rest);
  if (second.word !== undefined) return placeIn(await findAction(entry, second.word), groups);
  const names = actionNames(entry);
  const actions = entry.commands.map(({ summary }, at) => ({ text: names[at] ?? '', summary }));
  return { ...base, words: async () => actions };
}

function placeIn(command: Command, groups: Groups): Place {
  const words = async (): Promise<readonly Candidate[]> => {
    if (command.path === 'help') return [...topics, ...(await groups.all())].map(named);
    const values = Object.values(command.positionals).map((positional) => valuesOf(positional, command));
    return (await Promise.all(values)).flat();
  };
  return { command, options: { ...command.args, ...globalOptions }, words };
}

async function valuesOf(
  { choices, complete: kind }: Pick<Option, 'choices' | 'complete'>,
  command: Command | undefined,
): Promise<Candidate[]> {
  if (choices) return choices.map((text) => ({ text }));
  if (kind === 'columns')
    return command ? columnsOf(command, {}).all.map(({ name }) => ({ text: name })) : [];
  if (kind !== 'clouds' && kind !== 'keys') return [];
  const { describeSettings, listClouds, loadConfig } = await import('@leister/clouds');
  const config = await loadConfig();
  if (kind === 'clouds')
    return (await listClouds(config)).map(({ name, type }) => ({ text: name, summary: type }));
  const settings = describeSettings().filter(({ key }) => !key.includes('NAME'));
  const known = new Map(config.entries().map(({ key }) => [key, '']));
  for (const { key, summary } of settings) known.set(key, summary);
  return [...known].map(([text, summary]) => ({ text, summary }));
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
