import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slice } from '../../src/commands/history/slice.js';
import { newUser, type User } from '../support/run-leister.js';

/** The commands that are shown, each by its last word. */
async function shown({ leister }: User, ...args: string[]): Promise<string[]> {
  const { stdout } = await leister(['history', 'show', '--column', 'command', ...args]);
  return stdout.split('\n').flatMap((line) => line.match(/\S+$/) ?? []);
}

async function userWithHistory(): Promise<User> {
  const user = await newUser();
  const file = join(user.home, 'given');
  user.env['LEISTER_CONFIG'] = join(user.home, 'config');
  await writeFile(user.env['LEISTER_CONFIG'], `[global]\nhistory_file = ${file}\n`);
  for (const word of ['a', 'b', 'c', 'd']) await user.leister(['config', 'get', word]);
  return user;
}

test('commands are numbered from 0, and shown by number, range or words', async () => {
  const user = await userWithHistory();
  const { stdout } = await user.leister(['history', 'show', ':2', '--output-format', 'json']);
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(JSON.parse(stdout)).toEqual([
    { number: 0, at, command: 'leister config get a' },
    { number: 1, at, command: 'leister config get b' },
  ]);
  expect(await shown(user, '2')).toEqual(['c']);
  expect(await shown(user, '1:3')).toEqual(['b', 'c']);
  expect(await shown(user, '--match', 'get d')).toEqual(['d', "d'"]);
});

test('the oldest go when there are more than the limit', async () => {
  const user = await userWithHistory();
  await user.leister(['config', 'set', 'history_limit', '3']);
  expect(await shown(user, ':2')).toEqual(['d', '3']);
});

test('it is cleaned, and only what comes later is shown', async () => {
  const user = await userWithHistory();
  expect(await user.leister(['history', 'clean'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await shown(user)).toEqual(['command']);
});

test.each(['x', '1:2:3', '1-2', '-', '1:x', '99999999999999999999'])('%j is no range', async (text) => {
  const user = await newUser();
  expect(await user.leister(['history', 'show', '--', text])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('not a number nor a range'),
  });
});

test('a range picks what the same slice of a list does', () => {
  const list = [...'abcdef'];
  const bound = fc.option(fc.integer({ min: -8, max: 8 }), { nil: undefined });
  fc.assert(
    fc.property(bound, bound, (from, to) => {
      expect(list.slice(...slice(`${from ?? ''}:${to ?? ''}`))).toEqual(list.slice(from ?? 0, to));
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -8, max: 8 }), (at) => {
      expect(list.slice(...slice(String(at)))).toEqual(list.at(at) === undefined ? [] : [list.at(at)]);
    }),
  );
});
