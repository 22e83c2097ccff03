import { describe, expect, test } from 'vitest';
import {
  type Flavor,
  flavorFilter,
  type Image,
  imageFilter,
  type Server,
  serverFilter,
} from '@leister/compute';

const raw = {};
const web: Server = {
  id: '1',
  name: 'web-1',
  status: 'SHUTOFF',
  raw,
  image: { id: 'i1' },
  flavor: { id: 'f1' },
  host: 'h1',
  updated: '2026-03-01T12:00:00Z',
};
const bare: Server = { id: '2', name: 'db', status: 'ACTIVE', raw };

describe('serverFilter', () => {
  test.each([
    [{}, [web, bare]],
    [{ name: 'web' }, [web]],
    [{ name: 'WEB' }, []],
    [{ status: 'stopped' }, [web]],
    [{ status: 'shutoff' }, [web]],
    [{ status: 'HAPPY' }, []],
    [{ image: 'i1' }, [web]],
    [{ flavor: 'f1' }, [web]],
    [{ host: 'h1' }, [web]],
    [{ host: 'h2' }, []],
    [{ name: 'web', flavor: 'f2' }, []],
    // Pages are the cloud's matter.
    [{ limit: 1, marker: '1', detail: false }, [web, bare]],
  ])('%j', (filter, passing) => {
    expect([web, bare].filter(serverFilter(filter))).toEqual(passing);
  });

  test('changesSince compares moments, not texts', () => {
    const since = (changesSince: string): boolean => serverFilter({ changesSince })(web);
    expect(since('2026-03-01T12:00:00Z')).toBe(true);
    expect(since('2026-03-01T14:30:00+02:00')).toBe(false);
    expect(since('2026-03-01T13:30:00+02:00')).toBe(true);
  });

  test('changesSince that is no date is refused', () => {
    const filter = serverFilter({ changesSince: 'yesterday' });
    expect(() => filter(web)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  test('changesSince is refused where a server does not tell', () => {
    const filter = serverFilter({ changesSince: '2026-03-01T12:00:00Z' });
    expect(() => filter(bare)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED', status: 501 }));
  });
});

test('flavorFilter: at least so much, and a size that is not told counts as 0', () => {
  const large: Flavor = { id: 'l', name: 'large', raw, ram: 4096, disk: 40 };
  const odd: Flavor = { id: 'o', name: 'odd', raw };
  expect([large, odd].filter(flavorFilter({}))).toEqual([large, odd]);
  expect([large, odd].filter(flavorFilter({ minRam: 4096, minDisk: 40 }))).toEqual([large]);
  expect([large, odd].filter(flavorFilter({ minRam: 4097 }))).toEqual([]);
});

describe('imageFilter', () => {
  const debian: Image = { id: 'd', name: 'debian-12', raw, status: 'ACTIVE' };
  const saving: Image = { id: 's', name: 'backup', raw, status: 'SAVING', updated: '2026-03-01T12:00:00Z' };

  test('by name and status', () => {
    expect([debian, saving].filter(imageFilter({ name: 'debian' }))).toEqual([debian]);
    expect([debian, saving].filter(imageFilter({ status: 'saving' }))).toEqual([saving]);
    expect(imageFilter({ changesSince: '2026-01-01T00:00:00Z' })(saving)).toBe(true);
  });

  test.each([{ server: '1' }, { type: 'snapshot' }, { changesSince: '2026-01-01T00:00:00Z' }])(
    'refuses what an image does not tell: %j',
    (filter) => {
      expect(() => imageFilter(filter)(debian)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
    },
  );
});
