import type { LxdOperation } from '@leister/lxd';
import { afterEach, describe, expect, test } from 'vitest';
import { async, instanceJson, operationJson, silence, sync } from './support/fake-daemon.js';
import {
  clientOf,
  closeClients,
  failed,
  Gate,
  rejection,
  type Routes,
  server,
  succeeded,
  willing,
} from './support/fake-client.js';

afterEach(closeClients);

const stopping = operationJson('Running', { id: 'power', description: 'Stopping instance' });
const running = sync(instanceJson('web-1', 'Running'));
const stopped = sync(instanceJson('web-1', 'Stopped'));

/** A daemon that takes every change of a server that runs, and is not done with it before the gate opens. */
function busy(gate: Gate, end = succeeded('power', 'Stopping instance')): Routes {
  return {
    'GET /1.0/instances/web-1': running,
    'GET /1.0/instances': sync([instanceJson('web-1', 'Running')]),
    'PUT /1.0/instances/web-1/state': async(stopping),
    'GET /1.0/operations/power/wait': () => gate.passed.then(() => end),
    'GET /1.0/operations': sync({}),
  };
}
const refuses = 'Failed shutting down instance, status is "Running": context deadline exceeded';

describe('a change of state', () => {
  test('is answered when the daemon has taken it, whatever limits the call has', async () => {
    const gate = new Gate();
    const { client } = await clientOf(busy(gate));
    const { raw } = await client.shutdownServer('web-1', { timeout: 5_000 });
    expect(raw).toMatchObject({ id: 'power', status: 'Running' });
    expect(await client.getServerDetails('web-1')).toMatchObject({
      status: 'ACTIVE',
      taskState: 'powering-off',
    });
    const error = await rejection(client.waitServerUntil('web-1', 'SHUTOFF', { timeout: 300 }));
    expect(error).toMatchObject({ code: 'TIMEOUT', message: 'server web-1 is still in ACTIVE after 300 ms' });
    gate.open();
  });

  test.each([
    [false, 'REBOOT', 'rebooting'],
    [true, 'HARD_REBOOT', 'rebooting_hard'],
  ])(
    'hard %s: a reboot shows until it is over, though the daemon says Running all the time',
    async (hard, status, task) => {
      const gate = new Gate();
      const { client } = await clientOf(busy(gate));
      await client.rebootServer('web-1', hard);
      expect(await client.getServerDetails('web-1')).toMatchObject({ status, taskState: task });
      const wait = client.waitServerUntil('web-1', 'ACTIVE', { timeout: 10_000 });
      gate.open();
      expect((await wait).status).toBe('ACTIVE');
    },
  );

  test('shows no effect before the daemon is done, which takes no further order until then', async () => {
    const gate = new Gate();
    let isStopped = false;
    const { client } = await clientOf({
      ...busy(gate),
      'GET /1.0/instances/web-1': () => (isStopped ? stopped : running),
    });
    await client.shutdownServer('web-1');
    isStopped = true;
    expect((await client.getServerDetails('web-1')).status).toBe('ACTIVE');
    const wait = client.waitServerUntil('web-1', 'SHUTOFF', { timeout: 10_000 });
    gate.open();
    expect((await wait).status).toBe('SHUTOFF');
  });

  test('shows no error before the daemon says which', async () => {
    const gate = new Gate();
    let isStarting = false;
    const { client } = await clientOf({
      ...busy(gate, failed('power', 'cgroup missing')),
      'GET /1.0/instances/web-1': () => {
        const state = isStarting ? { status: 'Error', status_code: 112 } : {};
        return sync(instanceJson('web-1', 'Stopped', state));
      },
    });
    await client.startServer('web-1');
    isStarting = true;
    const wait = rejection(client.waitServerUntil('web-1', 'ACTIVE', { timeout: 10_000 }));
    expect((await client.getServerDetails('web-1')).status).toBe('SHUTOFF');
    gate.open();
    expect((await wait).message).toContain('cgroup missing');
    await client.close();
  });

  test('that fails ends the waits that were for it, all of them, and no later one', async () => {
    const gate = new Gate();
    const { client } = await clientOf(busy(gate, failed('power', refuses)));
    await client.shutdownServer('web-1');
    const waits = [
      client.waitServerUntil('web-1', 'SHUTOFF', { timeout: 10_000 }),
      client.waitServerUntil('web-1', 'SHUTOFF', { timeout: 10_000 }),
    ].map(rejection);
    gate.open();
    for (const error of await Promise.all(waits)) {
      expect(error).toMatchObject({ code: 'OPERATION_FAILED', status: 400 });
      expect(error.message).toBe(`server web-1 is in ERROR: ${refuses}`);
    }
    expect(await client.getServerDetails('web-1')).toMatchObject({ status: 'ACTIVE' });
    const later = await rejection(client.waitServerUntil('web-1', 'SHUTOFF', { timeout: 300 }));
    expect(later.code).toBe('TIMEOUT');
    await client.close();
  });

  test('that failed shows in the next look, as a fault of a server that runs all the same', async () => {
    const gate = new Gate();
    gate.open();
    const { client } = await clientOf(busy(gate, failed('power', refuses)));
    await client.shutdownServer('web-1');
    await expect
      .poll(async () => client.getServerDetails('web-1'))
      .toMatchObject({ status: 'ACTIVE', fault: { message: refuses, code: 400 } });
    await client.close();
  });

  test('that was to bring up a server which then does not run leaves it in ERROR', async () => {
    const { client } = await clientOf({
      ...willing,
      'GET /1.0/instances/web-1': stopped,
      'GET /1.0/operations/power/wait': failed('power', 'cgroup missing'),
    });
    await client.startServer('web-1');
    for (let wait = 0; wait < 2; wait++) {
      expect((await rejection(client.waitServerUntil('web-1'))).message).toContain('cgroup missing');
    }
    expect(await client.getServerDetails('web-1')).toMatchObject({ status: 'ERROR' });
    await client.close();
  });

  test('that is waited for by its operation has no failure to tell a second time', async () => {
    const gate = new Gate();
    gate.open();
    const { client } = await clientOf(busy(gate, failed('power', refuses)));
    const { raw } = await client.shutdownServer('web-1');
    expect((await rejection(client.waitOperation(raw as never))).message).toBe(refuses);
    await client.close();
  });

  test('is refused for a server that is still being made, with nothing sent', async () => {
    const { client, sent } = await clientOf({ ...willing, 'GET /1.0/operations/create/wait': silence });
    await client.createServer(server);
    const before = sent().length;
    expect(await rejection(client.startServer('web-1'))).toMatchObject({ code: 'CONFLICT', status: 0 });
    expect(sent()).toHaveLength(before);
    await rejection(client.close({ patience: 10 }));
  });
});

