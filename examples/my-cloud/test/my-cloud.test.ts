import { after, test } from 'node:test';
import { computeContract } from '@leister/testkit';
import MyCloud from '../src/my-cloud.js';
import { StubCloud } from './stub-cloud.js';

const cloud = new StubCloud();
const endpoint = await cloud.start();

const contract = computeContract({
  createClient: () => new MyCloud({ endpoint }),
  newServer: (name) => ({ name, flavorId: 'small', imageId: 'debian' }),
  unknownId: 'm-0',
});

for (const { name, run } of contract.cases) await test(name, run);

after(async () => {
  await contract.cleanUp();
  await cloud.stop();
});
