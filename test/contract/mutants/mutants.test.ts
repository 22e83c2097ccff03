import { expect, test } from 'vitest';
import { computeContract } from '@leister/testkit';
import { dummySubject } from '../dummy-subject.js';
import { wrongDeeds } from './deeds.js';
import { wrongManners } from './manners.js';
import { wrongResults } from './results.js';

// That the sound client passes every case, dummy.test.ts shows.
for (const { broken, Client, caughtBy, complaint } of [...wrongResults, ...wrongDeeds, ...wrongManners]) {
  test(`the suite notices ${broken}`, async () => {
    const { cases } = computeContract({ ...dummySubject(Client), timeout: 1_000 });
    const catching = cases.find(({ name }) => name === caughtBy);
    if (!catching) throw new Error(`no case is called ${caughtBy}`);
    await expect(catching.run()).rejects.toThrow(complaint);
  });
}
