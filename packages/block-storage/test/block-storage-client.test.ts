import type { Session } from '@leister/openstack';
import { ClientError } from '@leister/rest';
import { describe, expect, test } from 'vitest';
import type { Handler, Loopback } from '../../../test/support/loopback.js';
import { askedOf, connectTo, rejection, sentTo, startService } from '../../../test/support/stub-service.js';
import { BlockStorageClient, type BlockStorageClientOptions } from '../src/index.js';

type Call = (client: BlockStorageClient) => PromiseLike<unknown>;

async function cinder(
  handler: Handler,
  base = '/v3/p-1',
  options: Partial<BlockStorageClientOptions> = {},
): Promise<{ client: BlockStorageClient; service: Loopback }> {
  const service = await startService(handler);
  return { client: connectTo(BlockStorageClient, service, base, options), service };
}

const microversions = (service: Loopback): unknown[] =>
  service.requests.map(({ headers }) => headers['openstack-api-version']);

describe('where the service is', () => {
  const session = (names: string[], url: string): Session => ({
    credentials: { apply: () => undefined },
    endpointFor: async (type) => {
      if (names.includes(type)) return `${url}/${type}/v3/p-1`;
      throw new ClientError(`the catalog has no ${type}`, { code: 'NOT_FOUND' });
    },
  });

  test.each([
    [['volumev3', 'volumev2', 'block-storage'], 'block-storage'],
    [['volume', 'volumev2', 'volumev3'], 'volumev3'],
    [['volume'], 'volume'],
  ])('a catalog with %s', async (names, found) => {
    const service = await startService(() => ({ body: { volumes: [] } }));
    const client = new BlockStorageClient({ session: session(names, service.url), proxy: false });
    await client.listVolumes();
    await client.close();
    expect(askedOf(service)).toEqual([`GET /${found}/v3/p-1/volumes/detail`]);
  });

  test('a catalog without it is told by the name it should have', async () => {
    const client = new BlockStorageClient({
      session: session(['compute'], 'http://127.0.0.1:1'),
      proxy: false,
    });
    expect(await rejection(client.getLimits())).toMatchObject({
      code: 'NOT_FOUND',
      message: 'the catalog has no block-storage',
    });
    await client.close();
  });

  test('another fault of the session is told as it is', async () => {
    const refusing: Session = {
      credentials: { apply: () => undefined },
      endpointFor: () => Promise.reject(new ClientError('no', { code: 'UNAUTHORIZED', status: 401 })),
    };
    const client = new BlockStorageClient({ session: refusing, proxy: false });
    expect(await rejection(client.getLimits())).toMatchObject({ code: 'UNAUTHORIZED' });
    await client.close();
  });

  test('an endpoint without a version', async () => {
    const { client, service } = await cinder(() => ({ body: { volumes: [] } }), '');
    await client.listVolumes();
    expect(askedOf(service)).toEqual(['GET /v3/volumes/detail']);
  });
});

