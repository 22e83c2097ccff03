import type { Server } from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import type { Settled } from '@leister/rest';
import { expect, it } from 'vitest';
import type { Context } from '../src/context.js';
import { Leftovers } from '../src/io/leftovers.js';
import { actOnServers } from '../src/servers/act-on-servers.js';
import { fakeIo } from './support/fake-io.js';

class EndsInError extends DummyClient {
  override async waitServersWhile(ids: readonly string[]): Promise<Settled<string, Server>[]> {
    const end = { status: 'ERROR', fault: { message: 'no disk is left' }, raw: undefined } as const;
    return ids.map((item) => ({ item, value: { id: item, name: 'dummy-1', ...end } }));
  }
}

it('a server that left a status for ERROR is told as failed, not as done', async () => {
  const failures: unknown[] = [];
  const context = {
    globals: { debug: false, verbose: 0, verboseWithData: false },
    io: fakeIo().io,
    signal: new AbortController().signal,
    compute: async () => new EndsInError(),
    fail: (_item: string | undefined, error: unknown) => void failures.push(error),
    leftovers: new Leftovers(),
    // All that the work asks of its context.
  } as unknown as Context;
  const args = { servers: ['dummy-1'], wait: true, timeout: 60, noProgressBar: true };
  const rows = [];
  const act = {
    begin: async () => undefined,
    wait: { while: ['VERIFY_RESIZE'] },
    words: ['confirming', 'resized'],
  } as const;
  for await (const row of actOnServers(args, context, act)) rows.push(row);
  expect(rows).toEqual([]);
  expect(failures).toMatchObject([
    { code: 'OPERATION_FAILED', message: 'server dummy-1 is in ERROR: no disk is left' },
  ]);
});
