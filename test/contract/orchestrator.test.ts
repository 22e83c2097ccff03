import { DummyClient } from '@leister/dummy';
import { OrchestratorClient, type OrchestratorClientOptions } from '@leister/orchestrator';
import { computeContract, type ContractSubject } from '@leister/testkit';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { describeLxd, smallServer, socketClient } from '../../packages/lxd/test/support/lxd-peer.js';
import { type HouseOrchestrator, houseUser, startHouseOrchestrator } from '../support/house-orchestrator.js';
import { type StandIn, startOrchestrator } from '../support/orchestrator-stand-in.js';

/** Whatever is behind it, an Orchestrator is asked in the same way. */
const subject = {
  unknownId: '4711',
  // The Orchestrator's own tokens go by the name that OpenStack's have.
  ownHeaders: ['x-auth-token'],
} as const satisfies Partial<ContractSubject>;

const slowest = 120_000;

const dummySubject = {
  ...subject,
  newServer: (name: string) => ({ name, flavorId: '1', imageId: '1' }),
  timeout: 20_000,
} satisfies Omit<ContractSubject, 'createClient'>;

describe.each([
  ['states as words, a cloud that the client names', 'text', 'north'],
  ['states as numbers, the default cloud', 'integer', undefined],
] as const)('OrchestratorClient on the Orchestrator of this house: %s', (_, states, cloud) => {
  let server: HouseOrchestrator;
  let session: OrchestratorClient;
  beforeAll(async () => {
    const settings = { node_states: states, auth: { required: true } };
    server = await startHouseOrchestrator(cloud ?? 'default', await dummyCloud(), settings);
    session = clientOf(server.url, { cloud, login: houseUser });
  }, slowest);
  afterAll(async () => {
    await session.close();
    await server.close();
  }, slowest);
  // One login serves all of them.
  runContract({ ...dummySubject, createClient: () => session.with({}) });
});

describe('OrchestratorClient on a stand-in', () => {
  let server: StandIn;
  beforeAll(async () => {
    server = await startOrchestrator({ clouds: { default: await dummyCloud() } });
  });
  afterAll(() => server.close());
  runContract({ ...dummySubject, createClient: () => clientOf(server.url), untoldOptions: ['keyName'] });
});

describeLxd('OrchestratorClient on the Orchestrator of this house, in front of a real LXD', (peer) => {
  let server: HouseOrchestrator;
  beforeAll(async () => {
    server = await startHouseOrchestrator('lxd', socketClient(peer), { errors: 'precise' });
  }, slowest);
  afterAll(() => server.close(), slowest);
  runContract({
    ...subject,
    createClient: () => clientOf(server.url, { cloud: 'lxd' }),
    newServer: async (name) => {
      const { imageId = '', ...wanted } = smallServer(peer, name);
      const client = clientOf(server.url, { cloud: 'lxd' });
      try {
        // The Orchestrator knows an image by its id alone.
        return { ...wanted, imageId: (await client.findImage(imageId)).id };
      } finally {
        await client.close();
      }
    },
    timeout: 60_000,
  });
});

async function dummyCloud(): Promise<DummyClient> {
  const cloud = new DummyClient({ buildTime: 20, actionTime: 10 });
  await cloud.createKey('contract');
  return cloud;
}

function runContract(given: ContractSubject): void {
  const contract = computeContract(given);
  for (const { name, run } of contract.cases) test(name, run, slowest);
  afterAll(contract.cleanUp, slowest);
}

function clientOf(endpoint: string, options: Partial<OrchestratorClientOptions> = {}): OrchestratorClient {
  return new OrchestratorClient({ endpoint, ...options });
}
