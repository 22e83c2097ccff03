import type { Command, Group } from '../command.js';
import type { Entry, Groups, Program } from '../registry.js';

/** What goes by a first word. @throws UsageError that names the nearest */
export async function findEntry(name: string, groups: Groups): Promise<Entry | Program> {
  const entry = await groups.find(name);
  if (entry) return entry;
  const names = (await groups.all()).map((known) => known.name);
  const { unknownWord } = await import('./unknown-word.js');
  throw unknownWord(`there is no group ${JSON.stringify(name)}`, name, names);
}

/** The command of a group, or the group within it, that goes by a word. @throws UsageError that names the nearest */
export async function findAction(group: Group, word: string): Promise<Command | Group> {
  const path = `${group.name} ${word}`;
  const command = group.commands.find((known) => known.path === path);
  if (command) return command;
  const within = group.commands.filter((known) => known.path.startsWith(`${path} `));
  if (within.length > 0) return { name: path, commands: within };
  const message = `${group.name} has no action ${JSON.stringify(word)}`;
  const { unknownWord } = await import('./unknown-word.js');
  throw unknownWord(message, word, actionNames(group), group.name);
}

/** The words that can come after a group's name. */
export function actionNames(group: Group): string[] {
  return [...new Set(group.commands.map(({ path }) => path.slice(group.name.length + 1).split(' ', 1)[0]!))];
}
