import type { ComputeClient } from '@leister/compute';
import { describe, expect, test } from 'vitest';
import { connect, rejection, startNova } from './support/stub-nova.js';

/** What a program in JavaScript may hand over: its types stop nobody. */
function anything(value: unknown): never {
  return value as never;
}

type Call = (client: ComputeClient, wrong: never) => PromiseLike<unknown>;

const calls: [string, Call][] = [
  ['changeAdminPassword', (client, wrong) => client.changeAdminPassword('s-1', wrong)],
  ['getServerConsole', (client, wrong) => client.getServerConsole('s-1', wrong)],
  ['createServers', (client, wrong) => client.createServers(wrong)],
  ['waitServerUntil', (client, wrong) => client.waitServerUntil('s-1', wrong)],
  ['waitServersWhile', (client, wrong) => client.waitServersWhile(['s-1'], wrong)],
  ['waitServersUntil', (client, wrong) => client.waitServersUntil(wrong)],
];

describe.each(calls)('%s', (_name, call) => {
  test.each([5, null, true, {}, Symbol('x')])('refuses %o, and sends nothing', async (wrong) => {
    const nova = await startNova(() => ({ status: 500 }));
    expect(await rejection(call(connect(nova), anything(wrong)))).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    expect(nova.requests).toEqual([]);
  });
});
