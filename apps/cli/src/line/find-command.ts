import type { Command, Group } from '../command.js';
import type { Entry, Groups, Program } from '../registry.js';

/** What goes by a first word. @throws UsageError that names the nearest */
export async function findEntry(name: string, groups: Groups): Promise<Entry | Program> {
  const entry = await groups.find(name);
  if (entry) return entry;
  const names = (await groups.all()).map((known) => known.name);
  const { unknownWord } = await import('./unknown-word.js');
  throw unknownWord(`there is no group ${JSON.stringify(name)}`, name, names, 'leister');
}

/** The command of a group. @throws UsageError that names the nearest */
export async function findAction(group: Group, action: string): Promise<Command> {
  const command = group.commands.find((known) => known.path === `${group.name} ${action}`);
  if (command) return command;
  const message = `${group.name} has no action ${JSON.stringify(action)}`;
  const { unknownWord } = await import('./unknown-word.js');
  throw unknownWord(message, action, actionNames(group), `leister ${group.name}`);
}

export function actionNames(group: Group): string[] {
  return group.commands.map(({ path }) => path.slice(group.name.length + 1));
}
