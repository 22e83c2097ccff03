import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalOptions } from '../src/args/global-options.js';
import { dashed, type Option, optionWord, type Options } from '../src/args/option.js';
import { type Command, isGroup } from '../src/command.js';
import { UsageError } from '../src/failure/usage-error.js';
import { parseWellFormed } from '../src/line/parse-well-formed.js';
import type { RawLine } from '../src/line/raw-line.js';
import { readLine } from '../src/line/read-line.js';
import { parseWithYargs } from '../src/line/with-yargs.js';
import { registry } from '../src/registry.js';

const commands: Command[] = (await Promise.all(registry.map(({ load }) => load()))).flatMap((entry) =>
  isGroup(entry) ? entry.commands : [entry],
);

const values = [
  'a',
  '',
  'a b',
  '-1',
  '-1.5',
  '-x',
  '-',
  '--',
  'true',
  'false',
  '"q"',
  "'q'",
  '"',
  '0',
  '12',
  'k=v',
  '=',
  'ä',
];

/** Pieces of lines that use, and misuse, the options of a command. */
function pieces(options: Options): fc.Arbitrary<string[]> {
  const value = fc.constantFrom(...values, ...Object.values(options).flatMap(({ choices = [] }) => choices));
  const option = fc
    .constantFrom(...Object.entries(options))
    .chain(([name, known]: [string, Option]) =>
      fc.constantFrom(optionWord(name), ...(known.alias ?? [])).map(dashed),
    );
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(option, value).map(([word, text]) => [word, text]) },
    { weight: 2, arbitrary: fc.tuple(option, value).map(([word, text]) => [`${word}=${text}`]) },
    { weight: 1, arbitrary: fc.tuple(option, value).map(([word, text]) => [`${word}${text}`]) },
    { weight: 2, arbitrary: option.map((word) => [word]) },
    { weight: 3, arbitrary: value.map((text) => [text]) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('--nope', '--nope=1', '-z', '-vv', '--no-wait', '---', '---=x', '--__proto__=1', '-vz')
        .map((word) => [word]),
    },
  );
}

