import { inspect } from 'node:util';
import type { ComputeClient } from '@leister/compute';
import { expect, test } from 'vitest';
import type { Answer } from '../../../test/support/loopback.js';
import { connect, startNova } from './support/stub-nova.js';

const secret = 'Sq8-vK2w-Lm40';
const privateKey = `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----\n`;

test.each<[string, (client: ComputeClient) => Promise<unknown>, Answer]>([
  [
    'a password given to a new server',
    (client) => client.createServer({ name: 'web', flavorId: '1', imageId: 'i', adminPassword: secret }),
    { body: { server: { id: '1' } } },
  ],
  [
    'a password that Nova made',
    (client) => client.createServer({ name: 'web', flavorId: '1', imageId: 'i' }),
    { body: { server: { id: '1', adminPass: secret } } },
  ],
  [
    'a password that is changed, and comes back in the failure',
    (client) => client.changeAdminPassword('1', secret),
    { status: 400, body: { badRequest: { code: 400, message: `'${secret}' is too short` } } },
  ],
  [
    'a password of a rebuild',
    (client) => client.rebuildServer('1', { imageId: 'i', adminPassword: secret }),
    { body: { server: { id: '1', adminPass: secret } } },
  ],
  [
    'the URL of a console',
    (client) => client.getServerConsole('1'),
    { body: { remote_console: { type: 'novnc', url: `http://c.test:6080/vnc_auto.html?token=${secret}` } } },
  ],
  [
    'a private key',
    (client) => client.createKey('mine'),
    { body: { keypair: { name: 'mine', private_key: privateKey } } },
  ],
])('%s is not printed', async (_, call, answer) => {
  const nova = await startNova(() => answer);
  let log = '';
  const write = (text: string): void => void (log += text);
  const client = connect(nova, { log: { headers: true, write } });
  const failure: unknown = await call(client).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(log).toContain('HTTP/');
  const failed = [String(failure), inspect(failure, { depth: 9 }), JSON.stringify(failure)].join('\n');
  for (const printed of [log, failed]) {
    expect(printed).not.toContain(secret);
    expect(printed).not.toContain('token-7d1f');
  }
});

test('a console’s token stays unprinted when it comes again', async () => {
  const url = `http://c.test:6080/vnc_auto.html?path=%3Ftoken%3D${secret}`;
  const nova = await startNova(({ url: path }) =>
    path.endsWith('/remote-consoles')
      ? { body: { remote_console: { type: 'novnc', url } } }
      : { status: 409, body: { conflictingRequest: { code: 409, message: `in use: ${url}` } } },
  );
  const client = connect(nova);
  expect(await client.getServerConsole('1')).toMatchObject({ url });
  const failure = await client.startServer('1').catch(String);
  expect(failure).not.toContain(secret);
  expect(failure).toContain('in use');
});