test('close() waits without end for who asks for that', async () => {
  const gate = new Gate();
  const { client, sent } = await clientOf({
    ...willing,
    'GET /1.0/operations/create/wait': () => gate.passed.then(() => succeeded('create')),
  });
  await client.createServer(server);
  const closed = client.close({ patience: Infinity });
  setTimeout(gate.open, 100);
  await closed;
  expect(sent()).toContain('PUT /1.0/instances/web-1/state');
});

test.each([-1, NaN])('close() refuses a patience of %s', async (patience) => {
  const { client } = await clientOf({});
  expect(await rejection(client.close({ patience }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
});

describe('failures that nobody has seen', () => {
  /** What becomes of an order is told after the order was answered, and not before. */
  const later = () => new Promise((resolve) => setTimeout(resolve, 50));
  const noRoom: Routes = {
    ...willing,
    'POST /1.0/instances': ({ body }) => {
      const { name } = JSON.parse(body) as { name: string };
      return async(
        operationJson('Running', { id: 'create', description: 'Creating instance', instance: name }),
      );
    },
    'GET /1.0/operations/create/wait': () => later().then(() => failed('create', 'no space left')),
    'GET /1.0/instances': sync([]),
  };

  test('are all told by close()', async () => {
    const { client } = await clientOf(noRoom);
    for (const name of ['web-1', 'web-2', 'web-3']) await client.createServer({ ...server, name });
    const error = await rejection(client.close());
    expect(error).toMatchObject({
      code: 'OPERATION_FAILED',
      status: 0,
      message: '3 servers were not brought to where they were to be',
    });
    for (const name of ['web-1', 'web-2', 'web-3']) {
      expect(error.details).toContain(`server ${name} could not be created: no space left`);
    }
    await client.close();
  });

  test('are not told by lists that leave the server out, nor by looking for another', async () => {
    const { client } = await clientOf(noRoom);
    await client.createServer(server);
    await client.waitServersUntil(['web-2', 'web-3'], 'ACTIVE');
    await later();
    await later();
    expect(await client.listServers({ name: 'web-2' })).toEqual([]);
    expect(await client.listServers({ status: 'ACTIVE' })).toEqual([]);
    await rejection(client.findServer('web-2'));
    await rejection(client.waitServerUntil('web-2'));
    await client.waitServersUntil(['web-2', 'web-3'], 'ACTIVE');
    for await (const page of client.listServers({ limit: 1, marker: 'web-1' }).pages())
      expect(page).toEqual([]);
    expect((await rejection(client.close())).message).toBe(
      'server web-1 could not be created: no space left',
    );
  });

  test('are told by the list that shows the server', async () => {
    const { client } = await clientOf(noRoom);
    await client.createServer(server);
    await expect.poll(async () => (await client.listServers({ status: 'ERROR' })).length).toBe(1);
    await client.close();
  });

  test('are not forgotten for a second server of the name', async () => {
    let orders = 0;
    const { client } = await clientOf({
      ...noRoom,
      'GET /1.0/operations/create/wait': async () => {
        const isFirst = ++orders === 1;
        await later();
        return isFirst ? failed('create', 'no space left') : succeeded('create');
      },
    });
    await client.createServer({ ...server, start: false });
    await expect
      .poll(() => client.createServer({ ...server, start: false }).then(() => 'taken', String))
      .toBe('taken');
    expect((await rejection(client.close())).message).toContain('no space left');
  });
});

describe('closing', () => {
  test('waits for a creation no longer than it has patience, and says what it leaves', async () => {
    const { client, sent } = await clientOf({ ...willing, 'GET /1.0/operations/create/wait': silence });
    await client.createServer(server);
    const error = await rejection(client.close({ patience: 50 }));
    expect(error).toMatchObject({ code: 'TIMEOUT', status: 0 });
    expect(error.message).toContain('server web-1 is not created after 50 ms');
    expect(sent()).not.toContain('PUT /1.0/instances/web-1/state');
    await client.close();
  });

  test('does not wait for what the daemon does alone', async () => {
    const { client } = await clientOf(busy(new Gate()));
    await client.shutdownServer('web-1');
    await client.close();
  });

  test('waits until a deletion that begins with a stop is on its way', async () => {
    const gate = new Gate();
    const { client, sent } = await clientOf({ ...busy(gate), 'DELETE /1.0/instances/web-1': sync({}) });
    await client.deleteServer('web-1');
    expect(sent()).not.toContain('DELETE /1.0/instances/web-1');
    const closed = client.close();
    gate.open();
    await closed;
    expect(sent()).toContain('DELETE /1.0/instances/web-1');
  });
});

describe('a deletion', () => {
  test('is answered when its first step is taken; a second one is the same', async () => {
    const gate = new Gate();
    const { client, sent } = await clientOf({ ...busy(gate), 'DELETE /1.0/instances/web-1': sync({}) });
    const [first, second] = [await client.deleteServer('web-1'), await client.deleteServer('web-1')];
    expect(second.raw).toEqual(first.raw);
    expect((await client.getServerDetails('web-1')).taskState).toBe('deleting');
    gate.open();
    await client.close();
    expect(sent().filter((request) => /^(?:PUT|DELETE)/.test(request))).toHaveLength(2);
  });

  test('that fails leaves a stopped server in ERROR, and can be had again', async () => {
    let deletions = 0;
    const { client } = await clientOf({
      'GET /1.0/instances/web-1': stopped,
      'GET /1.0/operations': sync({}),
      'DELETE /1.0/instances/web-1': async(operationJson('Running', { id: 'delete' })),
      'GET /1.0/operations/delete/wait': () => {
        return ++deletions === 1 ? failed('delete', 'dataset is busy') : succeeded('delete');
      },
    });
    await client.deleteServer('web-1');
    expect((await rejection(client.waitServerUntil('web-1', 'DELETED'))).message).toContain(
      'dataset is busy',
    );
    expect((await client.getServerDetails('web-1')).status).toBe('ERROR');
    await client.deleteServer('web-1');
    await client.close();
    expect(deletions).toBe(2);
  });

  test('of a server that somebody is starting, which is refused only when it runs, begins anew with a stop', async () => {
    const gate = new Gate();
    let state = stopped;
    let deletions = 0;
    const { client, sent } = await clientOf({
      'GET /1.0/instances/web-1': () => state,
      'GET /1.0/operations': sync({}),
      'PUT /1.0/instances/web-1/state': () => ((state = stopped), async(stopping)),
      'GET /1.0/operations/power/wait': succeeded('power', 'Stopping instance'),
      'DELETE /1.0/instances/web-1': () => async(operationJson('Running', { id: `delete-${++deletions}` })),
      'GET /1.0/operations/delete-1/wait': async () => {
        await gate.passed;
        state = running;
        return failed('delete-1', 'Instance is running');
      },
      'GET /1.0/operations/delete-2/wait': succeeded('delete-2', 'Deleting instance'),
    });
    const { raw } = await client.deleteServer('web-1');
    expect(raw).toMatchObject({ id: 'delete-1' });
    const waited = client.waitOperation(raw as LxdOperation);
    const closed = client.close();
    // Longer than close() looks after what the daemon does alone.
    setTimeout(gate.open, 1_500);
    await closed;
    expect((await waited).status).toBe('Success');
    expect(sent().filter((request) => /^(?:PUT|DELETE)/.test(request))).toEqual([
      'DELETE /1.0/instances/web-1',
      'PUT /1.0/instances/web-1/state',
      'DELETE /1.0/instances/web-1',
    ]);
  });

  test('of a server that is being made: it shows, and an end of the call changes nothing', async () => {
    const gate = new Gate();
    const { client, sent } = await clientOf({
      ...willing,
      'GET /1.0/operations/create/wait': () => gate.passed.then(() => succeeded('create')),
      'GET /1.0/instances/web-1': stopped,
      'DELETE /1.0/instances/web-1': sync({}),
    });
    await client.createServer(server);
    const controller = new AbortController();
    await client.deleteServer('web-1', { signal: controller.signal });
    controller.abort();
    expect((await client.getServerDetails('web-1')).taskState).toBe('deleting');
    gate.open();
    await client.close();
    expect(sent()).not.toContain('PUT /1.0/instances/web-1/state');
    expect(sent()).toContain('DELETE /1.0/instances/web-1');
  });

  test('makes room for a server of the same name at once', async () => {
    const gate = new Gate();
    const { client, sent } = await clientOf({
      ...willing,
      ...busy(gate),
      'DELETE /1.0/instances/web-1': sync({}),
    });
    await client.deleteServer('web-1');
    const created = client.createServer({ ...server, start: false });
    gate.open();
    await created;
    const order = sent().filter((request) => /^(?:POST|DELETE)/.test(request));
    expect(order).toEqual(['DELETE /1.0/instances/web-1', 'POST /1.0/instances']);
  });
});