describe('names, as each version calls them', () => {
  const fields = { size: 1, name: 'n', description: 'd', imageId: 'i', sourceVolumeId: 's' };

  test.each([
    ['/v3/p-1', { name: 'n', description: 'd' }],
    ['/volume/v2.0', { display_name: 'n', display_description: 'd' }],
    ['/v1/p-1', { display_name: 'n', display_description: 'd' }],
  ])('%s', async (base, named) => {
    const { client, service } = await cinder(
      ({ method }) =>
        method === 'PUT' || method === 'POST'
          ? { body: { volume: { id: 7, display_name: 'n' }, snapshot: { id: 's', name: 'n' } } }
          : { body: {} },
      base,
    );
    expect(await client.createVolume(fields)).toMatchObject({ id: '7', name: 'n' });
    await client.updateVolume('7', { name: 'n', description: 'd', deleteOnTermination: true });
    await client.createSnapshot({ volumeId: '7', name: 'n', description: 'd', force: true });
    await client.updateSnapshot('s', { name: 'n', description: 'd' });
    expect(sentTo(service)).toEqual([
      { volume: { size: 1, ...named, imageRef: 'i', source_volid: 's' } },
      { volume: { ...named, delete_on_termination: true } },
      { snapshot: { volume_id: '7', ...named, force: true } },
      { snapshot: named },
    ]);
    expect(microversions(service)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a volume as Synnefo tells it', async () => {
    const raw = {
      id: 12,
      display_name: 'data',
      display_description: 'of mine',
      status: 'in_use',
      size: '20',
      volume_type: 3,
      attachments: [{ server_id: 42, volume_id: 12, device_index: 1 }],
      delete_on_termination: false,
      tenant_id: 'p-1',
      snapshot_id: null,
    };
    const { client } = await cinder(() => ({ body: { volume: raw } }), '/volume/v2.0');
    expect(await client.waitVolumeUntil('12', 'in-use')).toEqual({
      id: '12',
      name: 'data',
      description: 'of mine',
      status: 'in_use',
      size: 20,
      volumeType: '3',
      attachments: [{ serverId: '42' }],
      deleteOnTermination: false,
      projectId: 'p-1',
      raw,
    });
  });
});

describe('the microversion that a request needs', () => {
  test.each<[string, string | undefined, Call]>([
    ['a volume', undefined, (client) => client.getVolumeDetails('v')],
    ['a volume from a backup', '3.47', (client) => client.createVolume({ backupId: 'b' })],
    ['more of a volume in use', '3.42', (client) => client.extendVolume('v', { size: 2, inUse: true })],
    ['more of a volume', undefined, (client) => client.extendVolume('v', { size: 2 })],
    ['a deletion by force', '3.23', (client) => client.deleteVolume('v', { force: true })],
    [
      'an image for all',
      '3.1',
      (client) => client.uploadVolumeToImage('v', { imageName: 'i', visibility: 'public' }),
    ],
    ['a revert', '3.40', (client) => client.revertVolume('v', 's')],
    ['a backup', undefined, (client) => client.createBackup({ volumeId: 'v' })],
    ['a backup with metadata', '3.43', (client) => client.createBackup({ volumeId: 'v', metadata: {} })],
    [
      'a backup in a zone',
      '3.51',
      (client) => client.createBackup({ volumeId: 'v', availabilityZone: 'z', metadata: {} }),
    ],
    ['another name of a backup', '3.9', (client) => client.updateBackup('b', { name: 'x' })],
    ['an attachment', '3.27', (client) => client.createAttachment({ volumeId: 'v' })],
    ['an attachment in a mode', '3.54', (client) => client.createAttachment({ volumeId: 'v', mode: 'ro' })],
    ['an attachment that is complete', '3.44', (client) => client.completeAttachment('a')],
    ['messages', '3.3', (client) => client.listMessages()],
    ['messages on one thing', '3.5', (client) => client.listMessages({ resourceId: 'v' })],
    ['a summary', '3.12', (client) => client.getVolumeSummary()],
  ])('%s: %s', async (_, version, call) => {
    const { client, service } = await cinder(() => ({ status: 404 }));
    expect(await rejection(call(client))).toMatchObject({ code: 'NOT_FOUND' });
    expect(microversions(service)).toEqual([version && `volume ${version}`]);
  });

  test.each([
    ['3.5', '3.27'],
    ['3.60', '3.60'],
    ['latest', 'latest'],
  ])('a client that speaks %s', async (microversion, spoken) => {
    const { client, service } = await cinder(() => ({ body: { attachments: [] } }), '/v3/p-1', {
      microversion,
    });
    await client.listAttachments();
    expect(microversions(service)).toEqual([`volume ${spoken}`]);
  });

  test.each(['2.1', '3', 'newest', ''])('a client that is to speak %j', (microversion) => {
    expect(() => new BlockStorageClient({ endpoint: 'http://127.0.0.1:1', microversion })).toThrow(
      ClientError,
    );
  });
});

describe('bootable', () => {
  test('is asked for again where the answer says that it was not heard', async () => {
    const { client, service } = await cinder(({ url }) =>
      url.endsWith('/action')
        ? { status: 200 }
        : { status: 202, body: { volume: { id: 'v', bootable: 'false' } } },
    );
    expect(await client.createVolume({ size: 1, bootable: true })).toMatchObject({ id: 'v', bootable: true });
    expect(askedOf(service)).toEqual(['POST /v3/p-1/volumes', 'POST /v3/p-1/volumes/v/action']);
    expect(sentTo(service)[1]).toEqual({ 'os-set_bootable': { bootable: true } });
  });

  test.each([
    ['was heard', { id: 'v', bootable: 'true' }],
    ['is not told', { id: 'v' }],
  ])('is not asked for again where it %s', async (_, volume) => {
    const { client, service } = await cinder(() => ({ body: { volume } }));
    await client.createVolume({ size: 1, bootable: true });
    expect(askedOf(service)).toHaveLength(1);
  });

  test('when that fails, the error names the volume that is there', async () => {
    const { client } = await cinder(({ url }) =>
      url.endsWith('/action')
        ? { status: 403, body: { forbidden: { code: 403, message: 'not you' } } }
        : { body: { volume: { id: 'v-9', bootable: 'false' } } },
    );
    expect(await rejection(client.createVolume({ size: 1, bootable: true }))).toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
      message: 'volume v-9 is made, but not as bootable as asked: not you',
    });
  });
});

