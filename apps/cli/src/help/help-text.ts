import { type Command, type Group, isGroup } from '../command.js';
import { UsageError } from '../failure/usage-error.js';
import { findAction, findEntry } from '../line/find-command.js';
import { builtInGroups, type Groups, isProgram } from '../registry.js';
import { topics } from './topics.js';

/**
 * The help on nothing in particular, a group, a command or a topic.
 *
 * @param width of the terminal, in characters
 * @throws UsageError for a word that is none of these
 */
export async function helpText(
  words: readonly string[],
  width: number,
  groups: Groups = builtInGroups,
): Promise<string> {
  const [name, ...actions] = words;
  const topic = topics.find((known) => known.name === name);
  if (topic) return topic.text();
  if (name === undefined) {
    const { programHelp } = await import('./command-help.js');
    return programHelp(await groups.all(), width);
  }
  const entry = await findEntry(name, groups);
  if (isProgram(entry)) return `leister ${name} is ${entry.summary}: leister ${name} --help asks it\n`;
  return helpOn(await entry.load(), entry.summary, actions, width);
}

async function helpOn(
  named: Group | Command,
  summary: string,
  [action, ...more]: readonly string[],
  width: number,
): Promise<string> {
  const { commandHelp, groupHelp } = await import('./command-help.js');
  if (isGroup(named) && action !== undefined)
    return helpOn(await findAction(named, action), summary, more, width);
  if (isGroup(named)) return groupHelp(named, summary, width);
  if (action === undefined) return commandHelp(named, width);
  throw new UsageError(`no help on ${JSON.stringify([named.path, action, ...more].join(' '))}`);
}
