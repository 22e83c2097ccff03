import { openCompute, resolveCloud } from '@leister/clouds';
import { expect, test } from 'vitest';
import { isPackageName } from '../src/types/package.js';
import { temporaryHome } from './temporary-home.js';

test.each([
  ['my-cloud', true],
  ['@me/cloud', true],
  ['@me/cloud/full', true],
  ['my-cloud/Full', true],
  ['toString', false],
  ['../my-cloud', false],
  ['my-cloud/../../x', false],
  ['/abs/path', false],
  ['file:///x', false],
  ['node:fs', false],
  ['my cloud', false],
  ['', false],
])('%j names a package: %s', (word, is) => {
  expect(isPackageName(word)).toBe(is);
});

test.each([
  ['no-such-cloud', /^there is no package no-such-cloud$/],
  [
    '@leister/rest',
    /^the default export of the package @leister\/rest is no class that extends ComputeClient$/,
  ],
])('a cloud of the package %s is refused', async (type, message) => {
  const home = await temporaryHome();
  await home.write('.config/leister/config', `[cloud "x"]\ntype = ${type}\nurl = http://127.0.0.1:1\n`);
  const cloud = await resolveCloud(await home.load(), 'x');
  await expect(openCompute(cloud)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    status: 0,
    message: expect.stringMatching(message),
  });
});
