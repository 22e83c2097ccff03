import { describe, expect, test } from 'vitest';
import { ClientError } from '@leister/rest';
import { type Auth, IdentityClient } from '../src/index.js';
import { connect, StubKeystone } from './support/stub-keystone.js';

const ann = { name: 'ann', domain: { id: 'default' } };
const password = { methods: ['password'], password: { user: { ...ann, password: 'pw' } } };

/** What is sent for what is given: Identity API v3, "Authentication and token management". */
const logins: [string, Auth, unknown][] = [
  ['a password', { username: 'ann', password: 'pw' }, { identity: password }],
  [
    'a user of another domain',
    { username: 'ann', userDomainName: 'lake', password: 'pw' },
    {
      identity: {
        methods: ['password'],
        password: { user: { name: 'ann', domain: { name: 'lake' }, password: 'pw' } },
      },
    },
  ],
  [
    'a user by id',
    { userId: 'u1', userDomainId: 'ignored', password: 'pw' },
    { identity: { methods: ['password'], password: { user: { id: 'u1', password: 'pw' } } } },
  ],
  [
    'a password and a passcode',
    { username: 'ann', password: 'pw', passcode: () => '123456' },
    {
      identity: {
        methods: ['password', 'totp'],
        password: { user: { ...ann, password: 'pw' } },
        totp: { user: { ...ann, passcode: '123456' } },
      },
    },
  ],
  [
    'a passcode alone',
    { userId: 'u1', passcode: '123456' },
    { identity: { methods: ['totp'], totp: { user: { id: 'u1', passcode: '123456' } } } },
  ],
  [
    'a token',
    { token: 'old', projectId: 'p1' },
    { identity: { methods: ['token'], token: { id: 'old' } }, scope: { project: { id: 'p1' } } },
  ],
  [
    'an application credential',
    { applicationCredentialId: 'a1', applicationCredentialSecret: 's' },
    { identity: { methods: ['application_credential'], application_credential: { id: 'a1', secret: 's' } } },
  ],
  [
    'an application credential by name',
    { applicationCredentialName: 'ci', applicationCredentialSecret: 's', username: 'ann' },
    {
      identity: {
        methods: ['application_credential'],
        application_credential: { name: 'ci', secret: 's', user: ann },
      },
    },
  ],
  [
    'a project by name',
    { username: 'ann', password: 'pw', projectName: 'pond', projectDomainName: 'lake' },
    { identity: password, scope: { project: { name: 'pond', domain: { name: 'lake' } } } },
  ],
  [
    'a domain',
    { username: 'ann', password: 'pw', domainId: 'd1' },
    { identity: password, scope: { domain: { id: 'd1' } } },
  ],
  [
    'the system',
    { username: 'ann', password: 'pw', systemScope: 'all' },
    { identity: password, scope: { system: { all: true } } },
  ],
  [
    'a trust',
    { username: 'ann', password: 'pw', trustId: 't1' },
    { identity: password, scope: { 'OS-TRUST:trust': { id: 't1' } } },
  ],
  ['nothing', { username: 'ann', password: 'pw', unscoped: true }, { identity: password, scope: 'unscoped' }],
];

describe('a login', () => {
  test.each(logins)('with %s', async (_, auth, sent) => {
    const keystone = await StubKeystone.start();
    await connect({ endpoint: `${keystone.url}/v3`, auth }).getToken();
    expect(keystone.logins).toEqual([sent]);
  });

  test.each<[string, Auth, RegExp]>([
    ['nobody', {}, /needs a password/],
    ['a user without a secret', { username: 'ann' }, /needs a password/],
    ['a password without a user', { password: 'pw' }, /needs a user/],
    ['several ways', { username: 'ann', password: 'pw', token: 't' }, /not by several/],
    ['several scopes', { username: 'ann', password: 'pw', projectId: 'p', domainId: 'd' }, /not for several/],
    ['an application credential without id', { applicationCredentialSecret: 's' }, /an id, or a name/],
    [
      'an application credential of nobody',
      { applicationCredentialSecret: 's', applicationCredentialName: 'n' },
      /needs a user/,
    ],
    [
      'an application credential for a project',
      { applicationCredentialSecret: 's', applicationCredentialId: 'i', projectName: 'p' },
      /give no scope/,
    ],
    ['part of a system', { userId: 'u', password: 'p', systemScope: 'half' as 'all' }, /is all/],
  ])('of %s: refused at once', (_, auth, message) => {
    let refused: unknown;
    try {
      new IdentityClient({ endpoint: 'http://keystone.test', auth });
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ClientError);
    expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0, message });
  });

  test("tells what the caller's own function threw", async () => {
    const keystone = await StubKeystone.start();
    const auth: Auth = {
      username: 'ann',
      password: () => {
        throw new Error('nobody typed it');
      },
    };
    const call = connect({ endpoint: `${keystone.url}/v3`, auth }).listUsers();
    await expect(call).rejects.toMatchObject({ message: /nobody typed it/ });
    expect(keystone.logins).toEqual([]);
  });
});
