import { describe, expect, test } from 'vitest';
import { DummyClient, type Fault } from '@leister/dummy';
import { ClientError } from '@leister/rest';

const wanted = { name: 'web', flavorId: '1', imageId: '1' };

describe('faults', () => {
  test('strike the calls they are for, and change nothing', async () => {
    const cloud = new DummyClient({
      faults: [
        { method: 'createServer', after: 1, times: 2, error: { status: 503, message: 'out to lunch' } },
      ],
    });
    const outcomes = await cloud.createServers([wanted, wanted, wanted, wanted], { concurrency: 1 });
    expect(outcomes.map(({ error }) => error?.code)).toEqual([
      undefined,
      'UNAVAILABLE',
      'UNAVAILABLE',
      undefined,
    ]);
    expect(outcomes[1]?.error).toBeInstanceOf(ClientError);
    expect(outcomes[1]?.error).toMatchObject({ status: 503, message: 'out to lunch' });
    expect(await cloud.listServers()).toHaveLength(4);
  });

  test('without a method strike every call, by default for ever and with 500', async () => {
    const cloud = new DummyClient({ faults: [{ error: { message: 'down', details: ['for good'] } }] });
    for (const call of [() => cloud.listServers(), () => cloud.getLimits(), () => cloud.deleteServer('1')]) {
      await expect(call()).rejects.toMatchObject({ status: 500, code: 'SERVER', details: ['for good'] });
    }
  });

  test('may say their own code', async () => {
    const cloud = new DummyClient({
      faults: [{ error: { message: 'gone', code: 'CONNECTION' } }],
    });
    await expect(cloud.getServerDetails('1')).rejects.toMatchObject({ status: 0, code: 'CONNECTION' });
  });

  test('count the calls of clones too', async () => {
    const cloud = new DummyClient({
      faults: [{ method: 'getLimits', times: 1, error: { message: 'once' } }],
    });
    await expect(cloud.with({}).getLimits()).rejects.toThrow('once');
    await cloud.getLimits();
  });

  test('leave a server in ERROR', async () => {
    const cloud = new DummyClient({
      buildTime: 10,
      faults: [{ method: 'createServer', serverFault: { message: 'no valid host', code: 500 } }],
    });
    const { id, status } = await cloud.createServer(wanted);
    expect(status).toBe('BUILD');
    await expect(cloud.waitServerUntil(id)).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
      message: expect.stringContaining('no valid host') as string,
    });
    expect((await cloud.getServerDetails(id)).fault).toMatchObject({ message: 'no valid host', code: 500 });

    await cloud.rebuildServer(id);
    expect((await cloud.waitServerUntil(id)).fault).toBeUndefined();
  });

  test('leave a server of the fake driver in ERROR at once', async () => {
    const cloud = new DummyClient({ profile: 'fake-driver', faults: [{ serverFault: { message: 'no' } }] });
    expect(await cloud.createServer(wanted)).toMatchObject({ status: 'ERROR', fault: { message: 'no' } });
  });

  test('make calls slow', async () => {
    const cloud = new DummyClient({ faults: [{ method: 'listImages', latency: 10_000 }] });
    await expect(cloud.listImages({}, { timeout: 50 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    await cloud.listFlavors({}, { timeout: 5_000 });
  });

  test.for<[string, Fault]>([
    ['an unknown method', { method: 'makeCoffee' as never, latency: 1 }],
    ['a method that is made of others', { method: 'detachVolume' as never, latency: 1 }],
    ['no kind', {} as never],
    ['two kinds', { latency: 1, error: { message: 'no' } }],
    ['a negative count', { after: -1, latency: 1 }],
    ['a negative latency', { latency: -1 }],
  ])('of %s are refused', ([, fault]) => {
    expect(() => new DummyClient({ faults: [fault] })).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }) as Error,
    );
  });
});
