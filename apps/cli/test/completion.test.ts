import { expect, it } from 'vitest';
import { complete } from '../src/completion/complete.js';

async function offered(...typed: string[]): Promise<string[]> {
  return (await complete(typed)).map(({ text }) => text);
}

it.each([
  [['ser'], ['server']],
  [['--cloud', 'x', 'ser'], ['server']],
  [
    ['server', 'tag'],
    ['tags', 'tagexists', 'tagstatus'],
  ],
  [['-v', 'server', '-k', 'sta'], ['start']],
  [
    ['server', 'reboot', '--type', ''],
    ['SOFT', 'HARD'],
  ],
  [['server', 'reboot', '--type=H'], ['--type=HARD']],
  [['server', 'reboot', '--type', '=', 'H'], ['HARD']],
  [
    ['server', 'reboot', '--type', '='],
    ['SOFT', 'HARD'],
  ],
  [['server', 'list', '--output-format', 'y'], ['yaml']],
  [['flavor', 'list', '--column', 'v'], ['vcpus']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['help', 'ex'], ['exit-codes']],
  [
    ['server', 'list', '--na'],
    ['--name', '--name-prefix', '--name-suffix', '--name-like'],
  ],
  [['server', 'list', '--since', ''], []],
  [['server', 'create', '--user-data', ''], []],
  [['nonsense', ''], []],
  [['server', 'nonsense', ''], []],
  [['server', 'info', ''], []],
])('%j', async (typed, expected) => {
  expect(await offered(...typed)).toEqual(expected);
});

it('offers an option once, unless it may be repeated', async () => {
  const left = await offered('server', 'create', '--name', 'x', '--tag', 'y', '-m', 'a=b', '-w', '--');
  expect(left).not.toContain('--name');
  expect(left).not.toContain('--wait');
  expect(left).toEqual(expect.arrayContaining(['--tag', '--metadata', '--verbose', '--cloud']));
});

it('offers the clouds there are', async () => {
  expect(await offered('server', 'list', '--cloud', 'de')).toContain('demo');
});
