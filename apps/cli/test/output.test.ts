import { parse as parseYaml } from 'yaml';
import { describe, expect, it } from 'vitest';
import { globalOptions, type OutputFormat } from '../src/args/global-options.js';
import type { Command } from '../src/command.js';
import { UsageError } from '../src/failure/usage-error.js';
import { finish } from '../src/line/finish.js';
import { choosePrinter } from '../src/output/choose-printer.js';
import type { Row } from '../src/output/columns.js';
import { fakeIo } from './support/fake-io.js';

const rows: Row[] = [
  { id: '1', name: 'web', tags: ['a', 'b'], size: 5, keyName: 'me', raw: { token: 'hush' } },
  { id: '2', name: 'ta\tb "q"\nx\x1b[31m', tags: [], raw: null },
];

const list: Command = {
  path: 'thing list',
  summary: 'List things',
  args: {},
  positionals: {},
  columns: ['id', 'name'],
  details: [
    'tags',
    'size',
    'keyName',
    { name: 'twice', value: ({ size }) => (size === undefined ? undefined : 2 * Number(size)) },
  ],
  load: () => Promise.reject(new Error('not to be run')),
};

interface Asked {
  format?: OutputFormat;
  columns?: string[];
  details?: boolean;
  enumerate?: boolean;
  width?: number;
  rows?: Row[];
}

async function print(command: Command, asked: Asked = {}): Promise<string> {
  const globals = {
    ...finish({ _: [] }, globalOptions, {}),
    outputFormat: asked.format,
    column: asked.columns ?? [],
  };
  const { io } = fakeIo(asked.width === undefined ? {} : { width: asked.width });
  const args = { details: asked.details ?? false, enumerate: asked.enumerate ?? false };
  let printed = '';
  const printer = await choosePrinter({ command, args, globals }, io, (text) => (printed += text));
  for (const row of asked.rows ?? rows) printer.row(row);
  printer.end();
  return printed;
}

describe('rows', () => {
  it('in a pipe are plain lines, their values apart by tabs and whole', async () => {
    expect(await print(list)).toBe('1\tweb\n2\tta\\tb "q"\\nx\\x1b[31m\n');
    expect(await print(list, { enumerate: true, columns: ['name'], rows: rows.slice(0, 1) })).toBe(
      '1\tweb\n',
    );
  });

  it('on a terminal are a table, without columns that have nothing to say', async () => {
    const all = await print(list, { details: true, width: 80, rows: rows.slice(0, 1) });
    expect(all).toBe('ID  NAME  TAGS  SIZE  KEY-NAME  TWICE\n1   web   a,b   5     me        10\n');
    const last = await print(list, { details: true, width: 80, rows: [{ id: '2', name: 'db' }] });
    expect(last).toBe('ID  NAME\n2   db\n');
  });

  it('are cut to the terminal, the id never', async () => {
    const long = [{ id: 'x'.repeat(30), name: 'y'.repeat(60) }];
    const lines = (await print(list, { width: 50, rows: long })).split('\n');
    expect(lines[1]).toBe(`${'x'.repeat(30)}  ${'y'.repeat(17)}…`);
    expect(await print(list, { format: 'table', rows: long })).toContain('y'.repeat(60));
  });

  it('with more details than fit the terminal are shown one below the other', async () => {
    const lines = (await print(list, { details: true, width: 30, rows: rows.slice(0, 1) })).split('\n');
    expect(lines.slice(0, 3)).toEqual(['ID        1', 'NAME      web', 'TAGS      a,b']);
  });

  it('are aligned by what letters take on the screen', async () => {
    const wide = [
      { id: '日本', name: 'a' },
      { id: 'x', name: 'b' },
    ];
    expect(await print(list, { format: 'table', rows: wide })).toBe('ID    NAME\n日本  a\nx     b\n');
  });

  it('as JSON and YAML are whole objects, but for what the service sent', async () => {
    const expected = rows.map(({ raw: _raw, ...row }) => row);
    expect(JSON.parse(await print(list, { format: 'json' }))).toEqual(expected);
    expect(parseYaml(await print(list, { format: 'yaml' }))).toEqual(expected);
    expect(await print(list, { format: 'json', rows: [] })).toBe('[]\n');
  });

  it('as JSON with columns hold those, null where there is nothing', async () => {
    expect(JSON.parse(await print(list, { format: 'json', columns: ['twice', 'id'] }))).toEqual([
      { twice: 10, id: '1' },
      { twice: null, id: '2' },
    ]);
  });

  it('as CSV are quoted where needed', async () => {
    expect(await print(list, { format: 'csv' })).toBe('id,name\n1,web\n2,"ta\tb ""q""\nx\x1b[31m"\n');
  });

  it('have the columns that were asked for, however they are spelled', async () => {
    expect(await print(list, { columns: ['KEY-NAME', 'twice'], rows: rows.slice(0, 1) })).toBe('me\t10\n');
    await expect(print(list, { columns: ['nmae'] })).rejects.toThrow(UsageError);
  });
});

describe('one thing', () => {
  const info: Command = { ...list, path: 'thing info', gives: 'one' };

  it('in a pipe is a line for each field there is', async () => {
    expect(await print(info, { rows: rows.slice(0, 1) })).toBe(
      'id\t1\nname\tweb\ntags\ta,b\nsize\t5\nkeyName\tme\ntwice\t10\n',
    );
  });

  it('as JSON is an object', async () => {
    expect(JSON.parse(await print(info, { format: 'json', rows: rows.slice(0, 1) }))).toMatchObject({
      id: '1',
    });
  });

  it('whose single value is asked for is that value, line ends and all, but harmless to a terminal', async () => {
    const asked: Asked = { format: 'value', columns: ['name'], rows: [{ name: 'a\r\nb\tc\x1b]0;x\x07\n' }] };
    expect(await print(info, asked)).toBe('a\r\nb\tc\x1b]0;x\x07\n');
    expect(await print(info, { ...asked, width: 80 })).toBe('a\nb\tc\\x1b]0;x\\x07\n');
  });

  it('that is a text is printed as it is, unless more is asked', async () => {
    const log: Command = { ...info, text: 'name' };
    expect(await print(log, { rows: [{ id: '1', name: 'a\nb' }] })).toBe('a\nb\n');
    expect(await print(log, { rows: [{ id: '1', name: 'a\nb' }], columns: ['id', 'name'] })).toBe(
      'id\t1\nname\ta\\nb\n',
    );
  });
});