function slowly(argv: readonly string[], command: Command, options: Options): RawLine | UsageError {
  try {
    return parseWithYargs(argv, options, command.positionals);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

describe('a line of a command', () => {
  it('is read the same without yargs and by it', () => {
    const lines = fc.constantFrom(...commands).chain((command) => {
      const options: Options = { ...command.args, ...globalOptions };
      const required = Object.entries(command.args).filter(([, option]) => option.required);
      const complete = required.flatMap(([name]) => [dashed(optionWord(name)), 'x']);
      const words = Object.values(command.positionals)
        .filter((positional) => positional.required)
        .map(() => 'word');
      return fc
        .tuple(fc.array(pieces(options), { maxLength: 5 }), fc.constantFrom([], [...complete, ...words]))
        .map(([rest, start]) => ({ command, options, argv: [...start, ...rest.flat()] }));
    });
    fc.assert(
      fc.property(lines, ({ command, options, argv }) => {
        const fast = parseWellFormed(argv, options, command.positionals);
        if (fast?.['help'] === true || fast?.['version'] === true) return;
        const slow = slowly(argv, command, options);
        if (fast) expect(slow).toEqual(fast);
        else expect(slow).toBeInstanceOf(UsageError);
      }),
      { numRuns: 1500 },
    );
  });
});

async function argsOf(line: string[]): Promise<Readonly<Record<string, unknown>>> {
  const read = await readLine(line);
  if (read.kind !== 'run') throw new Error(`not a command: ${read.kind}`);
  return { ...read.args, ...read.globals };
}

describe('readLine', () => {
  it('takes options that stand everywhere before, between and after the words', async () => {
    const line = ['--cloud', 'a', 'server', '-v', 'list', '-v', '-o', 'x=1', '-o=y=2'];
    expect(await argsOf(line)).toMatchObject({
      cloud: 'a',
      verbose: 2,
      options: [
        { key: 'x', value: '1' },
        { key: 'y', value: '2' },
      ],
    });
  });

  it('lets the last of several count, and all of those that may be repeated', async () => {
    const line = [
      'server',
      'create',
      '--name',
      'a',
      '--name',
      'b',
      '--flavor-id=1',
      '--image-id=2',
      '--tag=x',
      '--tag',
      'y',
    ];
    expect(await argsOf(line)).toMatchObject({ name: 'b', flavorId: '1', imageId: '2', tag: ['x', 'y'] });
  });

  it('keeps the quotes that the shell let through', async () => {
    const line = [
      'server',
      'create',
      '--name="a"',
      '--flavor-id',
      "'1'",
      '--image-id=2',
      '--tag="x"',
      '-m=k="v"',
    ];
    expect(await argsOf(line)).toMatchObject({
      name: '"a"',
      flavorId: "'1'",
      tag: ['"x"'],
      metadata: [['k', '"v"']],
    });
  });

  it('takes what stands behind -- for identifiers, and negative numbers for values', async () => {
    expect(await argsOf(['server', 'start', '--', '-x', '--wait'])).toMatchObject({
      servers: ['-x', '--wait'],
      wait: false,
    });
    expect(await argsOf(['server', 'list', '--name', '-1'])).toMatchObject({ name: '-1' });
  });

  it('does not take an option for the value of another', async () => {
    await expect(readLine(['server', 'list', '--name', '--details'])).rejects.toThrow(
      'no value after --name',
    );
  });

  it.each([
    [['sevrer', 'list'], 'there is no group "sevrer"', 'did you mean leister server?'],
    [['server', 'lsit'], 'server has no action "lsit"', 'did you mean leister server list?'],
    [['server', 'show', 'web'], 'server has no action "show"', 'did you mean leister server info?'],
    [['server', 'set', 'web'], 'server has no action "set"', 'did you mean leister server modify?'],
    [['server', 'stop', 'web'], 'server has no action "stop"', 'did you mean leister server shutdown?'],
    [['volume', 'show', 'a'], 'volume has no action "show"', 'did you mean leister volume info?'],
    [['floating', 'ip', 'list'], 'there is no group "floating"', 'did you mean leister ip?'],
    [['object', 'list'], 'there is no group "object"', 'did you mean leister file?'],
    [['user', 'list'], 'there is no group "user"', 'did you mean leister identity user?'],
    [
      ['identity', 'user', 'set'],
      'identity user has no action "set"',
      'did you mean leister identity user modify?',
    ],
    [['server', 'list', '--nmae', 'x'], 'unknown option: --nmae', 'did you mean --name?'],
    [['server', 'list', '--na', 'x'], 'unknown option: --na', 'did you mean --name?'],
    [['server', 'list', '-z'], 'unknown option: -z', undefined],
    [['server', 'list', 'web'], 'nothing may stand here without dashes', undefined],
    [['server', 'start'], 'missing: SERVER...', undefined],
    [['server', 'info', 'a', 'b'], 'too many: it takes SERVER', undefined],
    [['server', 'create', '--name', 'a'], 'missing option: --flavor-id, --image-id', undefined],
    [['server', 'reboot', 'a', '--type', 'SOFTLY'], '--type is one of SOFT, HARD, not "SOFTLY"', undefined],
    [['server', 'list', '-n', '0'], '--number: not a whole number above 0: "0"', undefined],
    [['server', 'list', '-m', 'x'], '--metadata: not key=value: "x"', undefined],
    [['server', 'list', '--details=yes'], '--details takes no value', undefined],
    [['--wait', 'server', 'list'], 'unknown option: --wait', 'options of a command stand after the command'],
    [['completion', 'tcsh'], 'shell is one of bash, zsh, fish, not "tcsh"', undefined],
    [['server'], /^server needs an action: list, info, create/, 'leister server --help'],
  ])('refuses %j', async (line, message, hint) => {
    const error: unknown = await readLine(line).then(undefined, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), hint });
  });

  it.each([
    [[], []],
    [['-h'], []],
    [['server', '-h'], ['server']],
    [['-h', 'server'], ['server']],
    [
      ['server', 'create', '--help'],
      ['server', 'create'],
    ],
    [
      ['server', 'create', '--nonsense', '-h'],
      ['server', 'create'],
    ],
  ])('shows help for %j, whatever else is missing', async (line, words) => {
    expect(await readLine(line)).toEqual({ kind: 'help', words });
  });

  it('takes the words of a choice in capitals or not, as kamaki does', async () => {
    for (const line of [['--while', 'build'], ['--while=Build']]) {
      expect(await readLine(['server', 'wait', 'a', ...line])).toMatchObject({ args: { while: 'BUILD' } });
    }
  });

  it('takes a value that is written right behind a letter', async () => {
    const line = ['-ocloud.x.project=a', '-c/tmp/x', 'server', 'list', '-mrole=db', '-n5', '-m-=', '--'];
    expect(await readLine(line)).toMatchObject({
      args: {
        metadata: [
          ['role', 'db'],
          ['-', ''],
        ],
        number: 5,
      },
      globals: { options: [{ key: 'cloud.x.project', value: 'a' }], config: '/tmp/x' },
    });
    expect(await readLine(['server', 'info', '--', '-mx'])).toMatchObject({ args: { server: '-mx' } });
    expect(await readLine(['server', 'list', '-lvv'])).toMatchObject({
      args: { details: true },
      globals: { verbose: 2 },
    });
  });

  it('takes what kamaki called things', async () => {
    expect(await readLine(['keypair', 'list', '--detail'])).toMatchObject({ args: { details: true } });
    const { args } = (await readLine(['server', 'console', 'a', '--type', 'no-vnc'])) as { args: object };
    expect(args).toMatchObject({ type: 'vnc-ws' });
  });

  it('tells the version wherever it is asked for', async () => {
    expect(await readLine(['server', 'list', '-V'])).toEqual({ kind: 'version' });
  });
});
