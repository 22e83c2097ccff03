import type { Server } from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';
import { expect, it } from 'vitest';
import { lookForAddresses } from '../src/commands/server/create-addresses.js';

const addresses = { lan: [{ address: '192.0.2.7', version: 4 as const }] };

function server(id: string, more: Partial<Server> = {}): Server {
  return { id, name: id, status: 'ACTIVE', raw: undefined, ...more };
}

/** Shows these servers, look by look. */
class Starting extends DummyClient {
  readonly looks: string[] = [];
  readonly #shown: (Server | Error)[];

  constructor(...shown: (Server | Error)[]) {
    super();
    this.#shown = shown;
  }

  override async getServerDetails(id: string): Promise<Server> {
    this.looks.push(id);
    const shown = this.#shown.shift();
    if (shown instanceof Error) throw shown;
    return shown!;
  }
}

async function after(last: Server, client: Starting): Promise<Server | undefined> {
  const latest = new Map([[last.id, last]]);
  await lookForAddresses(latest, client, new AbortController().signal);
  return latest.get(last.id);
}

it('a new server is looked at until it has an address', async () => {
  const client = new Starting(server('a', { addresses: {} }), server('a', { addresses }));
  expect(await after(server('a'), client)).toMatchObject({ addresses });
  expect(client.looks).toEqual(['a', 'a']);
});

it('one whose address is known, or that does not run, is not asked about', async () => {
  const client = new Starting();
  await after(server('a', { addresses }), client);
  await after(server('b', { status: 'ERROR' }), client);
  expect(client.looks).toEqual([]);
});

it('one that cannot be looked at is as it was last seen', async () => {
  const client = new Starting(new ClientError('no', { code: 'FORBIDDEN' }));
  expect(await after(server('a'), client)).toEqual(server('a'));
});