describe('what is sent', () => {
  test.each<[string, Call, string, unknown]>([
    [
      'hints',
      (client) => client.createVolume({ size: 1, schedulerHints: { same_host: ['v'] } }),
      'POST /v3/p-1/volumes',
      { volume: { size: 1 }, 'OS-SCH-HNT:scheduler_hints': { same_host: ['v'] } },
    ],
    [
      'a retype',
      (client) => client.retypeVolume('v', { volumeType: 't' }),
      'POST /v3/p-1/volumes/v/action',
      { 'os-retype': { new_type: 't', migration_policy: 'never' } },
    ],
    [
      'a status',
      (client) =>
        client.resetVolumeStatus('v', { status: 'error', attachStatus: 'detached', migrationStatus: 'none' }),
      'POST /v3/p-1/volumes/v/action',
      { 'os-reset_status': { status: 'error', attach_status: 'detached', migration_status: 'none' } },
    ],
    [
      'an upload',
      (client) => client.uploadVolumeToImage('v', { imageName: 'i' }),
      'POST /v3/p-1/volumes/v/action',
      {
        'os-volume_upload_image': {
          force: false,
          disk_format: 'raw',
          container_format: 'bare',
          image_name: 'i',
        },
      },
    ],
    [
      'what hangs where',
      (client) => client.attachVolume('v', { serverId: 's', mountpoint: '/dev/vdb', mode: 'ro' }),
      'POST /v3/p-1/volumes/v/action',
      { 'os-attach': { instance_uuid: 's', mountpoint: '/dev/vdb', mode: 'ro' } },
    ],
    [
      'what hangs no more',
      (client) => client.detachVolume('v'),
      'POST /v3/p-1/volumes/v/action',
      { 'os-detach': {} },
    ],
    [
      'a deletion with all snapshots',
      (client) => client.deleteVolume('v', { cascade: true }),
      'DELETE /v3/p-1/volumes/v?cascade=true',
      undefined,
    ],
    [
      'a type that is not for all',
      (client) => client.createVolumeType({ name: 't', isPublic: false }),
      'POST /v3/p-1/types',
      { volume_type: { name: 't', 'os-volume-type-access:is_public': false } },
    ],
    [
      'a restore',
      (client) => client.restoreBackup('b', { volumeId: 'v' }),
      'POST /v3/p-1/backups/b/restore',
      { restore: { volume_id: 'v' } },
    ],
    [
      'a backup from elsewhere',
      (client) => client.importBackup({ service: 'swift', url: 'e30=' }),
      'POST /v3/p-1/backups/import_record',
      { 'backup-record': { backup_service: 'swift', backup_url: 'e30=' } },
    ],
    [
      'a service with a reason',
      (client) => client.disableService({ binary: 'b', host: 'h', reason: 'r' }),
      'PUT /v3/p-1/os-services/disable-log-reason',
      { binary: 'b', host: 'h', disabled_reason: 'r' },
    ],
    [
      'a service',
      (client) => client.enableService({ binary: 'b', host: 'h' }),
      'PUT /v3/p-1/os-services/enable',
      { binary: 'b', host: 'h' },
    ],
  ])('%s', async (_, call, request, body) => {
    const { client, service } = await cinder(() => ({
      status: 400,
      body: { badRequest: { code: 400, message: 'no' } },
    }));
    expect(await rejection(call(client))).toMatchObject({ code: 'BAD_REQUEST', message: 'no' });
    expect(askedOf(service)).toEqual([request]);
    expect(sentTo(service)).toEqual([body]);
  });
});

