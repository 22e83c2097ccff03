import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { computeContract } from '@leister/testkit';
import { Login } from '../src/login.js';
import MyFullCloud from '../src/my-full-cloud.js';
import { StubCloud } from './stub-cloud.js';

const user = { name: 'ann', password: 'spear-and-net', token: 'token-of-ann' };
const small = { flavorId: 'small', imageId: 'debian' };

const cloud = new StubCloud(user);
const endpoint = await cloud.start();
const client = new MyFullCloud({ endpoint, token: user.token });

await test('the cloud says in its own words what is wrong', async () => {
  const wrong = client.createServer({ ...small, name: 'web', flavorId: 'huge' });
  await assert.rejects(wrong, { message: 'there is no such size', details: ['small', 'large'], status: 422 });
});

await test('a wait ends when the cloud tells the news, not when it is next asked', async () => {
  const { id } = await client.createServer({ ...small, name: 'web' });
  const server = await client.waitServerUntil(id, 'ACTIVE', { interval: 60_000, timeout: 10_000 });
  assert.equal(server.status, 'ACTIVE');
  await client.deleteServer(id);
});

await test('a stale token is an error, and a login gets another', async () => {
  const ann = new MyFullCloud({ endpoint, credentials: new Login(endpoint, user) });
  assert.deepEqual(await ann.listServers(), []);
  cloud.expireToken();
  await assert.rejects(async () => client.listServers(), { code: 'UNAUTHORIZED', message: 'who are you?' });
  assert.deepEqual(await Promise.all([ann.listServers(), ann.listServers()]), [[], []]);

  const stranger = new MyFullCloud({
    endpoint,
    credentials: new Login(endpoint, { ...user, password: '?' }),
  });
  await assert.rejects(async () => stranger.listServers(), {
    code: 'UNAUTHORIZED',
    message: 'wrong password',
  });
  await ann.close();
  await stranger.close();
});

const contract = computeContract({
  createClient: () => new MyFullCloud({ endpoint, credentials: new Login(endpoint, user) }),
  newServer: (name) => ({ ...small, name }),
  unknownId: 'm-0',
});

for (const { name, run } of contract.cases) await test(name, run);

after(async () => {
  await contract.cleanUp();
  await client.close();
  await cloud.stop();
});
