import { isGroup } from '../command.js';
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
  const [name, action] = words;
  const topic = topics.find((known) => known.name === name);
  if (topic) return topic.text();
  const { commandHelp, groupHelp, programHelp } = await import('./command-help.js');
  if (name === undefined) return programHelp(await groups.all(), width);
  const entry = await findEntry(name, groups);
  if (isProgram(entry)) return `leister ${name} is ${entry.summary}: leister ${name} --help asks it\n`;
  const { summary } = entry;
  const named = await entry.load();
  if (!isGroup(named)) return commandHelp(named, width);
  if (action === undefined) return groupHelp(named, summary, width);
  if (words.length > 2) throw new UsageError(`no help on ${JSON.stringify(words.join(' '))}`);
  return commandHelp(await findAction(named, action), width);
}
