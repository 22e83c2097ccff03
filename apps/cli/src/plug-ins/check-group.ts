import { invalidArgument } from '@leister/rest';
import { globalOptions } from '../args/global-options.js';
import { type Options, optionWord } from '../args/option.js';
import type { Command, Group } from '../command.js';

/**
 * What a package exports, found to be a group.
 *
 * @throws ClientError INVALID_ARGUMENT that names the package and what is wrong with it
 */
export function checkGroup(value: unknown, name: string, packageName: string): Group & { summary: string } {
  const problem = problemOf(value as Partial<Group & { summary: string }> | undefined, name);
  if (problem === undefined) return value as Group & { summary: string };
  throw invalidArgument(`the package ${packageName} gives no group ${name}: ${problem}`);
}

function problemOf(
  group: Partial<Group & { summary: string }> | undefined,
  name: string,
): string | undefined {
  if (!Array.isArray(group?.commands) || typeof group.summary !== 'string')
    return 'its default export is not made by group()';
  if (group.name !== name) return `its group is called ${JSON.stringify(group.name)}`;
  const commands = group.commands as Partial<Command>[];
  const paths = commands.map(({ path }) => path);
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) return `it has two commands ${JSON.stringify(twice)}`;
  for (const command of commands) {
    const problem = commandProblem(command, name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function commandProblem(command: Partial<Command>, group: string): string | undefined {
  const { path, summary, args, positionals, load } = command;
  const isWhole =
    typeof path === 'string' &&
    typeof summary === 'string' &&
    typeof load === 'function' &&
    args !== undefined &&
    positionals !== undefined;
  if (!isWhole) return `${JSON.stringify(path ?? 'a command')} is not made by command()`;
  if (!new RegExp(`^${group} \\S+$`).test(path)) return `${JSON.stringify(path)} is not "${group} ACTION"`;
  const ours = new Set(spellings(globalOptions));
  const clash = spellings(args).find((word, at, all) => ours.has(word) || all.indexOf(word) !== at);
  return clash === undefined ? undefined : `the option ${clash} of ${path} is taken`;
}

function spellings(options: Options): string[] {
  return Object.entries(options).flatMap(([name, { alias = [] }]) => [optionWord(name), ...alias]);
}
