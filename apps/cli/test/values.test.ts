import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { network } from '../src/args/network.js';
import { personality } from '../src/args/personality.js';
import { amount, count, date, keyValue, override, seconds } from '../src/args/values.js';
import { UsageError } from '../src/failure/usage-error.js';

describe('personality', () => {
  it.each([
    ['/etc/motd', { localPath: '/etc/motd', serverPath: '/etc/motd' }],
    ['motd,/etc/motd', { localPath: 'motd', serverPath: '/etc/motd' }],
    [
      'motd,/etc/motd,root,wheel,0644',
      { localPath: 'motd', serverPath: '/etc/motd', owner: 'root', group: 'wheel', mode: 0o644 },
    ],
    ['mode=600,motd,/etc/motd', { localPath: 'motd', serverPath: '/etc/motd', mode: 0o600 }],
    [
      'motd,/etc/motd,group=adm,root',
      { localPath: 'motd', serverPath: '/etc/motd', owner: 'root', group: 'adm' },
    ],
    ['server-path=/a,LOCAL-PATH=b', { localPath: 'b', serverPath: '/a' }],
    ['motd,/etc/motd,,,600', { localPath: 'motd', serverPath: '/etc/motd', mode: 0o600 }],
  ])('reads %s', (text, expected) => {
    expect(personality(text)).toEqual(expected);
  });

  it.each([
    ['', 'which file?'],
    ['motd', 'not an absolute path in the server: motd'],
    ['a,b', 'not an absolute path in the server: b'],
    ['a,/b,c,d,8', 'not an octal mode: 8'],
    ['a,/b,c,d,rw', 'not an octal mode: rw'],
    ['a,/b,c,d,600,f', 'too many terms'],
    ['a,/b,c,owner=d,e,f', 'too many terms'],
  ])('refuses %j', (text, message) => {
    expect(() => personality(text)).toThrow(message);
  });

  it('says of any text what it means or that it means nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(personality(text).serverPath).toMatch(/^\//);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});

describe('network', () => {
  it.each([
    ['7', { uuid: '7' }],
    ['7,10.0.0.2', { uuid: '7', fixedIp: '10.0.0.2' }],
    ['id=7,ip=10.0.0.2', { uuid: '7', fixedIp: '10.0.0.2' }],
    ['ip=10.0.0.2,id=7', { uuid: '7', fixedIp: '10.0.0.2' }],
    ['ip=::1,7', { uuid: '7', fixedIp: '::1' }],
  ])('reads %s', (text, expected) => {
    expect(network(text)).toEqual(expected);
  });

  it.each(['', 'id=', 'ip=1', 'a,b,c', 'id=a,id=b'])('refuses %j', (text) => {
    expect(() => network(text)).toThrow(UsageError);
  });
});

it('keyValue splits at the first equals sign', () => {
  expect(keyValue('a=b=c')).toEqual(['a', 'b=c']);
  expect(keyValue('a=')).toEqual(['a', '']);
  expect(override('cloud.lab.url=http://x/?a=b')).toEqual({ key: 'cloud.lab.url', value: 'http://x/?a=b' });
  for (const text of ['', '=b', 'a']) expect(() => keyValue(text)).toThrow('not key=value');
});

it('numbers are whole, positive and written plainly', () => {
  expect([count('1'), count('007'), amount('0'), seconds('.5'), seconds('60')]).toEqual([1, 7, 0, 0.5, 60]);
  for (const text of ['', '0', '-1', '1.5', '1e3', '0x1', '9'.repeat(20)])
    expect(() => count(text)).toThrow(UsageError);
  for (const text of ['', '0', '-1', '1e3', 'x', '1m']) expect(() => seconds(text)).toThrow(UsageError);
});

it('dates come out in full, as UTC', () => {
  expect(date('2026-11-21')).toBe('2026-11-21T00:00:00.000Z');
  expect(date('2026-11-21T18:30:00+02:00')).toBe('2026-11-21T16:30:00.000Z');
  const evening = new Date(2026, 10, 21, 18, 30).toISOString();
  for (const text of ['18:30:00 21-11-2026', 'Sat Nov 21 18:30:00 2026']) expect(date(text)).toBe(evening);
  expect(date('21-11-2026')).toBe(new Date(2026, 10, 21).toISOString());
  for (const text of ['', 'yesterday', '21.11.2026', '2026-13-01', '5'])
    expect(() => date(text)).toThrow('not a date');
});
