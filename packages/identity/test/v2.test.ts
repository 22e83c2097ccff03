import { describe, expect, test } from 'vitest';
import { askedOf, rejection, sentTo, startService } from '../../../test/support/stub-service.js';
import type { Handler, Loopback } from '../../../test/support/loopback.js';
import type { Auth } from '../src/index.js';
import { connect, connectThings } from './support/stub-keystone.js';

/** Identity v2.0 as old clouds and Synnefo speak it. */
function startV2(): Promise<Loopback> {
  const handler: Handler = ({ method, url, headers }) => {
    const { host } = headers;
    switch (`${method} ${url}`) {
      case 'GET /identity/':
        return { status: 300, body: { versions: { values: [{ id: 'v2.0', status: 'CURRENT' }] } } };
      case 'POST /identity/v2.0/tokens':
        return {
          body: {
            access: {
              token: {
                id: 'issued',
                expires: '2094-05-30T12:08:09.000000+00:00',
                tenant: { id: 'p1', name: 'pond' },
              },
              user: { id: 'u1', name: 'ann', roles: [{ id: null, name: 'default' }], roles_links: [] },
              serviceCatalog: [
                {
                  type: 'thing',
                  name: 'things',
                  endpoints_links: [],
                  endpoints: [
                    {
                      region: 'default',
                      publicURL: `http://${host}/thing`,
                      adminURL: 'http://admin.test/thing',
                      versionId: 'v1',
                    },
                  ],
                },
              ],
            },
          },
        };
      case 'GET /thing/things':
        return headers['x-auth-token'] === undefined ? { status: 401 } : { body: { things: [] } };
      case 'GET /identity/v2.0/tenants':
        return { body: { tenants: [{ id: 'p1', name: 'pond', enabled: true }], tenants_links: [] } };
    }
    return { status: 404 };
  };
  return startService(handler);
}

describe('Identity v2.0', () => {
  test('is found, logged in to and used as a session', async () => {
    const keystone = await startV2();
    const session = connect({ endpoint: `${keystone.url}/identity` });
    expect(await connectThings(session, 'default').listThings()).toEqual([]);
    const { raw, catalog, ...token } = await session.getToken();
    expect(token).toEqual({
      id: 'issued',
      expires: '2094-05-30T12:08:09.000000+00:00',
      user: { id: 'u1', name: 'ann' },
      roles: [{ id: 'default', name: 'default' }],
      project: { id: 'p1', name: 'pond' },
    });
    expect(JSON.stringify(raw)).not.toContain('issued"');
    expect(await session.getCatalog()).toEqual(catalog);
    expect(await session.endpointFor('thing', { interface: 'admin' })).toBe('http://admin.test/thing');
    expect(await session.listMyProjects()).toMatchObject([{ id: 'p1', name: 'pond', enabled: true }]);
    expect(askedOf(keystone)).toEqual([
      'GET /identity/',
      'POST /identity/v2.0/tokens',
      'GET /thing/things',
      'GET /identity/v2.0/tenants',
    ]);
  });

  test.each<[string, Auth, unknown]>([
    [
      'a password',
      { username: 'ann', password: 'pw', projectName: 'pond' },
      { passwordCredentials: { username: 'ann', password: 'pw' }, tenantName: 'pond' },
    ],
    [
      'a project by id',
      { username: 'ann', password: 'pw', projectId: 'p1' },
      { passwordCredentials: { username: 'ann', password: 'pw' }, tenantId: 'p1' },
    ],
    ['a token', { token: 'old' }, { token: { id: 'old' } }],
  ])('login with %s', async (_, auth, sent) => {
    const keystone = await startV2();
    await connect({ endpoint: `${keystone.url}/identity/v2.0`, auth }).getToken();
    expect(sentTo(keystone)).toEqual([{ auth: sent }]);
  });

  test('a token that was given stays the one that is sent', async () => {
    const keystone = await startV2();
    const session = connect({ endpoint: `${keystone.url}/identity/v2.0`, token: 'given' });
    await connectThings(session).listThings();
    expect(keystone.requests.at(-1)!.headers['x-auth-token']).toBe('given');
    expect(await session.getToken()).toMatchObject({ id: 'given', user: { name: 'ann' } });
  });

  test.each<[string, Auth]>([
    ['a domain', { username: 'ann', password: 'pw', domainId: 'd' }],
    ['the system', { username: 'ann', password: 'pw', systemScope: 'all' }],
    ['trusts', { username: 'ann', password: 'pw', trustId: 't' }],
    ['passcodes', { username: 'ann', password: 'pw', passcode: '1' }],
    ['application credentials', { applicationCredentialId: 'a', applicationCredentialSecret: 's' }],
    ['users without a name', { userId: 'u', password: 'pw' }],
  ])('does not know %s, and is sent nothing', async (what, auth) => {
    const keystone = await startV2();
    const error = await rejection(connect({ endpoint: `${keystone.url}/identity/v2.0`, auth }).getToken());
    expect(error).toMatchObject({ code: 'UNSUPPORTED', status: 501 });
    expect(error.message).toContain(what.replace('a domain', 'domain'));
    expect(keystone.requests).toEqual([]);
  });

  test('has no users to list, and is sent nothing', async () => {
    const keystone = await startV2();
    const session = connect({ endpoint: `${keystone.url}/identity/v2.0` });
    const error = await rejection(session.listUsers());
    expect(error).toMatchObject({ code: 'UNSUPPORTED', status: 501, details: [/GET \/users/] });
    expect(keystone.requests).toEqual([]);
  });
});
