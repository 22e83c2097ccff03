import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { globalOptions } from '../src/args/global-options.js';
import { optionWord } from '../src/args/option.js';
import { type Command, isGroup } from '../src/command.js';
import { helpText } from '../src/help/help-text.js';
import { actions, places } from '../src/line/openstack-words.js';
import { registry } from '../src/registry.js';

const entries = await Promise.all(registry.map(async ({ name, load }) => ({ name, entry: await load() })));
const commands: Command[] = entries.flatMap(({ entry }) => (isGroup(entry) ? entry.commands : [entry]));

function spellings(options: Command['args']): string[] {
  return Object.entries(options).flatMap(([name, { alias = [] }]) => [optionWord(name), ...alias]);
}

it('groups and their commands go by the name they are registered under', () => {
  for (const { name, entry } of entries) {
    const paths = isGroup(entry) ? entry.commands.map(({ path }) => path.split(' ')[0]) : [entry.path];
    expect(new Set(paths)).toEqual(new Set([name]));
  }
  const paths = commands.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each(commands.map((command) => [command.path, command] as const))('%s', (_path, command) => {
  it('has options that neither clash with each other nor with those of every command', () => {
    const all = [...spellings(command.args), ...spellings(globalOptions)];
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  });

  it('takes several identifiers only at the end', () => {
    const repeatable = Object.values(command.positionals).map(({ repeatable = false }) => repeatable);
    expect(repeatable.slice(0, -1)).not.toContain(true);
  });

  it('has a program and a help that names all it takes', async () => {
    expect((await command.load()).run).toBeTypeOf('function');
    const help = await helpText(command.path.split(' '), 80);
    for (const name of Object.keys(command.args)) expect(help).toContain(`--${optionWord(name)}`);
    expect(help).toContain(command.summary);
  });
});

it('commands for servers and for what is stored stand beside those of kamaki and openstack, with their tests', () => {
  const page = new URL('../../../docs/parity/cli-openstack.md', import.meta.url);
  const [tables = ''] = readFileSync(page, 'utf8').split('## Where we differ');
  const rows = tables.matchAll(/^\| `([a-z- ]+)`/gm);
  const groups =
    /^(?:container|file|flavor|image|imagecompute|keypair|server|snapshot|volume(?:-backup|-transfer|-type)?) /;
  const there = commands.map(({ path }) => path).filter((path) => groups.test(path));
  const told = Array.from(rows, ([, path = '']) => path).filter((path) => groups.test(path));
  expect(told.sort()).toEqual(there.sort());
});

it('what openstack calls otherwise is there by the name that is told', async () => {
  for (const place of Object.values(places))
    expect(await helpText(place.split(' '), 80)).toContain(`leister ${place}`);
  const last = commands.map(({ path }) => path.split(' ').at(-1));
  for (const action of Object.values(actions)) expect(last).toContain(action);
});

it('the help on the environment tells where the clouds of OpenStack come from', async () => {
  const help = await helpText(['environment'], 80);
  for (const word of [
    'OS_CLOUD',
    'OS_AUTH_URL',
    'OS_CLIENT_CONFIG_FILE',
    'LEISTER_TOKEN_CACHE',
    '/etc/openstack',
  ])
    expect(help).toContain(word);
});

it('the help names every group, topic and option of every command', async () => {
  const help = await helpText([], 100);
  for (const { name, summary } of registry)
    expect(help).toMatch(new RegExp(`leister ${name} +${summary.slice(0, 20)}`));
  for (const topic of ['environment', 'exit-codes', 'formats', 'openstack']) {
    expect(help).toContain(`leister help ${topic}`);
    expect((await helpText([topic], 80)).length).toBeGreaterThan(100);
  }
  for (const name of Object.keys(globalOptions)) expect(help).toContain(`--${optionWord(name)}`);
});
