import yargs, { type Argv } from 'yargs';
import { globalOptions } from '../args/global-options.js';
import { optionWord, type Option, type Options, shownPositional } from '../args/option.js';
import type { Command, Group } from '../command.js';
import type { Entry, Program } from '../registry.js';
import { topics } from './topics.js';

/** @param width of the terminal, in characters */
export function commandHelp(command: Command, width: number): Promise<string> {
  const identifiers = Object.entries(command.positionals);
  const required = Object.entries(command.args).filter(([, option]) => option.required);
  const line = [
    'leister',
    command.path,
    ...identifiers.map(([name, positional]) => shownPositional(name, positional)),
    ...required.map(([name, option]) => `--${typed(name, option)}`),
    '[options]',
  ];
  const described = identifiers.map(
    ([name, { value, summary }]) => `${value ?? name.toUpperCase()}: ${summary}`,
  );
  const text = [line.join(' '), command.summary, command.description, ...described]
    .filter(Boolean)
    .join('\n\n');
  return render(
    withOptions(helper(width).usage(text), command.args).epilogue('Options of every command: leister --help'),
  );
}

export function groupHelp(group: Group, summary: string, width: number): Promise<string> {
  const text = `leister ${group.name} ACTION [identifiers] [options]\n\n${summary}`;
  let help = helper(width).usage(text).epilogue(`What an action takes: leister ${group.name} ACTION --help`);
  for (const { path, summary } of group.commands) help = help.command(path, summary);
  return render(help);
}

export function programHelp(entries: readonly (Entry | Program)[], width: number): Promise<string> {
  let help = withOptions(helper(width).usage('leister GROUP ACTION [identifiers] [options]'), globalOptions);
  for (const { name, summary } of entries) help = help.command(name, summary);
  const more = topics.map(({ name, summary }) => `leister help ${name}: ${summary}`);
  return render(help.epilogue(['What there is in a group: leister GROUP --help', ...more].join('\n')));
}

function helper(width: number): Argv {
  return yargs().scriptName('leister').locale('en').help(false).version(false).wrap(Math.min(width, 100));
}

/** An option's name is what yargs shows behind the dashes: so the name of its value can be part of it. */
function withOptions(help: Argv, options: Options): Argv {
  return Object.entries(options).reduce(
    (known, [name, option]) =>
      known.option(typed(name, option), {
        alias: [...(option.alias ?? [])],
        describe: [option.summary, ...notes(option)].join(' '),
      }),
    help,
  );
}

function typed(name: string, option: Option): string {
  return [optionWord(name), option.value].filter(Boolean).join(' ');
}

function notes(option: Option): string[] {
  return [
    ...(option.choices === undefined ? [] : [`(${option.choices.join(', ')})`]),
    ...(option.default === undefined ? [] : [`(default ${option.default})`]),
    ...(option.repeatable ? ['(may be repeated)'] : []),
  ];
}

async function render(help: Argv): Promise<string> {
  return (await help.getHelp()) + '\n';
}
