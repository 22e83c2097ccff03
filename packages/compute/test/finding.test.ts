import type { ComputeClient } from '@leister/compute';
import { describe, expect, test } from 'vitest';
import { askedOf, connect, rejection, startNova } from './support/stub-nova.js';

const uuid = '0b64e3f3-d003-4936-bd16-462966675421';
const servers = [
  { id: '1', name: 'web' },
  { id: '2', name: 'twin' },
  { id: '3', name: 'twin' },
  { id: '4', name: '7' },
  { id: 'web-0', name: 'db' },
  { id: '6', name: 'web-0' },
  { id: uuid, name: 'by-uuid' },
];

const nova = () =>
  startNova(({ url }) => {
    if (url.endsWith('/servers/detail')) return { body: { servers } };
    const server = servers.find(({ id }) => url.endsWith(`/servers/${id}`));
    return server ? { body: { server } } : { status: 404 };
  });

describe('findServer', () => {
  test.each([
    ['digits, an id', '1', '1', ['GET /servers/1']],
    ['a UUID', uuid, uuid, [`GET /servers/${uuid}`]],
    ['a name', 'web', '1', ['GET /servers/detail']],
    ['an id of another kind, which wins over a name', 'web-0', 'web-0', ['GET /servers/detail']],
    ['digits, a name', '7', '4', ['GET /servers/7', 'GET /servers/detail']],
  ])('by %s', async (_, nameOrId, id, asked) => {
    const stub = await nova();
    expect(await connect(stub).findServer(nameOrId)).toMatchObject({ id });
    expect(askedOf(stub)).toEqual(asked);
  });

  test('by a name that several have tells their ids', async () => {
    expect(await rejection(connect(await nova()).findServer('twin'))).toMatchObject({
      code: 'CONFLICT',
      status: 0,
      message: '2 servers have the name "twin": give the id',
      details: ['2', '3'],
    });
  });

  test.each(['nobody', 'we', '99', uuid.replace('0', '1')])('by %j, which nobody has', async (nameOrId) => {
    expect(await rejection(connect(await nova()).findServer(nameOrId))).toMatchObject({
      code: 'NOT_FOUND',
      status: 0,
    });
  });

  test.each([
    ['findServer', (client: ComputeClient, name: string) => client.findServer(name)],
    ['findFlavor', (client: ComputeClient, name: string) => client.findFlavor(name)],
    ['findImage', (client: ComputeClient, name: string) => client.findImage(name)],
  ])('%s by nothing is refused, and nothing is sent', async (_, find) => {
    const stub = await startNova(() => ({ body: { servers: [{ id: '1', name: '' }] } }));
    for (const nothing of ['', ' ', undefined as unknown as string]) {
      const error = await rejection(find(connect(stub), nothing));
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', status: 0 });
    }
    expect(stub.requests).toEqual([]);
  });

  test('does not take a failure for an absence', async () => {
    const stub = await startNova(() => ({ status: 403 }));
    expect(await rejection(connect(stub).findServer('1'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(askedOf(stub)).toEqual(['GET /servers/1']);
  });
});
