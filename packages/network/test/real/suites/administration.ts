import { expect, test } from 'vitest';
import { leaveBehind } from '../../../../../test/support/openstack-facts.js';
import { uniqueName } from '../../../../../test/support/openstack-peer.js';
import { NetworkClient } from '../../../src/index.js';
import { admin, demo, leftovers, neutron, member, makeNetwork } from '../support/connection.js';

/** Tags, quotas, and the service itself. */
export function testAdministration(): void {
  test('tags', async () => {
    const { id } = await makeNetwork();
    const target = { resource: 'networks', id } as const;
    const tag = uniqueName('a tag');
    await neutron.addTag(target, tag);
    await neutron.addTag(target, tag);
    expect(await neutron.checkTagExists(target, tag)).toBe(true);
    expect(await neutron.listNetworks({ tags: tag })).toMatchObject([{ id, tags: [tag] }]);
    expect((await neutron.replaceTags(target, ['x', 'y'])).toSorted()).toEqual(['x', 'y']);
    await neutron.deleteTag(target, 'x');
    expect(await neutron.listTags(target)).toEqual(['y']);
    await expect(neutron.deleteTag(target, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await neutron.deleteTags(target);
    expect(await neutron.checkTagExists(target, 'y')).toBe(false);
  });

  test('quotas', async () => {
    // A project that nobody uses: quotas need not be of one that there is.
    const project = uniqueName('project');
    leftovers.add(() => neutron.deleteQuota(project));
    expect(await neutron.updateQuota(project, { network: 3, port: -1 })).toMatchObject({
      projectId: project,
      limits: { network: 3, port: -1 },
    });
    expect((await neutron.getQuota(project)).limits).toMatchObject({ network: 3, port: -1 });
    expect((await neutron.getQuotaUsage(project)).resources['network']).toEqual({
      limit: 3,
      used: 0,
      reserved: 0,
    });
    expect((await neutron.listQuotas()).find(({ projectId }) => projectId === project)?.limits).toMatchObject(
      { network: 3 },
    );
    expect((await neutron.getDefaultQuota(project)).limits['network']).not.toBe(3);
    await expect(member.updateQuota(demo.projectId, { network: 9 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await member.getQuotaUsage(demo.projectId)).projectId).toBe(demo.projectId);
  });

  test('a quota that is used up', async () => {
    const { limits } = await neutron.getQuota(demo.projectId);
    const usage = await neutron.getQuotaUsage(demo.projectId);
    await neutron.updateQuota(demo.projectId, { security_group: usage.resources['security_group']!.used });
    leftovers.add(() => neutron.updateQuota(demo.projectId, { security_group: limits['security_group']! }));
    await expect(member.createSecurityGroup({ name: 'one too many' })).rejects.toMatchObject({
      code: 'OVER_LIMIT',
      status: 409,
    });
  });

  test('who may use what', async () => {
    const network = await makeNetwork();
    const policy = await neutron.createRbacPolicy({
      objectType: 'network',
      objectId: network.id,
      action: 'access_as_shared',
      targetProject: demo.projectId,
    });
    expect(await member.getNetworkDetails(network.id)).toMatchObject({ name: network.name });
    expect(await neutron.getRbacPolicyDetails(policy.id)).toMatchObject({
      objectId: network.id,
      targetProject: demo.projectId,
    });
    expect(await neutron.updateRbacPolicy(policy.id, admin.projectId)).toMatchObject({
      targetProject: admin.projectId,
    });
    expect(
      await neutron.listRbacPolicies({ objectId: network.id, targetProject: admin.projectId }),
    ).toMatchObject([{ id: policy.id }]);
    await neutron.deleteRbacPolicy(policy.id);
    expect(await neutron.listRbacPolicies({ objectId: network.id })).toEqual([]);
  });

  test('the service itself', async () => {
    expect((await neutron.listExtensions()).map(({ alias }) => alias)).toContain('router');
    expect(await neutron.getExtensionDetails('security-group')).toMatchObject({ alias: 'security-group' });
    await expect(neutron.getExtensionDetails('nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [agent] = await neutron.listAgents({ type: 'Open vSwitch agent', alive: true });
    expect(agent).toMatchObject({ host: 'fakehost', alive: true, adminStateUp: true });
    expect(await neutron.getAgentDetails(agent!.id)).toMatchObject({ binary: 'neutron-openvswitch-agent' });
    expect(await neutron.updateAgent(agent!.id, { description: 'seen by a test' })).toMatchObject({
      description: 'seen by a test',
    });
    await neutron.updateAgent(agent!.id, { description: '' });
    // The one agent there is must stay; one of a machine that was taken away need not.
    leaveBehind();
    const [gone] = await neutron.listAgents({ host: 'gone' });
    expect(gone).toMatchObject({ alive: false });
    await neutron.deleteAgent(gone!.id);
    await expect(neutron.deleteAgent(gone!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await neutron.listAvailabilityZones()).toBeInstanceOf(Array);
    const availability = await neutron.listIpAvailabilities();
    expect(availability.find(({ networkName }) => networkName === 'public')?.totalIps).toBeGreaterThan(1);
    await expect(member.listAgents()).resolves.toEqual([]);
  });

  test('a token that is no good', async () => {
    const { endpointFor } = admin.session;
    const stranger = new NetworkClient({
      endpoint: await endpointFor('network', {}),
      token: 'nobody',
      proxy: false,
    });
    await expect(stranger.listNetworks()).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 });
    await stranger.close();
  });
}
