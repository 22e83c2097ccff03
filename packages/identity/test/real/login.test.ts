import { afterEach, beforeAll, expect, test } from 'vitest';
import { openstackFacts, type OpenStackFacts } from '../../../../test/support/openstack-facts.js';
import { describeOpenStack } from '../../../../test/support/openstack-peer.js';
import { rejection } from '../../../../test/support/stub-service.js';
import { closeAll, connectPeer, logInAs } from '../support/peer-logins.js';

describeOpenStack('a login, on a real Keystone', () => {
  let facts: OpenStackFacts;

  beforeAll(() => {
    facts = openstackFacts();
  });
  afterEach(closeAll);

  test('a login for a project, a domain, the system, nothing', async () => {
    const { admin: account } = facts.accounts;
    const [project, domain, system, nothing] = await Promise.all(
      [
        { projectName: 'admin', projectDomainName: 'Default' },
        { domainName: 'Default' },
        { systemScope: 'all' as const },
        { unscoped: true },
      ].map((scope) => logInAs(account, scope).getToken()),
    );
    expect(project).toMatchObject({
      project: { name: 'admin', domain: { name: 'Default' } },
      methods: ['password'],
    });
    expect(domain).toMatchObject({ domain: { id: 'default' } });
    expect(system).toMatchObject({ system: true });
    expect(nothing!.catalog).toEqual([]);
    expect(nothing).not.toHaveProperty('project');
    expect(project!.roles.map(({ name }) => name)).toContain('admin');
  });

  test('a login of another domain', async () => {
    const other = logInAs(facts.accounts.other);
    expect(await other.getToken()).toMatchObject({
      user: { domain: { name: 'other' } },
      project: { name: 'other' },
    });
    const wrong = connectPeer({ auth: { username: 'other', password: facts.accounts.other.password } });
    expect(await rejection(wrong.getToken())).toMatchObject({ code: 'UNAUTHORIZED', status: 401 });
  });

  test('a login by a token, for what that is not for', async () => {
    const { id: token } = await logInAs(facts.accounts.demo, { unscoped: true }).getToken();
    const session = connectPeer({ auth: { token, projectName: 'demo' } });
    expect(await session.getToken()).toMatchObject({ project: { name: 'demo' } });
    expect((await session.getToken()).id).not.toBe(token);
    const given = connectPeer({ token });
    expect(await given.getToken()).toMatchObject({ id: token, user: { name: 'demo' } });
  });
});
