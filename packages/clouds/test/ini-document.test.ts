import { ClientError, invalidArgument } from '@leister/rest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IniDocument } from '../src/ini-document.js';

const kamakirc = `# Kamaki configuration file v0.16
[global]
default_cloud = grnet ; the one at work
colors: on
log_token=off

; clouds
[cloud "grnet"]
url = https://accounts.example.org/identity/v2.0
TOKEN = one
  two

[cloud "~@#$.:-_"]
url = http://[::1]:8000/x;y
empty =
quoted = ""
`;

const read = (text: string) => new IniDocument(text, 'config');
const plain = (text: string) =>
  read(text)
    .entries()
    .map(({ section, key, value }) => [section, key, value]);

describe('reading', () => {
  test('the grammar of .kamakirc', () => {
    expect(plain(kamakirc)).toEqual([
      ['global', 'default_cloud', 'grnet'],
      ['global', 'colors', 'on'],
      ['global', 'log_token', 'off'],
      ['cloud "grnet"', 'url', 'https://accounts.example.org/identity/v2.0'],
      ['cloud "grnet"', 'token', 'one\ntwo'],
      ['cloud "~@#$.:-_"', 'url', 'http://[::1]:8000/x;y'],
      ['cloud "~@#$.:-_"', 'empty', ''],
      ['cloud "~@#$.:-_"', 'quoted', ''],
    ]);
  });

  test('line ends of Windows, a byte order mark and a last line without an end', () => {
    expect(plain('\uFEFF[a]\r\nx = 1\r\ny = 2')).toEqual([
      ['a', 'x', '1'],
      ['a', 'y', '2'],
    ]);
  });

  test('a section that stands there twice is one', () => {
    const document = read('[a]\nx = 1\n[b]\n[a]\ny = 2\n');
    expect([document.get('a', 'x'), document.get('a', 'Y')]).toEqual(['1', '2']);
  });

  test.each([
    ['x = 1', 'line 1: a value before the first [section]'],
    ['[a]\nx = 1\n\nword', 'line 4: not key = value, nor [section]'],
    ['[a\nx = 1', 'line 1: not key = value, nor [section]'],
    ['[a] x = 1', 'line 1: not key = value, nor [section]'],
    ['[a]\n= 1', 'line 2: not key = value, nor [section]'],
    ['[a]\n  x = 1', 'line 2: an indented line continues the value above it, and there is none'],
    ['[a]\nx = 1\n[b]\nX = 1\n[a]\nX = 2', 'line 6: x is set for the second time in [a], after line 2'],
  ])('%j is refused with its line', (text, problem) => {
    expect(() => read(text)).toThrow(invalidArgument(`config, ${problem}`));
  });
});

describe('editing', () => {
  test('a change leaves comments, order and spelling as they were', () => {
    const document = read(kamakirc);
    document.set('global', 'default_cloud', 'lab');
    document.set('cloud "grnet"', 'token', 'three');
    document.set('global', 'history_limit', '5');
    expect(document.toString()).toBe(
      kamakirc
        .replace('= grnet ;', '= lab ;')
        .replace('TOKEN = one\n  two\n', 'TOKEN = three\n')
        .replace('log_token=off\n', 'log_token=off\nhistory_limit = 5\n'),
    );
  });

  test('a new section goes to the end, also where the last line has no end', () => {
    const document = read('[a]\r\nx = 1');
    document.set('cloud "b"', 'url', 'u');
    expect(document.toString()).toBe('[a]\r\nx = 1\r\n\r\n[cloud "b"]\r\nurl = u\r\n');
    const empty = read('');
    empty.set('a', 'x', '');
    expect(empty.toString()).toBe('[a]\nx = \n');
  });

  test('deleting a value', () => {
    const document = read(kamakirc);
    expect(document.delete('cloud "grnet"', 'Token')).toBe(true);
    expect(document.delete('cloud "grnet"', 'token')).toBe(false);
    expect(document.toString()).toBe(kamakirc.replace('TOKEN = one\n  two\n', ''));
  });

  test('deleting a section leaves the comment that belongs to the next one', () => {
    const document = read(kamakirc);
    expect(document.deleteSection('global')).toBe(true);
    expect(document.deleteSection('global')).toBe(false);
    expect(document.toString()).toMatch(/^# Kamaki .*\n\n; clouds\n\[cloud "grnet"\]/);
  });

  test.each(['two\nlines', ' space before', 'space after ', 'a ;comment', ';comment', '""', 'a\0b'])(
    'the value %j is refused, for it would not come back',
    (value) => {
      const document = read('[a]\nx = 1\n');
      const refused = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
      for (const key of ['x', 'y']) expect(() => document.set('a', key, value)).toThrow(refused);
      expect(document.toString()).toBe('[a]\nx = 1\n');
    },
  );
});

describe('for any file', () => {
  const word = fc.stringMatching(/^[a-z_]{1,6}$/);
  const sectionName = fc.oneof(
    word,
    fc.stringMatching(/^[~@#$.:\-\w]{1,6}$/).map((name) => `cloud "${name}"`),
  );
  const value = fc.oneof(fc.stringMatching(/^[^\s;"](?:[^\n\r;]*[^\s;"])?$/), fc.constant(''));
  const comment = fc.stringMatching(/^[#;][^\n\r]*$/);
  const line = fc.oneof(
    sectionName.map((name) => `[${name}]`),
    fc.tuple(word, fc.constantFrom('=', ' = ', ': '), value).map((parts) => parts.join('')),
    fc.stringMatching(/^[ \t]{1,3}[a-z]{1,5}$/),
    comment,
    fc.constant(''),
    fc.string(),
  );
  const text = fc
    .tuple(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, end, last]) => lines.join(end) + (last ? end : ''));

  test('it is given back as it was, or refused with a line number', () => {
    fc.assert(
      fc.property(text, (text) => {
        try {
          expect(read(text).toString()).toBe(text);
        } catch (error) {
          if (!(error instanceof ClientError)) throw error;
          expect(error.message).toMatch(/^config, line \d+: /);
        }
      }),
    );
  });

  test('after a value is set, it reads so, and all others read as before', () => {
    fc.assert(
      fc.property(text, sectionName, word, fc.oneof(value, fc.string()), (text, section, key, value) => {
        const document = understood(text);
        if (!document) return;
        const others = (from: IniDocument) =>
          from
            .entries()
            .filter((entry) => entry.section !== section || entry.key !== key)
            .map((entry) => [entry.section, entry.key, entry.value]);
        const before = others(document);
        try {
          document.set(section, key, value);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
          expect(document.toString()).toBe(text);
          return;
        }
        const again = read(document.toString());
        expect(again.get(section, key)).toBe(value);
        expect(others(again)).toEqual(before);
        expect(document.entries().map(({ value }) => value)).toEqual(
          again.entries().map(({ value }) => value),
        );

        expect(again.delete(section, key)).toBe(true);
        expect(others(read(again.toString()))).toEqual(before);
      }),
    );
  });

  test('after a section is deleted, the others read as before', () => {
    fc.assert(
      fc.property(text, fc.nat(), (text, pick) => {
        const document = understood(text);
        const sections = document?.sections() ?? [];
        const doomed = sections[pick % (sections.length || 1)]?.name;
        if (!document || doomed === undefined) return;
        const left = plain(text).filter(([section]) => section !== doomed);
        expect(document.deleteSection(doomed)).toBe(true);
        expect(plain(document.toString())).toEqual(left);
      }),
    );
  });

  function understood(text: string): IniDocument | undefined {
    try {
      return read(text);
    } catch {
      return undefined;
    }
  }
});
