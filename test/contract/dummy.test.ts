import { afterAll, describe, test } from 'vitest';
import { computeContract } from '@leister/testkit';
import { dummySubject } from './dummy-subject.js';
import { DummyClient } from '@leister/dummy';

describe('DummyClient keeps the compute contract', () => {
  const contract = computeContract(dummySubject(DummyClient));
  for (const { name, run } of contract.cases) test(name, run);
  afterAll(contract.cleanUp);
});
