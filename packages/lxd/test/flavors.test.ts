import { expect, test } from 'vitest';
import { flavorIdOf, flavorOfType, flavorProfiles, limitsOfType, sizeOf } from '../src/catalog/flavors.js';
import { cpuCount, toBytes } from '../src/catalog/sizes.js';

test.each([
  ['c2-m4', { 'limits.cpu': '2', 'limits.memory': '4096MB' }],
  ['c1-m0.25', { 'limits.cpu': '1', 'limits.memory': '256MB' }],
  ['c0.2-m0.6', { 'limits.cpu': '1', 'limits.cpu.allowance': '20%', 'limits.memory': '614MB' }],
  ['c1.5-m1', { 'limits.cpu': '2', 'limits.cpu.allowance': '75%', 'limits.memory': '1024MB' }],
])('the type %s has the limits that the daemon would give it', (type, limits) => {
  expect(limitsOfType(type)).toEqual(limits);
  expect(flavorIdOf(limits, ['default'])).toBe(type);
});

test.each(['t2.micro', 'c2', 'm4', 'c-m', 'c2-m4-x', 'profile:small', ''])(
  '%s is no size by itself',
  (type) => {
    expect(limitsOfType(type)).toBeUndefined();
  },
);

test.each([
  [{}, ['default'], 'profile:default'],
  [{}, ['default', 'small'], 'profile:small'],
  [{}, [], 'profile:default'],
  [{ 'limits.cpu': '2', 'limits.memory': '2GiB' }, ['default'], 'c2-m2'],
  [{ 'limits.cpu': '0-3', 'limits.memory': '2GiB' }, ['default'], 'profile:default'],
  [{ 'limits.cpu': '2' }, ['default', 'small'], 'profile:small'],
  [{ 'limits.cpu': '2', 'limits.memory': '50%' }, ['default'], 'profile:default'],
  [
    { 'limits.cpu': '1', 'limits.cpu.allowance': '25ms/100ms', 'limits.memory': '1GiB' },
    [],
    'profile:default',
  ],
])('an instance with %j of its own and the profiles %j has the flavor %s', (config, profiles, id) => {
  expect(flavorIdOf(config, profiles)).toBe(id);
});

test('the size of a flavor: CPUs and MiB, where they are limited', () => {
  expect(sizeOf({ 'limits.cpu': '0-3,7', 'limits.memory': '512MiB' })).toEqual({ vcpus: 5, ram: 512 });
  expect(sizeOf({ 'limits.memory': '50%' })).toEqual({});
  expect(flavorOfType('c2-m4')).toMatchObject({ id: 'c2-m4', name: 'c2-m4', vcpus: 2, ram: 3906 });
  expect(flavorOfType('aws:t2.micro')).toEqual({
    id: 'aws:t2.micro',
    name: 'aws:t2.micro',
    raw: { instance_type: 'aws:t2.micro' },
  });
  expect(flavorOfType('no-such-flavor')).toBeUndefined();
});

test('a resize may swap profiles that only limit, but for the root disk', () => {
  const root = { root: { type: 'disk', path: '/', size: '10GiB' } };
  const profiles = [
    { name: 'default', config: { 'limits.cpu': '1' }, devices: {} },
    { name: 'small', config: { 'limits.cpu': '1' }, devices: root },
    { name: 'web', config: { 'limits.cpu': '1' }, devices: { eth0: { type: 'nic' } } },
    { name: 'tuned', config: { 'security.nesting': 'true' }, devices: {} },
  ];
  expect(flavorProfiles(profiles)).toEqual(['small']);
});

test.each([
  ['1', 1],
  ['4096MB', 4_096_000_000],
  ['1.5GiB', 1.5 * 2 ** 30],
  ['2 kB', 2_000],
  ['50%', undefined],
  ['', undefined],
  ['1XB', undefined],
])('%s is %s bytes', (size, bytes) => {
  expect(toBytes(size)).toBe(bytes);
});

test.each([
  ['2', 2],
  ['0-3', 4],
  ['0,2,4', 3],
  ['x', undefined],
])('the limit %s is %s CPUs', (limit, count) => {
  expect(cpuCount(limit)).toBe(count);
});
