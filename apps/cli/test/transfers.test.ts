import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteSize } from '../src/args/values.js';
import { below, lastName, objectOf, placeOf } from '../src/commands/file/place.js';
import { UsageError } from '../src/failure/usage-error.js';
import { Rate } from '../src/io/rate.js';
import { shownBytes } from '../src/lib/bytes.js';

describe('a location', () => {
  const nowhere = { account: undefined, container: undefined };

  it.each([
    ['/box/a/b', { container: 'box', object: 'a/b' }],
    ['/box', { container: 'box', object: '' }],
    ['/box/', { container: 'box', object: '' }],
    ['/box//a', { container: 'box', object: '/a' }],
    ['/box/two\nlines /', { container: 'box', object: 'two\nlines /' }],
    ['pithos://AUTH_x/box/a', { account: 'AUTH_x', container: 'box', object: 'a' }],
  ])('%j names a place by itself', (location, place) => {
    expect(placeOf(location, { ...nowhere, container: 'other' })).toEqual({ account: undefined, ...place });
  });

  it('without a slash in front is in the container that is said', () => {
    const where = { account: 'AUTH_x', container: 'box' };
    expect(placeOf('a/b', where)).toEqual({ account: 'AUTH_x', container: 'box', object: 'a/b' });
    expect(() => placeOf('a/b', nowhere)).toThrow(UsageError);
    expect(() => placeOf('//a', nowhere)).toThrow(UsageError);
    expect(() => objectOf('/box', nowhere)).toThrow('/box is a container');
  });

  it('keeps any name of an object', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (object) => {
        expect(objectOf(`/box/${object}`, nowhere).object).toBe(object);
      }),
    );
  });

  it('has a last part, and what is below', () => {
    expect(['a/b', 'a/b/', 'a', ''].map(lastName)).toEqual(['b', 'b', 'a', '']);
    expect(['', 'a', 'a/'].map(below)).toEqual(['', 'a/', 'a/']);
  });
});

describe('sizes', () => {
  it.each([
    ['0', 0],
    ['4096', 4096],
    ['2GB', 2e9],
    ['2GiB', 2 ** 31],
    ['1.5k', 1500],
    ['10 MB', 1e7],
  ])('%s is a number of bytes', (text, bytes) => expect(byteSize(text)).toBe(bytes));

  it.each(['', 'B', '-1', '1X', '1e3', 'NaN', '9999999TiB'])('%j is none', (text) => {
    expect(() => byteSize(text)).toThrow(UsageError);
  });

  it('are shown as people read them', () => {
    const shown = [0, 1, 1023, 1024, 1536, 150 * 1024, 2 ** 30, 2 ** 60].map(shownBytes);
    expect(shown).toEqual([
      ...['0 B', '1 B', '1023 B', '1.0 KiB', '1.5 KiB', '150 KiB', '1.0 GiB', '1024 PiB'],
    ]);
  });
});

describe('a rate', () => {
  it('is told once there is something to tell, with the time that is left', () => {
    const rate = new Rate();
    expect(rate.secondsLeft(100)).toBeUndefined();
    rate.see(0, 0);
    expect(rate.bytesPerSecond).toBe(0);
    rate.see(1000, 500);
    expect(rate.bytesPerSecond).toBe(2000);
    expect(rate.secondsLeft(5000)).toBe(3);
  });

  it('forgets how it began', () => {
    const rate = new Rate();
    rate.see(1e9, 0);
    for (let second = 1; second <= 20; second += 1) rate.see(1e9 + second * 100, second * 1000);
    expect(rate.bytesPerSecond).toBeCloseTo(100);
  });

  it('does not go below nothing when a part is begun anew', () => {
    const rate = new Rate();
    rate.see(1000, 0);
    rate.see(0, 1000);
    expect(rate.bytesPerSecond).toBe(0);
    expect(rate.secondsLeft(1000)).toBeUndefined();
  });
});
