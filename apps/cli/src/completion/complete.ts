import { globalOptions } from '../args/global-options.js';
import { dashed, type Option, optionWord, type Options } from '../args/option.js';
import { type Command, type Group, isGroup } from '../command.js';
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
  if (first.word === undefined)
    return { command: undefined, options: globalOptions, words: async () => (await groups.all()).map(named) };
  const found = await findEntry(first.word, groups);
  if (isProgram(found)) return undefined;
  return placeBehind(await found.load(), first.rest, groups);
}

async function placeBehind(found: Group | Command, words: readonly string[], groups: Groups): Promise<Place> {
  if (!isGroup(found)) return placeIn(found, groups);
  const next = takeWord(words);
  if (next.word !== undefined) return placeBehind(await findAction(found, next.word), next.rest, groups);
  const actions = actionNames(found).map((text) => {
    const summary = found.commands.find(({ path }) => path === `${found.name} ${text}`)?.summary;
    return summary === undefined ? { text } : { text, summary };
  });
  return { command: undefined, options: globalOptions, words: async () => actions };
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
