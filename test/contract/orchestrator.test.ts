import { DummyClient } from '@leister/dummy';
import { OrchestratorClient } from '@leister/orchestrator';
import { computeContract, type ContractSubject } from '@leister/testkit';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type StandIn, startOrchestrator } from '../support/orchestrator-stand-in.js';

describe.each([
  ['states as words, the cloud of the client', 'text', 'north'],
  ['states as numbers, the default cloud', 'integer', undefined],
] as const)('OrchestratorClient keeps the compute contract: %s', (_, states, cloud) => {
  const behind = new DummyClient({ buildTime: 20, actionTime: 10 });
  let orchestrator: StandIn;
  beforeAll(async () => {
    const clouds = { [cloud ?? 'default']: behind };
    orchestrator = await startOrchestrator({ clouds, states, users: { ann: 'open-sesame' } });
    await behind.createKey('contract');
  });
  afterAll(() => orchestrator.close());

  const subject: ContractSubject = {
    createClient: () =>
      new OrchestratorClient({
        endpoint: orchestrator.url,
        cloud,
        login: { username: 'ann', password: 'open-sesame' },
      }),
    newServer: (name) => ({ name, flavorId: '1', imageId: '1' }),
    unknownId: '4711',
    // The Orchestrator's own tokens go by the name that OpenStack's have.
    ownHeaders: ['x-auth-token'],
    untoldOptions: ['keyName'],
    timeout: 5_000,
  };
  const contract = computeContract(subject);
  for (const { name, run } of contract.cases) test(name, run);
  afterAll(contract.cleanUp);
});
