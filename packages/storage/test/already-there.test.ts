import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakeSwift } from './support/fake-swift.js';
import { temporaryFolder } from './support/files.js';

describe('what is there already', () => {
  test('is not replaced by a folder that must not, nor by a file', async () => {
    const swift = await FakeSwift.start();
    swift.put('in/a', 'theirs');
    swift.put('in/same', 'same');
    const folder = temporaryFolder({ a: 'mine', same: 'same', new: 'new' });
    const client = swift.client();
    const settled = await client.uploadFolder(folder, { prefix: 'in/', ifNoneMatch: '*' });
    expect(new Map(settled.map(({ item, value, error }) => [item, value?.outcome ?? error?.code]))).toEqual(
      new Map([
        ['a', 'CONFLICT'],
        ['new', 'uploaded'],
        ['same', 'unchanged'],
      ]),
    );
    expect(swift.objects.get('in/a')?.content.toString()).toBe('theirs');
  });

  test('is not replaced by a download that must not', async () => {
    const swift = await FakeSwift.start();
    swift.put('a', 'theirs');
    swift.put('same', 'same');
    const folder = temporaryFolder({ a: 'mine', same: 'same' });
    const client = swift.client();
    const settled = await client.downloadFolder(folder, { overwrite: false });
    expect(settled).toMatchObject([
      { item: 'a', error: { code: 'CONFLICT' } },
      { item: 'same', value: { outcome: 'unchanged' } },
    ]);
    const one = client.downloadFile('a', join(folder, 'a'), { overwrite: false });
    await expect(one).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('mine');
  });
});
