import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isGroup } from '../src/command.js';
import { registry } from '../src/registry.js';

const text = readFileSync(new URL('../../../docs/parity/cli-openstack.md', import.meta.url), 'utf8');
const [page = ''] = text.split('## Where we differ');
/** Groups that no other kind of cloud has. Those of what is stored are looked at in commands.test.ts. */
const groups = [
  ...['server', 'flavor', 'imagecompute', 'keypair'],
  ...['network', 'subnet', 'port', 'ip', 'router', 'security-group'],
  ...['catalog', 'token', 'quota', 'limits', 'identity'],
];

it.each(groups)('the page beside kamaki and openstack tells of each command of %s', async (name) => {
  const entry = await registry.find((known) => known.name === name)?.load();
  if (!entry || !isGroup(entry)) throw new Error(`there is no group ${name}`);
  const untold = entry.commands.filter(({ path }) => !page.includes(`| \`${path}\``)).map(({ path }) => path);
  expect(untold).toEqual([]);
  const told = [...page.matchAll(/^\| `(\S+) ([^`]+)` /gm)].filter(([, group]) => group === name);
  const paths = entry.commands.map(({ path }) => path);
  for (const [, group, rest] of told) expect(paths).toContain(`${group} ${rest}`);
});
