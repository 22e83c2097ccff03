import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Orchestrator } from 'leister-orchestrator';
import { createMine } from '../src/my-orchestrator.js';

let orchestrator: Orchestrator;
let url: string;

before(async () => {
  orchestrator = await createMine();
  url = await orchestrator.listen();
});

after(() => orchestrator.close());

async function send(method: string, path: string, body?: object) {
  const headers = { 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(url + path, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

void test('a node is rebooted', async () => {
  assert.deepEqual(await send('PUT', '/api/v1/vm/reboot/fake_driver', { node: '1' }), {
    status: 200,
    body: { status: 'ok', result: 'Node 1 rebooted' },
  });
});

void test('its verbs and bodies are held to what they are', async () => {
  assert.equal((await send('POST', '/api/v1/vm/reboot', {})).status, 501);
  assert.equal((await send('PUT', '/api/v1/vm/reboot', { nod: '1' })).status, 400);
  assert.equal((await send('PUT', '/api/v1/vm/reboot/nowhere', { node: '1' })).status, 500);
});

void test('keys are beside what the original has, also in version 3', async () => {
  for (const version of ['v1', 'v3']) {
    assert.deepEqual((await send('GET', `/api/${version}/keys`)).body, { status: 'ok', keys: [] });
    assert.equal((await send('GET', `/api/${version}/images`)).status, 200);
    assert.equal((await send('GET', `/api/${version}/dance`)).status, 400);
  }
  assert.equal((await send('GET', '/api/v2/keys')).status, 400);
});
