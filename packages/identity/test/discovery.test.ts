import { describe, expect, test } from 'vitest';
import { startService, rejection } from '../../../test/support/stub-service.js';
import type { Answer, Handler } from '../../../test/support/loopback.js';
import { connect, StubKeystone } from './support/stub-keystone.js';

/** What Keystone says of itself at its root. */
function versions(...ids: string[]): unknown {
  const values = ids.map((id) => ({
    id,
    status: 'stable',
    // A front end's own address is often another one.
    links: [{ rel: 'self', href: 'http://keystone.internal.test:5000/v3/' }],
  }));
  return { versions: { values } };
}

const roots: [string, Answer][] = [
  [
    '300, with a location that leads nowhere',
    {
      status: 300,
      headers: { location: 'http://keystone.internal.test:5000/v3/' },
      body: versions('v3.14', 'v2.0'),
    },
  ],
  ['200', { body: versions('v3.0') }],
  ['404', { status: 404, body: '<html><h1>Not Found</h1></html>' }],
  ['403', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Forbidden</html>' }],
  ['401', { status: 401, body: { error: { code: 401, message: 'no' } } }],
  ['a page of its own', { headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' }],
  ['JSON of another kind', { body: { hello: 'world' } }],
];

describe('an endpoint without a version', () => {
  test.each(roots)('whose root answers %s: v3 is spoken below it', async (_, answer) => {
    const keystone = await StubKeystone.start({ first: ({ url }) => (url === '/' ? answer : undefined) });
    const client = connect({ endpoint: keystone.url });
    expect(await client.getToken()).toMatchObject({ id: 'token-1' });
    expect(await client.identityVersion()).toBe('v3');
    await rejection(client.listUsers());
    expect(keystone.loopback.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /',
      'POST /v3/auth/tokens',
      'GET /v3/users',
    ]);
  });

  test('that has a path of its own: all is below that', async () => {
    const service = await startService(({ method, url }) => {
      if (method === 'GET') return { body: versions('v3.14') };
      return url === '/identity/v3/auth/tokens'
        ? { status: 201, headers: { 'x-subject-token': 't' }, body: { token: { user: { id: 'u1' } } } }
        : { status: 404 };
    });
    const client = connect({ endpoint: `${service.url}/identity/` });
    expect(await client.getToken()).toMatchObject({ id: 't', catalog: [], roles: [] });
    expect(service.requests.map(({ url }) => url)).toEqual(['/identity/', '/identity/v3/auth/tokens']);
  });

  test('that speaks something else: the error says what', async () => {
    const service = await startService(() => ({ body: versions('v4.0') }));
    const error = await rejection(connect({ endpoint: service.url }).getToken());
    expect(error).toMatchObject({ code: 'PARSE', details: [/v4\.0/] });
  });

  test('that is down: the next call asks again', async () => {
    let down = true;
    const keystone = await StubKeystone.start({
      first: ({ url }) => {
        if (url !== '/') return undefined;
        return down ? { status: 503 } : { body: versions('v3.14') };
      },
    });
    const client = connect({ endpoint: keystone.url });
    expect(await rejection(client.getToken())).toMatchObject({ code: 'UNAVAILABLE' });
    down = false;
    expect((await client.getToken()).id).toBe('token-1');
  });
});

test('an endpoint with a version is not asked for one', async () => {
  const keystone = await StubKeystone.start();
  await connect({ endpoint: `${keystone.url}/v3/` }).getToken();
  expect(keystone.loopback.requests.map(({ url }) => url)).toEqual(['/v3/auth/tokens']);
});

test('an answer without a token is unreadable', async () => {
  const keystone = await StubKeystone.start({
    first: ({ method }) => (method === 'POST' ? { body: { token: { user: { id: 'u1' } } } } : undefined),
  });
  const error = await rejection(connect({ endpoint: `${keystone.url}/v3` }).getToken());
  expect(error).toMatchObject({ code: 'PARSE', message: /no token/ });
});

describe('the versions of a service', () => {
  /** As Nova, Glance and Cinder list theirs, and as Nova tells of one. */
  const answers: [string, unknown, unknown][] = [
    ['keystone', versions('v3.14'), [{ id: 'v3.14', status: 'STABLE' }]],
    [
      'nova',
      {
        versions: [
          { id: 'v2.0', status: 'SUPPORTED', version: '', min_version: '', links: [] },
          { id: 'v2.1', status: 'CURRENT', version: '2.93', min_version: '2.1', links: [] },
        ],
      },
      [
        { id: 'v2.0', status: 'SUPPORTED' },
        { id: 'v2.1', status: 'CURRENT', minMicroversion: '2.1', maxMicroversion: '2.93' },
      ],
    ],
    ['one of them', { version: { id: 'v2.1', status: 'CURRENT' } }, [{ id: 'v2.1', status: 'CURRENT' }]],
  ];

  test.each(answers)('as %s tells them', async (_, body, expected) => {
    const handler: Handler = ({ url, headers }) => {
      if (url !== '/') return undefined;
      expect(headers['x-auth-token']).toBeUndefined();
      return { status: 300, body };
    };
    const keystone = await StubKeystone.start({ first: handler });
    const listed = await connect({ endpoint: `${keystone.url}/v3` }).listVersions();
    expect(listed.map(({ raw: _raw, url: _url, ...version }) => version)).toEqual(expected);
  });

  test('are asked for where the catalog has the service, without a token', async () => {
    const keystone = await StubKeystone.start({
      first: ({ url, headers }) =>
        url === '/thing/'
          ? { body: { versions: [{ id: `v1, token ${String(headers['x-auth-token'])}` }] } }
          : undefined,
    });
    const client = connect({ endpoint: `${keystone.url}/v3` });
    const [version] = await client.listVersions('thing', { region: 'north' });
    expect(version?.id).toBe('v1, token undefined');
    expect(await rejection(client.listVersions('thing', { region: 'west' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
