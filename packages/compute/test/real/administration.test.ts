import { ComputeClient } from '@leister/compute';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeOpenStack,
  Leftovers,
  logIn,
  type Login,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';

describeOpenStack('the administration of a real Nova', () => {
  let login: Login;
  let cloud: ComputeClient;
  let newest: ComputeClient;
  const leftovers = new Leftovers();

  beforeAll(async () => {
    login = await logIn('openrc');
    cloud = new ComputeClient({ session: login.session });
    newest = new ComputeClient({ session: login.session, microversion: 'latest' });
  });
  afterEach(() => leftovers.clear());
  afterAll(() => Promise.all([cloud.close(), newest.close()]));

  test('features are those of its microversions', async () => {
    expect(await cloud.features()).toEqual(
      expect.arrayContaining(['core', 'topology', 'floatingIps', 'aggregates']),
    );
  });

  test('server groups, with and without rules', async () => {
    const plain = await cloud.createServerGroup({ name: uniqueName('group'), policy: 'soft-anti-affinity' });
    leftovers.add(() => cloud.deleteServerGroup(plain.id));
    expect(plain).toMatchObject({ policy: 'soft-anti-affinity', members: [] });
    const ruled = await cloud.createServerGroup({
      name: uniqueName('group'),
      policy: 'anti-affinity',
      maxServerPerHost: 3,
    });
    leftovers.add(() => cloud.deleteServerGroup(ruled.id));
    expect(ruled).toMatchObject({ policy: 'anti-affinity', maxServerPerHost: 3 });
    expect(await newest.getServerGroupDetails(ruled.id)).toMatchObject({ ...ruled, raw: expect.anything() });
    const all = await cloud.listServerGroups({ allProjects: true, limit: 1_000 });
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([plain.id, ruled.id]));
    const { id } = await newest.createServerGroup({ name: uniqueName('group'), policy: 'affinity' });
    await newest.deleteServerGroup(id);
    await expect(newest.getServerGroupDetails(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('quotas are told, set and taken back', async () => {
    const { projectId, userId } = login;
    const before = await cloud.getQuotas(projectId);
    const defaults = await cloud.getQuotaDefaults(projectId);
    leftovers.add(() => cloud.updateQuotas(projectId, { server_groups: before.limits['server_groups']! }));
    const changed = await newest.updateQuotas(projectId, { server_groups: 77 }, { force: true });
    expect(changed.limits['server_groups']).toBe(77);
    const details = await cloud.getQuotaDetails(projectId);
    expect(details.quotas['server_groups']).toMatchObject({ limit: 77, reserved: 0 });
    expect(defaults.limits['instances']).toBe(10);

    const ofUser = await cloud.updateQuotas(projectId, { key_pairs: 55 }, { userId });
    expect(ofUser.limits['key_pairs']).toBe(55);
    expect((await cloud.getQuotas(projectId, { userId })).limits['key_pairs']).toBe(55);
    await cloud.deleteQuotas(projectId, { userId });
    expect((await cloud.getQuotas(projectId, { userId })).limits['key_pairs']).not.toBe(55);
    await expect(cloud.getQuotas('nobody')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('classes of quotas', async () => {
    const changed = await cloud.updateQuotaClass('leister-test', { cores: 7 });
    expect(changed.limits['cores']).toBe(7);
    expect((await newest.getQuotaClass('leister-test')).limits['cores']).toBe(7);
  });

  test('what was used', async () => {
    const time = { start: '2020-01-01', end: new Date(Date.now() + 86_400_000).toISOString() };
    for (const client of [cloud, newest]) {
      const all = await client.listUsage({ ...time, detailed: true });
      const own = all.find(({ projectId }) => projectId === login.projectId);
      expect(own?.totalHours).toBeGreaterThan(0);
      expect(own?.start).toBe('2020-01-01T00:00:00.000000Z');
      const [server] = own?.servers ?? [];
      expect(server).toMatchObject({ vcpus: expect.any(Number), started: expect.stringMatching(/Z$/) });
    }
    expect(await newest.getUsage(login.projectId, time)).toMatchObject({ projectId: login.projectId });
    expect(await cloud.getUsage('nobody')).toBeUndefined();
    await expect(cloud.getUsage('nobody', { start: 'soon' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('zones, with their machines', async () => {
    const zones = await cloud.listAvailabilityZones();
    expect(zones).toContainEqual(expect.objectContaining({ name: 'nova', available: true }));
    const detailed = await cloud.listAvailabilityZones({ detail: true });
    expect(detailed.find(({ name }) => name === 'nova')?.hosts).toContain('fakehost');
  });

  test('aggregates are made, changed, filled and emptied', async () => {
    const name = uniqueName('aggregate');
    const { id } = await cloud.createAggregate({ name });
    leftovers.add(() => cloud.deleteAggregate(id));
    expect(await cloud.updateAggregate(id, { name: `${name}-2` })).toMatchObject({ id, name: `${name}-2` });
    expect((await cloud.addAggregateHost(id, 'fakehost')).hosts).toEqual(['fakehost']);
    leftovers.add(() => cloud.removeAggregateHost(id, 'fakehost'));
    const { metadata } = await cloud.setAggregateMetadata(id, { ssd: 'true', gone: 'soon' });
    expect(metadata).toEqual({ ssd: 'true', gone: 'soon' });
    await cloud.setAggregateMetadata(id, { gone: null });
    expect(await newest.getAggregateDetails(id)).toMatchObject({
      hosts: ['fakehost'],
      metadata: { ssd: 'true' },
    });
    const [image] = await cloud.listImages({ status: 'ACTIVE' });
    expect(await cloud.cacheAggregateImages(id, [image!.id])).toHaveProperty('raw');
    await expect(cloud.deleteAggregate(id)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await cloud.removeAggregateHost(id, 'fakehost')).hosts).toEqual([]);
    const listed = await cloud.listAggregates();
    expect(listed.map((aggregate) => aggregate.id)).toContain(id);
    const zone = uniqueName('zone');
    const inZone = await cloud.createAggregate({ name: `${name}-3`, availabilityZone: zone });
    leftovers.add(() => cloud.deleteAggregate(inZone.id));
    expect(inZone).toMatchObject({ availabilityZone: zone, hosts: [], created: expect.stringMatching(/Z$/) });
  });

  test('hypervisors, in both of their forms', async () => {
    const [first] = await cloud.listHypervisors({ hostname: 'fake', withServers: true });
    expect(first).toMatchObject({ hostname: 'fakehost', host: 'fakehost', state: 'up', status: 'enabled' });
    expect(first?.ram).toBeGreaterThan(0);
    const brief = await cloud.listHypervisors({ detail: false, limit: 1 });
    expect(brief).toContainEqual(expect.objectContaining({ id: first!.id }));
    expect(await newest.getHypervisorDetails(first!.id, { withServers: true })).toMatchObject({
      id: first!.id,
      hostname: 'fakehost',
      servers: expect.any(Array),
    });
    // Another test may have the second host do its part at the same time.
    const { count = 0, vcpus } = await newest.getHypervisorStatistics();
    expect(count).toBeGreaterThan(0);
    expect(vcpus).toBe(count * first!.vcpus!);
    expect(await newest.getHypervisorUptime(first!.id)).toContain('load average');
  });

  test('the services of Nova itself', async () => {
    const [service] = await cloud.listComputeServices({ binary: 'nova-compute', host: 'fakehost' });
    expect(service).toMatchObject({
      binary: 'nova-compute',
      host: 'fakehost',
      zone: 'nova',
      state: 'up',
      forcedDown: false,
    });
    expect(await newest.updateComputeService(service!.id, { status: 'enabled' })).toMatchObject({
      id: service!.id,
      status: 'enabled',
    });
    const nobody = '7e1a5704-0000-4000-8000-00000000dead';
    await expect(cloud.deleteComputeService(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('flavors are made, described, given specs and access, and taken away', async () => {
    const name = uniqueName('flavor');
    const { id } = await cloud.createFlavor({
      name,
      vcpus: 2,
      ram: 128,
      disk: 1,
      id: name,
      ephemeral: 3,
      swap: 64,
      isPublic: false,
      rxtxFactor: 1.5,
      description: 'of a test',
    });
    leftovers.add(() => cloud.deleteFlavor(id));
    expect(await newest.getFlavorDetails(id)).toMatchObject({
      id: name,
      name,
      vcpus: 2,
      ram: 128,
      disk: 1,
      ephemeral: 3,
      swap: 64,
      isPublic: false,
      description: 'of a test',
      extraSpecs: {},
    });
    expect(await cloud.updateFlavor(id, { description: null })).not.toHaveProperty('description');
    const ids = async (access: 'public' | 'private' | 'all'): Promise<string[]> =>
      (await cloud.listFlavors({ access })).map((flavor) => flavor.id);
    expect(await ids('public')).not.toContain(id);
    expect(await ids('private')).toContain(id);
    expect(await ids('all')).toContain(id);

    const specs = { 'hw:cpu_policy': 'shared', 'hw:cpu_cores': '1' };
    expect(await cloud.createFlavorExtraSpecs(id, specs)).toEqual(specs);
    expect(await cloud.updateFlavorExtraSpec(id, { key: 'hw:cpu_cores', value: '2' })).toEqual({
      'hw:cpu_cores': '2',
    });
    expect(await newest.getFlavorExtraSpec(id, 'hw:cpu_cores')).toEqual({ 'hw:cpu_cores': '2' });
    expect(await cloud.getFlavorExtraSpecs(id)).toEqual({ ...specs, 'hw:cpu_cores': '2' });
    await cloud.deleteFlavorExtraSpec(id, 'hw:cpu_cores');
    await expect(cloud.getFlavorExtraSpec(id, 'hw:cpu_cores')).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const { projectId } = login;
    expect(await cloud.addFlavorAccess(id, projectId)).toEqual([projectId]);
    await expect(cloud.addFlavorAccess(id, projectId)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await cloud.listFlavorAccess(id)).toEqual([projectId]);
    expect(await cloud.removeFlavorAccess(id, projectId)).toEqual([]);
    await expect(cloud.createFlavor({ name, vcpus: 1, ram: 64, disk: 0 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});
