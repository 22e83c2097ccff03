import { computeContract } from '@leister/testkit';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { describeOpenStack, logIn } from '../support/openstack-peer.js';
import { makeFixtures, type NovaFixtures } from '../support/nova-fixtures.js';
import { novaSubject } from './nova-subject.js';

const slowest = 120_000;

/** Cases of what Nova asks for and tells otherwise than in its first microversion. */
const changedSince =
  /becomes ACTIVE|^flavors|pages:|create options|^(?:tags|rebuild|serverImages|nics|keypairs|volumes):/;

describeOpenStack('ComputeClient on a real Nova', () => {
  let fixtures: NovaFixtures;
  beforeAll(async () => {
    fixtures = await makeFixtures(await logIn('openrc'));
  }, slowest);
  afterAll(() => fixtures.remove(), slowest);

  describe('each request in its lowest microversion: the compute contract', () => {
    const contract = computeContract(novaSubject(() => fixtures));
    for (const { name, run } of contract.cases) test(name, run, slowest);
    afterAll(contract.cleanUp, slowest);
  });

  describe('each request in its latest microversion: what that changes', () => {
    const contract = computeContract(novaSubject(() => fixtures, 'latest'));
    for (const { name, run } of contract.cases.filter((one) => changedSince.test(one.name)))
      test(name, run, slowest);
    afterAll(contract.cleanUp, slowest);
  });
});