test('filters in the spelling of the API, and pages', async () => {
  const { client, service } = await cinder(({ url }) => {
    if (url.includes('marker')) return { body: { volumes: [{ id: 'b' }] } };
    const href = `${service.url}/v3/p-1/volumes/detail?limit=1&marker=a`;
    return { body: { volumes: [{ id: 'a' }], volumes_links: [{ rel: 'next', href }] } };
  });
  const filter = { allProjects: true, order: '-size', metadata: { a: 'b c' }, limit: 1 };
  expect((await client.listVolumes(filter)).map(({ id }) => id)).toEqual(['a', 'b']);
  await client.listVolumes({ allProjects: false, detail: false, marker: 'x' });
  expect(askedOf(service).map(decodeURIComponent)).toEqual([
    'GET /v3/p-1/volumes/detail?limit=1&all_tenants=1&sort=size:desc&metadata={"a":"b c"}',
    'GET /v3/p-1/volumes/detail?limit=1&marker=a',
    'GET /v3/p-1/volumes?marker=x',
  ]);
});

test('nothing to change is a look', async () => {
  const { client, service } = await cinder(() => ({ body: { volume: { id: 'v' }, snapshot: { id: 's' } } }));
  await client.updateVolume('v', {});
  await client.updateSnapshot('s', { name: undefined });
  expect(askedOf(service)).toEqual(['GET /v3/p-1/volumes/v', 'GET /v3/p-1/snapshots/s']);
});

test('the key of a transfer is never printed', async () => {
  const { client } = await cinder(({ url }) =>
    url.endsWith('accept')
      ? { status: 400, body: { badRequest: { code: 400, message: 'no transfer by key k3y-s3cret' } } }
      : { body: { transfer: { id: 't', volume_id: 'v', auth_key: 'k3y-s3cret' } } },
  );
  expect(await client.createTransfer({ volumeId: 'v' })).toMatchObject({ authKey: 'k3y-s3cret' });
  const error = await rejection(client.acceptTransfer('t', 'k3y-s3cret'));
  expect(error.message).not.toContain('k3y-s3cret');
});

test.each<[string, Call]>([
  ['no id', (client) => client.getVolumeDetails('')],
  ['an id that climbs', (client) => client.deleteSnapshot('..')],
  ['an action', (client) => client.setVolumeBootable('', true)],
  ['a key', (client) => client.deleteVolumeMetadata('v', '')],
  ['a type', (client) => client.getVolumeTypeEncryption('')],
  ['no size', (client) => client.createVolume({ size: 0 })],
  ['half a size', (client) => client.createVolume({ size: 1.5 })],
  ['a size that is text', (client) => client.createVolume({ size: '5' as unknown as number })],
])('%s is refused, and nothing is sent', async (_, call) => {
  const { client, service } = await cinder(() => ({ body: {} }));
  expect(await rejection(call(client))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(service.requests).toEqual([]);
});

describe('an answer of another shape than the API promises', () => {
  test.each<[string, Call, unknown]>([
    ['a list', (client) => client.listVolumes(), { volumes: {} }],
    ['a volume without an id', (client) => client.getVolumeDetails('v'), { volume: {} }],
    ['metadata', (client) => client.getVolumeMetadata('v'), { metadata: 7 }],
    ['an image', (client) => client.uploadVolumeToImage('v', { imageName: 'i' }), {}],
    ['a summary', (client) => client.getVolumeSummary(), []],
    ['limits', (client) => client.getLimits(), { limits: null }],
    ['a quota', (client) => client.getQuotaUsage('p'), { quota: {} }],
  ])('%s', async (_, call, body) => {
    const { client } = await cinder(() => ({ body }));
    expect(await rejection(call(client))).toMatchObject({ code: 'PARSE', status: 200 });
  });
});
