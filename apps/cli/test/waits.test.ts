import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type Handler, startLoopback } from '../../../test/support/loopback.js';
import { newUser, type User } from './support/run-leister.js';

/** Services that are none: answers by request, and no answer at all to what is not there. */
let answers: Record<string, ReturnType<Handler> | (() => ReturnType<Handler>)>;
let user: User;

const server = { id: 'b7f2c0de-1111-4222-8333-444455556666', name: 'web' };
const volume = { id: 'v-1', name: 'one', status: 'available' };
const ip = { id: 'f-1', floating_ip_address: '203.0.113.7', floating_network_id: 'n-9', port_id: null };

beforeEach(async () => {
  answers = {
    'GET /v3/volumes/one': { status: 404 },
    'GET /v3/volumes/detail?name=one': { body: { volumes: [volume] } },
    'GET /v2.0/floatingips?floating_ip_address=203.0.113.7': { body: { floatingips: [ip] } },
  };
  const service = await startLoopback(({ method, url }) => {
    const answer = answers[`${method} ${url}`];
    return typeof answer === 'function' ? answer() : answer;
  });
  onTestFinished(() => service.close());
  user = await newUser();
  const folder = join(user.home, 'config', 'leister');
  await mkdir(folder, { recursive: true });
  const { url } = service;
  const urls = `network_url = ${url}\ncompute_url = ${url}/v2.1\nblock_storage_url = ${url}/v3\n`;
  await writeFile(join(folder, 'config'), `[cloud "pond"]\ntype = openstack\nauth_type = none\n${urls}`);
});

it('a stopped server that is rebuilt is waited for until it is stopped again', async () => {
  let looks = 0;
  answers[`GET /v2.1/servers/${server.id}`] = () => {
    looks += 1;
    return { body: { server: { ...server, status: looks === 2 ? 'REBUILD' : 'SHUTOFF' } } };
  };
  answers[`POST /v2.1/servers/${server.id}/action`] = {
    status: 202,
    body: { server: { ...server, status: 'REBUILD' } },
  };
  const line = ['server', 'rebuild', server.id, '--image-id', '7', '--wait', '--timeout', '9'];
  answers['GET /v2.1/images/7'] = { status: 404 };
  answers['GET /v2.1/images/detail'] = { body: { images: [] } };
  expect(await user.leister(line)).toMatchObject({ code: 0, stderr: '' });
});

it.each([
  [
    ['volume', 'create', '--name', 'new', '--size', '1'],
    'volume new is perhaps being created after 0.3 s',
    'new',
  ],
  [['volume', 'delete', 'one'], 'volume one (id v-1) is perhaps deleting after 0.3 s', 'v-1'],
])('%j whose time is up before an answer came is perhaps going on', async (line, message, name) => {
  const { code, stderr } = await user.leister([...line, '--wait', '--timeout', '0.3']);
  expect(code).toBe(8);
  expect(stderr).toContain(message);
  expect(stderr).toContain(`leister volume wait ${name} --until `);
});

it.each([
  [['volume', 'create', '--name', 'new', '--size', '1'], 'POST /v3/volumes', 'volume new, perhaps'],
  [['volume', 'delete', 'one'], 'DELETE /v3/volumes/v-1', 'volume one (id v-1), perhaps deleting'],
])(
  '%j that Ctrl-C ends before an answer came tells what is perhaps begun',
  async (line, request, message) => {
    answers[request] = () => void process.emit('SIGINT');
    const { code, stderr } = await user.leister(line);
    expect(code).toBe(130);
    expect(stderr).toContain(message);
  },
);

it.each([
  ['detach', [], 'detached'],
  ['attach', ['--port-id', 'p'], 'attached'],
])('ip %s tells what is waited for when the time is up', async (action, options, state) => {
  const fixed = [{ subnet_id: 's', ip_address: '10.8.0.2' }];
  const port = { id: 'p-1', name: 'p', status: 'BUILD', network_id: 'n-1', fixed_ips: fixed };
  answers['GET /v2.0/ports?name=p'] = { body: { ports: [port] } };
  answers['GET /v2.0/ports/p-1'] = { body: { port } };
  answers['PUT /v2.0/floatingips/f-1'] = { body: { floatingip: { ...ip, port_id: 'p-1' } } };
  answers['GET /v2.0/floatingips/f-1'] = { body: { floatingip: { ...ip, port_id: 'p-1' } } };
  const line = ['ip', action, ip.floating_ip_address, ...options, '--wait', '--timeout', '0.6'];
  const { code, stderr } = await user.leister(line);
  expect(code).toBe(8);
  expect(stderr).toContain(`floating IP 203.0.113.7 is not yet ${state} after 0.6 s`);
  expect(stderr).toContain('leister ip info f-1');
});
