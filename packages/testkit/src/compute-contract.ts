import assert from 'node:assert/strict';
import type { ComputeFeature } from '@leister/compute';
import { Bench, profileOf, Workshop } from './bench.js';
import type { CaseDefinition } from './cases/case.js';
import { computeCases } from './cases/index.js';
import type { ContractClient } from './contract-client.js';
import type { ComputeContract, ContractSubject } from './subject.js';
import { foreignHeaders, recordTraffic } from './traffic.js';

/**
 * What every member of the compute family has to do right, as plain functions for any test runner. All public methods
 * of ComputeClient are called: those of a feature the client has must work, all others must refuse and send nothing.
 *
 * @example
 * const contract = computeContract({ createClient: () => new MyClient(...), newServer: ..., unknownId: '0' });
 * for (const { name, run } of contract.cases) test(name, run);
 * afterAll(contract.cleanUp);
 */
export function computeContract(subject: ContractSubject): ComputeContract {
  const workshop = new Workshop(subject);
  return {
    cases: computeCases.map((definition) => ({
      name: definition.name,
      ...(definition.feature !== undefined && { feature: definition.feature }),
      run: () => runCase(workshop, definition),
    })),
    cleanUp: () => workshop.cleanUp(),
  };
}

async function runCase(workshop: Workshop, { feature, run }: CaseDefinition): Promise<void> {
  const { subject } = workshop;
  const client = await subject.createClient();
  const traffic = recordTraffic();
  const bench = new Bench(workshop, client, traffic);
  try {
    await bench.cleanup.after(async () => {
      if (feature === undefined || (await has(client, feature))) await run(bench);
      else await bench.refuses(feature);
    });
    const foreign = foreignHeaders(traffic, profileOf(client).wire, subject.ownHeaders);
    assert.deepEqual(foreign, [], "requests carried headers of another cloud's protocol");
  } finally {
    traffic.stop();
    await client.close();
  }
}

async function has(client: ContractClient, feature: ComputeFeature): Promise<boolean> {
  return (await client.features()).includes(feature);
}
