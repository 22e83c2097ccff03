import { computeContract, type ContractSubject } from '@leister/testkit';
import { afterAll, beforeAll, describe, test } from 'vitest';
import {
  describeDaemons,
  httpsClient,
  type LxdPeer,
  smallServer,
  socketClient,
  uniqueName,
} from '../../packages/lxd/test/support/lxd-peer.js';

const slowest = 120_000;

describeDaemons('LxdClient on a real daemon', (peer) => {
  const volume = uniqueName('volume');

  beforeAll(() => withDaemon(peer, 'POST', '/1.0/storage-pools/default/volumes/custom', { name: volume }));
  afterAll(() => withDaemon(peer, 'DELETE', `/1.0/storage-pools/default/volumes/custom/${volume}`));

  const subject = { ...subjectOf(peer), volumeId: `default/${volume}` };

  describe('over its unix socket: the compute contract', () => {
    const contract = computeContract({ ...subject, createClient: () => socketClient(peer) });
    for (const { name, run } of contract.cases) test(name, run, slowest);
    afterAll(contract.cleanUp, slowest);
  });

  describe('over HTTPS: the compute contract, what goes by every transport alike left out', () => {
    const contract = computeContract({ ...subject, createClient: () => httpsClient(peer) });
    const cases = contract.cases.filter(
      ({ feature, name }) => feature === undefined && !/create options/.test(name),
    );
    for (const { name, run } of cases) test(name, run, slowest);
    afterAll(contract.cleanUp, slowest);
  });
});

function subjectOf(peer: LxdPeer): Omit<ContractSubject, 'createClient'> {
  return {
    newServer: (name) => smallServer(peer, name),
    unknownId: uniqueName('nobody'),
    otherFlavorId: 'profile:small',
    timeout: 60_000,
  };
}

async function withDaemon(
  peer: LxdPeer,
  method: 'POST' | 'DELETE',
  path: string,
  json?: object,
): Promise<void> {
  const client = socketClient(peer);
  try {
    await client.request(method, path, { json });
  } finally {
    await client.close();
  }
}
