import { CollectionClient } from '@leister/openstack';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CreateUser, IdentityClient, type Project, type Role, type User } from '../../src/index.js';
import { openstackFacts, type OpenStackFacts } from '../../../../test/support/openstack-facts.js';
import {
  describeOpenStack,
  Leftovers,
  methodsBeyond,
  recordCalls,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { rejection } from '../../../../test/support/stub-service.js';
import { closeAll, connectPeer, logInAs, passcode } from '../support/peer-logins.js';

/** What is no public method. */
const inner = ['send', 'speaksV2', 'collectionPatch', 'isThere', 'ownerOf', 'ownedList', 'passwordChanged'];

describeOpenStack('IdentityClient, on a real Keystone', () => {
  let facts: OpenStackFacts;
  let admin: IdentityClient;
  let demo: IdentityClient;
  const called = new Set<string>();
  const leftovers = new Leftovers();

  beforeAll(() => {
    facts = openstackFacts();
    admin = recordCalls(logInAs(facts.accounts.admin), called);
    demo = recordCalls(logInAs(facts.accounts.demo), called);
  });
  afterEach(() => leftovers.clear());
  afterAll(closeAll);

  async function makeUser(fields: Partial<CreateUser> = {}): Promise<User> {
    const user = await admin.createUser({ name: uniqueName('user'), ...fields });
    leftovers.add(() => admin.deleteUser(user.id));
    return user;
  }

  async function makeProject(): Promise<Project> {
    const project = await admin.createProject({ name: uniqueName('project') });
    leftovers.add(() => admin.deleteProject(project.id));
    return project;
  }

  async function makeRole(): Promise<Role> {
    const role = await admin.createRole({ name: uniqueName('role') });
    leftovers.add(() => admin.deleteRole(role.id));
    return role;
  }

  // --- logins

  test('a login for another project by the same client', async () => {
    const other = admin.scopedTo({ projectId: facts.accounts.demo.projectId });
    leftovers.add(() => other.close());
    expect(await other.getToken()).toMatchObject({ project: { name: 'demo' } });
    const none = demo.scopedTo({ projectId: facts.accounts.admin.projectId });
    leftovers.add(() => none.close());
    expect(await rejection(none.getToken())).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('a login by password and passcode', async () => {
    const user = await makeUser({ password: 'pw-of-two-factors' });
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const credential = await admin.createCredential({ userId: user.id, type: 'totp', blob: seed });
    leftovers.add(() => admin.deleteCredential(credential.id));
    await admin.updateUser(user.id, {
      options: { multi_factor_auth_enabled: true, multi_factor_auth_rules: [['password', 'totp']] },
    });
    const auth = { userId: user.id, password: 'pw-of-two-factors', passcode: () => passcode(seed) };
    const token = await connectPeer({ auth }).getToken();
    // Keystone keeps them as a set, in no order.
    expect(token.methods?.toSorted()).toEqual(['password', 'totp']);
    const half = connectPeer({ auth: { userId: user.id, password: 'pw-of-two-factors' } });
    expect(await rejection(half.getToken())).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(await admin.getCredential(credential.id)).toMatchObject({
      type: 'totp',
      blob: seed,
      userId: user.id,
    });
    expect(await admin.listCredentials({ userId: user.id })).toHaveLength(1);
    expect(await admin.updateCredential(credential.id, { blob: seed.slice(8) })).toMatchObject({
      blob: seed.slice(8),
    });
  });

  // --- tokens and catalog

  test('tokens, from their issue to their end', async () => {
    const token = await demo.issueToken({ projectId: facts.accounts.demo.projectId });
    expect(token.id).not.toBe((await demo.getToken()).id);
    expect(await admin.validateToken(token.id)).toMatchObject({ id: token.id, user: { name: 'demo' } });
    expect(await admin.isValidToken(token.id)).toBe(true);
    await demo.revokeToken(token.id);
    expect(await admin.isValidToken(token.id)).toBe(false);
    expect(await rejection(admin.validateToken(token.id))).toMatchObject({ code: 'NOT_FOUND' });
    const before = await demo.getToken();
    await demo.revokeToken();
    expect((await demo.getToken()).id).not.toBe(before.id);
    expect(await demo.listMyProjects()).toHaveLength(1);
  });

  test('the catalog, and the versions of what is in it', async () => {
    const catalog = await demo.getCatalog();
    expect(catalog.map(({ type }) => type).sort()).toEqual(
      (await demo.getToken()).catalog.map(({ type }) => type).sort(),
    );
    for (const region of facts.regions) {
      expect(await demo.endpointFor('compute', { region })).toBe(facts.endpoints['compute']);
      expect(await demo.endpointFor('block-storage', { region, interface: 'internal' })).toContain('/v3/');
    }
    expect(await rejection(demo.endpointFor('compute', { region: 'Nowhere' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await demo.identityVersion()).toBe('v3');
    expect(await demo.listVersions()).toMatchObject([{ id: 'v3.14', status: 'STABLE' }]);
    const compute = await demo.listVersions('compute', { region: 'RegionOne' });
    expect(compute.find(({ status }) => status === 'CURRENT')).toMatchObject({
      id: 'v2.1',
      minMicroversion: '2.1',
    });
    const kinds = ['image', 'network', 'block-storage', 'placement'];
    const versions = await Promise.all(kinds.map((kind) => demo.listVersions(kind)));
    for (const listed of versions) expect(listed[0]).toHaveProperty('status');
  });

  // --- people

  test('users', async () => {
    const user = await makeUser({ password: 'first' });
    expect(await admin.getUser(user.id)).toMatchObject({
      name: user.name,
      domainId: 'default',
      enabled: true,
    });
    expect(await admin.findUser(user.name)).toMatchObject({ id: user.id });
    expect(await admin.findUser(user.id)).toMatchObject({ name: user.name });
    expect(await admin.listUsers({ name: user.name, enabled: true })).toHaveLength(1);
    expect(await admin.listUsers({ name: user.name, enabled: false })).toEqual([]);
    expect(
      await admin.updateUser(user.id, { description: 'fishes', email: 'a@b.test', shoe_size: '43' }),
    ).toMatchObject({
      description: 'fishes',
      email: 'a@b.test',
      raw: { shoe_size: '43' },
    });
    const odd = await makeUser({ name: `${uniqueName('o/dd')} % καμάκι ?&#` });
    expect(await admin.findUser(odd.name)).toMatchObject({ id: odd.id, name: odd.name });
    expect(await rejection(admin.createUser({ name: user.name }))).toMatchObject({
      code: 'CONFLICT',
      status: 409,
    });
    expect(await rejection(admin.getUser('00000000000000000000000000000000'))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await rejection(demo.listUsers())).toMatchObject({ code: 'FORBIDDEN', status: 403 });
    expect(await rejection(admin.findUser(uniqueName('nobody')))).toMatchObject({
      code: 'NOT_FOUND',
      status: 0,
    });
  });

  test('the own password', async () => {
    const user = await makeUser({ password: 'first-word' });
    const own = recordCalls(connectPeer({ auth: { userId: user.id, password: 'first-word' } }), called);
    expect(await rejection(own.changePassword({ original: 'wrong', password: 'x' }))).toMatchObject({
      code: 'UNAUTHORIZED',
    });
    const before = await own.getToken();
    await own.changePassword({ original: 'first-word', password: 'second-word' });
    const after = await own.getToken();
    expect(after.id).not.toBe(before.id);
    const old = connectPeer({ auth: { userId: user.id, password: 'first-word' } });
    expect(await rejection(old.getToken())).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('groups', async () => {
    const group = await admin.createGroup({ name: uniqueName('group'), description: 'a shoal' });
    leftovers.add(() => admin.deleteGroup(group.id));
    const [user, project, role] = await Promise.all([makeUser(), makeProject(), makeRole()]);
    const grant = { roleId: role.id, groupId: group.id, projectId: project.id };
    await admin.grantRole(grant);
    expect(await admin.listRoleAssignments({ groupId: group.id })).toMatchObject([
      { group: { name: group.name } },
    ]);
    await admin.revokeRole(grant);
    expect(await admin.isGroupUser(group.id, user.id)).toBe(false);
    await admin.addGroupUser(group.id, user.id);
    expect(await admin.isGroupUser(group.id, user.id)).toBe(true);
    expect(await admin.listGroupUsers(group.id)).toMatchObject([{ id: user.id }]);
    expect(await admin.listUserGroups(user.id)).toMatchObject([{ id: group.id }]);
    await admin.removeGroupUser(group.id, user.id);
    expect(await rejection(admin.removeGroupUser(group.id, user.id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await admin.findGroup(group.name, { domainId: 'default' })).toMatchObject({ id: group.id });
    expect(await admin.getGroup(group.id)).toMatchObject({ description: 'a shoal' });
    expect(await admin.updateGroup(group.id, { description: 'a school' })).toMatchObject({
      description: 'a school',
    });
    expect(await admin.listGroups({ name: group.name })).toHaveLength(1);
  });

  test('projects', async () => {
    const project = await makeProject();
    const inside = await admin.createProject({
      name: uniqueName('inside'),
      parentId: project.id,
      tags: ['wet', 'cold'],
    });
    leftovers.add(() => admin.deleteProject(inside.id));
    expect(await admin.getProject(inside.id)).toMatchObject({ parentId: project.id, tags: ['wet', 'cold'] });
    expect(await admin.listProjects({ tags: ['cold', 'wet'], parentId: project.id })).toMatchObject([
      { id: inside.id },
    ]);
    expect(await admin.listProjects({ tags: ['dry'], parentId: project.id })).toEqual([]);
    expect(await admin.findProject(project.name)).toMatchObject({ id: project.id });
    expect(await admin.updateProject(inside.id, { description: 'deep', enabled: false })).toMatchObject({
      description: 'deep',
      enabled: false,
    });
    expect((await admin.listMyProjects()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['admin', 'demo']),
    );
    expect(await admin.listUserProjects(facts.accounts.demo.userId)).toMatchObject([{ name: 'demo' }]);
    expect(await rejection(admin.createProject({ name: '' }))).toMatchObject({
      code: 'BAD_REQUEST',
      status: 400,
    });
  });

  test('domains', async () => {
    const domain = await admin.createDomain({ name: uniqueName('domain'), description: 'a lake' });
    leftovers.add(async () => {
      await admin.updateDomain(domain.id, { enabled: false });
      await admin.deleteDomain(domain.id);
    });
    expect(await admin.getDomain(domain.id)).toMatchObject({ description: 'a lake', enabled: true });
    expect(await admin.findDomain(domain.name)).toMatchObject({ id: domain.id });
    expect(await admin.findDomain('default')).toMatchObject({ name: 'Default' });
    expect(await admin.listDomains({ name: domain.name })).toHaveLength(1);
    expect((await admin.listMyDomains()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Default', 'other']),
    );
    expect(await rejection(admin.deleteDomain(domain.id))).toMatchObject({ code: 'FORBIDDEN' });
    const user = await makeUser({ domainId: domain.id });
    expect(user.domainId).toBe(domain.id);
  });

  // --- roles

  test('roles, and who has them where', async () => {
    const [user, project, role] = await Promise.all([makeUser(), makeProject(), makeRole()]);
    expect(await admin.getRole(role.id)).toMatchObject({ name: role.name });
    expect(await admin.findRole(role.name)).toMatchObject({ id: role.id });
    expect(await admin.listRoles({ name: role.name })).toHaveLength(1);
    expect(await admin.updateRole(role.id, { description: 'may dive' })).toMatchObject({
      description: 'may dive',
    });
    const grants = [
      { projectId: project.id },
      { projectId: project.id, inherited: true },
      { domainId: 'default' },
      { domainId: 'default', inherited: true },
      { system: true as const },
    ].map((where) => ({ roleId: role.id, userId: user.id, ...where }));
    for (const grant of grants) {
      expect(await admin.hasRole(grant)).toBe(false);
      await admin.grantRole(grant);
      expect(await admin.hasRole(grant)).toBe(true);
    }
    const assignments = await admin.listRoleAssignments({ userId: user.id });
    expect(assignments).toHaveLength(5);
    expect(assignments.filter(({ inherited }) => inherited)).toHaveLength(2);
    expect(assignments.filter(({ system }) => system)).toHaveLength(1);
    expect(assignments[0]!.role).toEqual({ id: role.id, name: role.name });
    const here = await admin.listRoleAssignments({ projectId: project.id, userId: user.id, effective: true });
    expect(here.length).toBeGreaterThan(0);
    const bare = await admin.listRoleAssignments({ projectId: project.id, names: false });
    expect(bare[0]!.role).toEqual({ id: role.id });
    for (const grant of grants) await admin.revokeRole(grant);
    expect(await admin.listRoleAssignments({ userId: user.id })).toEqual([]);
    expect(await rejection(admin.revokeRole(grants[0]!))).toMatchObject({ code: 'NOT_FOUND' });
  });

  // --- credentials and trusts

  test('application credentials', async () => {
    const rule = { service: 'identity', method: 'GET', path: '/v3/auth/projects' };
    const made = await demo.createApplicationCredential({
      name: uniqueName('app'),
      roles: [{ name: 'reader' }],
      accessRules: [rule],
    });
    leftovers.add(() => demo.deleteApplicationCredential(made.id));
    expect(made).toMatchObject({ roles: [{ name: 'reader' }], accessRules: [rule] });
    const auth = { applicationCredentialId: made.id, applicationCredentialSecret: made.secret! };
    const token = await connectPeer({ auth }).getToken();
    expect(token).toMatchObject({ project: { name: 'demo' }, applicationCredential: { id: made.id } });
    const byName = {
      applicationCredentialName: made.name,
      applicationCredentialSecret: made.secret!,
      username: 'demo',
    };
    expect(await connectPeer({ auth: byName }).getToken()).toMatchObject({ user: { name: 'demo' } });
    expect(await demo.getApplicationCredential(made.id)).not.toHaveProperty('secret');
    expect(await demo.findApplicationCredential(made.name)).toMatchObject({ id: made.id });
    const { userId } = facts.accounts.demo;
    expect(await admin.listApplicationCredentials({ userId })).toContainEqual(
      expect.objectContaining({ id: made.id }),
    );
    const rules = await demo.listAccessRules();
    const known = rules.find(({ path }) => path === rule.path)!;
    expect(await demo.getAccessRule(known.id!)).toMatchObject(rule);
    expect(await rejection(demo.deleteAccessRule(known.id!))).toMatchObject({ code: 'FORBIDDEN' });
    await demo.deleteApplicationCredential(made.id);
    await demo.deleteAccessRule(known.id!);
    expect(await rejection(connectPeer({ auth }).getToken())).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('EC2 credentials', async () => {
    const made = await demo.createEc2Credential();
    leftovers.add(() => demo.deleteEc2Credential(made.access));
    expect(made).toMatchObject({
      projectId: facts.accounts.demo.projectId,
      userId: facts.accounts.demo.userId,
    });
    expect(await demo.getEc2Credential(made.access)).toMatchObject({ secret: made.secret });
    expect((await demo.listEc2Credentials()).map(({ access }) => access)).toContain(made.access);
    await demo.deleteEc2Credential(made.access);
    expect(await rejection(demo.getEc2Credential(made.access))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('trusts', async () => {
    const { demo: trustor, small: trustee } = facts.accounts;
    const trust = await demo.createTrust({
      trusteeId: trustee.userId,
      projectId: trustor.projectId,
      roles: [{ name: 'member' }],
      impersonation: true,
    });
    leftovers.add(() => demo.deleteTrust(trust.id));
    const token = await logInAs(trustee, { trustId: trust.id }).getToken();
    expect(token).toMatchObject({
      user: { name: 'demo' },
      project: { name: 'demo' },
      trust: { id: trust.id },
    });
    expect(await demo.getTrust(trust.id)).toMatchObject({ trustorId: trustor.userId, impersonation: true });
    expect(await demo.listTrusts({ trustorId: trustor.userId })).toContainEqual(
      expect.objectContaining({ id: trust.id }),
    );
    expect(await demo.listTrustRoles(trust.id)).toMatchObject([{ name: 'member' }]);
    await demo.deleteTrust(trust.id);
    expect(await rejection(demo.getTrust(trust.id))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('services, endpoints and regions', async () => {
    const region = await admin.createRegion({ id: uniqueName('region'), description: 'far' });
    leftovers.add(() => admin.deleteRegion(region.id));
    const service = await admin.createService({ type: 'leister-test', name: uniqueName('service') });
    leftovers.add(() => admin.deleteService(service.id));
    const endpoint = await admin.createEndpoint({
      serviceId: service.id,
      interface: 'public',
      url: 'http://127.0.0.1:1/%(project_id)s',
      regionId: region.id,
    });
    leftovers.add(() => admin.deleteEndpoint(endpoint.id));
    expect(await admin.getRegion(region.id)).toMatchObject({ description: 'far' });
    expect(await admin.updateRegion(region.id, { description: 'near' })).toMatchObject({
      description: 'near',
    });
    expect((await admin.listRegions()).map(({ id }) => id)).toEqual(expect.arrayContaining(facts.regions));
    expect(await admin.getService(service.id)).toMatchObject({ type: 'leister-test', enabled: true });
    expect(await admin.findService(service.name)).toMatchObject({ id: service.id });
    expect(await admin.listServices({ type: 'leister-test' })).toHaveLength(1);
    expect(await admin.updateService(service.id, { description: 'none' })).toMatchObject({
      description: 'none',
    });
    expect(await admin.getEndpoint(endpoint.id)).toMatchObject({ interface: 'public', regionId: region.id });
    expect(await admin.listEndpoints({ serviceId: service.id })).toHaveLength(1);
    expect(await admin.updateEndpoint(endpoint.id, { url: 'http://127.0.0.1:2' })).toMatchObject({
      url: 'http://127.0.0.1:2',
    });
    expect(await rejection(admin.deleteRegion(region.id))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('every public method was called', async () => {
    await admin.close();
    const theirs = methodsBeyond(IdentityClient, CollectionClient).filter((name) => !inner.includes(name));
    expect(theirs.filter((name) => !called.has(name))).toEqual([]);
  });
});
