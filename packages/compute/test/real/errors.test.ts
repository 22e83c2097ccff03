import { ComputeClient } from '@leister/compute';
import { ClientError, RestClient } from '@leister/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOpenStack, logIn, type Login, uniqueName } from '../../../../test/support/openstack-peer.js';

const nobody = '7e1a5704-0000-4000-8000-00000000dead';

describeOpenStack('errors of a real Nova', () => {
  let admin: Login;
  let member: Login;
  let cloud: ComputeClient;
  let asMember: ComputeClient;

  beforeAll(async () => {
    [admin, member] = await Promise.all([logIn('openrc'), logIn('openrc-demo')]);
    cloud = new ComputeClient({ session: admin.session });
    asMember = new ComputeClient({ session: member.session });
  });
  afterAll(() => Promise.all([cloud.close(), asMember.close()]));

  test('a token that is none', async () => {
    const endpoint = await admin.session.endpointFor('compute', {});
    const stranger = new ComputeClient({ endpoint, token: 'gAAAAA-none' });
    const error = await errorOf(stranger.listServers());
    expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    await stranger.close();
  });

  test.each<
    [string, number, string, (cloud: ComputeClient, asMember: ComputeClient) => PromiseLike<unknown>, RegExp]
  >([
    [
      'a server that is not there',
      404,
      'NOT_FOUND',
      (it) => it.getServerDetails(nobody),
      /could not be found/,
    ],
    [
      'a body that is refused',
      400,
      'BAD_REQUEST',
      (it) => it.updateServer(nobody, { name: 1 as never }),
      /Invalid input/,
    ],
    ['a marker of nothing', 400, 'BAD_REQUEST', (it) => it.listServers({ marker: nobody }), /marker/i],
    ['an image of nothing', 400, 'BAD_REQUEST', createOfNothing, /image/i],
    ['a name that is taken', 409, 'CONFLICT', createTwice, /already exists/],
    ['what is for administrators', 403, 'FORBIDDEN', (_, it) => it.listHypervisors(), /Policy/],
    ['a microversion that it does not know', 406, 'BAD_REQUEST', tooNew, /2\.9999|not supported/],
    [
      'a path that it does not know',
      404,
      'NOT_FOUND',
      (it) => it.get('/no-such-thing'),
      /could not be found/,
    ],
  ])('%s', async (_, status, code, call, message) => {
    const error = await errorOf(call(cloud, asMember));
    expect(error).toMatchObject({ status, code, message: expect.stringMatching(message) });
    expect(error.message).not.toMatch(/[<>]/);
    expect(error.request?.id).toMatch(/^req-/);
  });

  test('more than the quota allows', async () => {
    const { limits } = await cloud.getQuotas(member.projectId);
    const [image] = await asMember.listImages();
    const wanted = { name: uniqueName('server'), flavorId: '1', imageId: image!.id, networks: [] };
    const left = limits['instances']! + 1;
    const json = {
      server: { name: wanted.name, flavorRef: '1', imageRef: image!.id, networks: 'none', min_count: left },
    };
    const headers = { 'x-openstack-nova-api-version': '2.37' };
    const error = await errorOf(asMember.post('/servers', { json, headers }));
    expect(error).toMatchObject({
      status: 403,
      code: 'OVER_LIMIT',
      message: expect.stringMatching(/Quota exceeded/),
    });
  });

  describe('what is not for Nova', () => {
    test('another verb than it knows', async () => {
      const error = await errorOf(cloud.patch('/servers', { json: {} }));
      expect(error).toMatchObject({ status: 404 });
    });

    test('its root tells of versions, to whoever asks', async () => {
      const endpoint = new URL(await admin.session.endpointFor('compute', {})).origin;
      const plain = new RestClient({ endpoint });
      const { status } = await plain.get('/');
      expect(status).toBe(200);
      await plain.close();
    });
  });

  async function createTwice(it: ComputeClient): Promise<unknown> {
    const name = uniqueName('key');
    const { publicKey = '' } = await it.createKey(name);
    try {
      return await it.createKey(name, publicKey);
    } finally {
      await it.deleteKeypair(name);
    }
  }

  async function tooNew(): Promise<unknown> {
    const future = new ComputeClient({ session: admin.session, microversion: '2.9999' });
    try {
      return await future.listServers();
    } finally {
      await future.close();
    }
  }
});

function createOfNothing(it: ComputeClient): Promise<unknown> {
  return it.createServer({ name: uniqueName('server'), flavorId: '1', imageId: nobody, networks: [] });
}

async function errorOf(work: PromiseLike<unknown>): Promise<ClientError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
  return expect.fail('it did not fail');
}
