import { describe, expect, test } from 'vitest';
import { rejection } from '../../../test/support/stub-service.js';
import { findEndpoint } from '../src/catalog/find-endpoint.js';
import { rootOf } from '../src/catalog/versions.js';
import { connect, connectThings, StubKeystone } from './support/stub-keystone.js';

describe('the endpoint of a service', () => {
  test.each([
    ['thing', {}, /^http:\/\/127.*\/thing$/],
    ['thing', { region: 'south' }, /^http:\/\/south\.test\/thing$/],
    ['thing', { interface: 'internal' as const }, /internal\.test/],
    ['volumev3', {}, /v\.test/],
    ['block-storage', {}, /v\.test/],
    ['volume', { region: 'north' }, /v\.test/],
  ])('of type %s, %o', async (type, choice, url) => {
    const keystone = await StubKeystone.start();
    expect(await connect({ endpoint: `${keystone.url}/v3` }).endpointFor(type, choice)).toMatch(url);
  });

  test.each([
    ['other', {}, /no service of type other/, /empty, thing, volumev3/],
    ['empty', {}, /no service of type empty/, /thing/],
    ['thing', { region: 'east' }, /no public endpoint of thing in region east/, /public in south/],
    ['thing', { interface: 'admin' as const }, /no admin endpoint of thing/, /internal in north/],
  ])('of type %s, %o, that is not there', async (type, choice, message, detail) => {
    const keystone = await StubKeystone.start();
    const error = await rejection(connect({ endpoint: `${keystone.url}/v3` }).endpointFor(type, choice));
    expect(error).toMatchObject({ code: 'NOT_FOUND', status: 0, message, details: [detail] });
  });

  test('of a token that is for nothing: the error says why', () => {
    expect(() => findEndpoint([], 'compute')).toThrow(/no catalog/);
  });

  test('is found by the client of a service, and its absence told by every call', async () => {
    const keystone = await StubKeystone.start();
    const session = connect({ endpoint: `${keystone.url}/v3` });
    expect(await connectThings(session, 'north').listThings()).toHaveLength(3);
    expect(await rejection(connectThings(session, 'west').listThings())).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test.each([
  ['http://c.test:8776/v3/p1', 'http://c.test:8776/'],
  ['http://c.test/volume/v3/p1', 'http://c.test/volume/'],
  ['http://c.test/compute/v2.1', 'http://c.test/compute/'],
  ['http://g.test:9292', 'http://g.test:9292/'],
  ['http://g.test:9292/', 'http://g.test:9292/'],
])('the root of %s is %s', (url, root) => {
  expect(rootOf(url)).toBe(root);
});
