import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type Answer, type ReceivedRequest, startLoopback } from '../../../test/support/loopback.js';
import { newUser, type User } from './support/run-leister.js';

/** A Neutron and a Nova that are none: what is said here is tried on the real ones elsewhere. */
let answers: Record<string, Answer>;
let asked: string[];
let user: User;

const lan = { id: 'n-1', name: 'lan', status: 'ACTIVE' };
const port = { id: 'p-1', name: '', status: 'DOWN', network_id: 'n-1', device_owner: '', fixed_ips: [] };
const server = { id: 'b7f2c0de-1111-4222-8333-444455556666', name: 'web', status: 'ACTIVE' };

beforeEach(async () => {
  asked = [];
  answers = {
    'GET /v2.0/networks/lan': { status: 404 },
    'GET /v2.0/networks?name=lan': { body: { networks: [lan] } },
    'POST /v2.0/ports': { status: 201, body: { port } },
    'DELETE /v2.0/ports/p-1': { status: 204 },
    [`GET /v2.1/servers/${server.id}`]: { body: { server } },
  };
  const service = await startLoopback(({ method, url }: ReceivedRequest) => {
    const line = `${method} ${url}`;
    asked.push(line);
    return answers[line] ?? { status: 404 };
  });
  onTestFinished(() => service.close());
  user = await newUser();
  await mkdir(join(user.home, 'config', 'leister'), { recursive: true });
  const urls = `network_url = ${service.url}\ncompute_url = ${service.url}/v2.1\n`;
  await writeFile(
    join(user.home, 'config', 'leister', 'config'),
    `[cloud "pond"]\ntype = openstack\nauth_type = none\n${urls}`,
  );
});

it('a port that cannot be plugged into its server is not left behind', async () => {
  answers[`POST /v2.1/servers/${server.id}/os-interface`] = {
    status: 409,
    body: { conflictingRequest: { code: 409, message: 'the server is locked' } },
  };
  const { code, stdout, stderr } = await user.leister([
    'network',
    'connect',
    'lan',
    '--device-id',
    server.id,
  ]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('the server is locked');
  expect(asked.slice(-3)).toEqual([
    'POST /v2.0/ports',
    `POST /v2.1/servers/${server.id}/os-interface`,
    'DELETE /v2.0/ports/p-1',
  ]);
});

it('a port that could neither be plugged in nor taken back is told', async () => {
  answers[`POST /v2.1/servers/${server.id}/os-interface`] = { status: 409 };
  answers['DELETE /v2.0/ports/p-1'] = { status: 403 };
  const { code, stderr } = await user.leister(['network', 'connect', 'lan', '--device-id', server.id]);
  expect(code).toBe(1);
  expect(stderr).toContain('port p-1 is left: leister port delete p-1');
});

it('a port that Ctrl-C leaves behind is told', async () => {
  Object.defineProperty(answers, `POST /v2.1/servers/${server.id}/os-interface`, {
    get: () => {
      process.emit('SIGINT');
      return { status: 202 };
    },
  });
  answers['DELETE /v2.0/ports/p-1'] = { status: 403 };
  const { code, stderr } = await user.leister(['network', 'connect', 'lan', '--device-id', server.id]);
  expect(code).toBe(130);
  expect(stderr).toContain(`port p-1, perhaps in server web (id ${server.id})`);
});

it('a disconnection that is refused is not told as done', async () => {
  const plugged = { ...port, device_id: server.id, device_owner: 'compute:nova' };
  answers[`GET /v2.0/ports?network_id=n-1&device_id=${server.id}`] = { body: { ports: [plugged] } };
  const line = ['network', 'disconnect', 'lan', '--device-id', server.id];
  const detach = `DELETE /v2.1/servers/${server.id}/os-interface/p-1`;
  answers[detach] = { status: 403 };
  expect(await user.leister(line)).toMatchObject({ code: 4, stdout: '' });
  expect(asked).not.toContain('DELETE /v2.0/ports/p-1');
  answers[detach] = { status: 202 };
  answers['DELETE /v2.0/ports/p-1'] = { status: 403 };
  expect(await user.leister(line)).toMatchObject({ code: 4, stdout: '' });
  answers['DELETE /v2.0/ports/p-1'] = { status: 404 };
  expect(await user.leister(line)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('disconnected'),
  });
});

it('a device that is no server goes by its id, and a name that no server has is refused', async () => {
  answers['GET /v2.1/servers/detail'] = { body: { servers: [] } };
  const device = '0a7f2c0d-1111-4222-8333-444455556666';
  const line = ['port', 'create', '--network-id', 'lan', '--device-id'];
  expect((await user.leister([...line, device])).code).toBe(0);
  expect(asked).toContain('POST /v2.0/ports');
  expect(asked.filter((sent) => sent.includes('os-interface'))).toEqual([]);
  asked.length = 0;
  const { code, stderr } = await user.leister([...line, 'box']);
  expect(code).toBe(1);
  expect(stderr).toContain('no server has the id or name "box"');
  expect(asked).not.toContain('POST /v2.0/ports');
});

it('a mistyped name is no id, unless one may not look', async () => {
  answers['GET /v2.0/subnets?name=dmz'] = { body: { subnets: [] } };
  answers['GET /v2.0/ports?network_id=n-1&fixed_ips=subnet_id%3Ddmz'] = { body: { ports: [] } };
  const line = ['port', 'list', '--subnet-id', 'dmz'];
  const { code, stderr } = await user.leister(line);
  expect(code).toBe(1);
  expect(stderr).toContain('no subnet has the id or name "dmz"');
  answers['GET /v2.0/subnets?name=dmz'] = { status: 403 };
  await user.leister(line);
  expect(asked.at(-1)).toMatch(/^GET \/v2\.0\/ports.*dmz/);
});

it('where several networks lead outside, one has to be named', async () => {
  const url = 'GET /v2.0/networks?router%3Aexternal=true';
  answers[url] = { body: { networks: [lan, { ...lan, id: 'n-2', name: 'wan' }] } };
  const { code, stderr } = await user.leister(['ip', 'create']);
  expect(code).toBe(2);
  expect(stderr).toContain('--network-id is missing');
  expect(stderr).toContain('lan (n-1), wan (n-2)');
  answers[url] = { body: { networks: [] } };
  expect((await user.leister(['ip', 'create'])).stderr).toContain('no external network');
  expect(asked).not.toContain('POST /v2.0/floatingips');
});

it('a floating IP is pointed at the first address that it can reach', async () => {
  const ip = { id: 'f-1', floating_ip_address: '203.0.113.7', floating_network_id: 'n-9', port_id: null };
  const fixed = (address: string) => [{ subnet_id: 's', ip_address: address }];
  const ports = [
    { ...port, id: 'p-6', fixed_ips: fixed('fd00::7') },
    { ...port, id: 'p-8', fixed_ips: fixed('10.8.0.2') },
    { ...port, id: 'p-9', fixed_ips: fixed('10.9.0.2') },
  ];
  answers['GET /v2.0/floatingips?floating_ip_address=203.0.113.7'] = { body: { floatingips: [ip] } };
  answers[`GET /v2.0/ports?device_id=${server.id}`] = { body: { ports } };
  let tries = 0;
  Object.defineProperty(answers, 'PUT /v2.0/floatingips/f-1', {
    get: () => {
      tries += 1;
      return tries === 1
        ? { status: 404, body: { NeutronError: { type: 'x', message: 'is not reachable', detail: '' } } }
        : { body: { floatingip: { ...ip, port_id: 'p-9' } } };
    },
  });
  const line = ['ip', 'attach', '203.0.113.7', '--server-id', server.id, '--output-format', 'json'];
  const { code, stdout, stderr } = await user.leister(line);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ portId: 'p-9' });
  expect(tries).toBe(2);
});

it('what was done before a change failed is told', async () => {
  answers['PUT /v2.0/networks/n-1'] = { body: { network: lan } };
  const line = ['network', 'modify', 'lan', '--name', 'wan', '--tag-add', 'x'];
  const { code, stderr } = await user.leister(line);
  expect(code).toBe(1);
  expect(stderr).toContain('done before that: --name');
});

it('all that was done before a change failed is told, by the options that asked for it', async () => {
  const router = { id: 'r-1', name: 'gate', status: 'ACTIVE', routes: [] };
  answers['GET /v2.0/routers?name=gate'] = { body: { routers: [router] } };
  answers['PUT /v2.0/routers/r-1'] = { body: { router } };
  answers['PUT /v2.0/routers/r-1/tags/x'] = { status: 201 };
  const line = ['router', 'modify', 'gate', '--description', 'd', '--no-gateway', '--admin-state-up', 'true'];
  const { code, stderr } = await user.leister([
    ...line,
    '--tag-add',
    'x',
    '--route-add',
    '10.9.0.0/16=10.0.0.1',
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('done before that: --description, --no-gateway, --admin-state-up, --tag-add\n');
});

it('false is a wish of its own', async () => {
  answers['PUT /v2.0/networks/n-1'] = { body: { network: lan } };
  answers['GET /v2.0/networks/n-1'] = { body: { network: lan } };
  expect((await user.leister(['network', 'modify', 'lan', '--shared', 'false'])).code).toBe(0);
  expect(asked).toContain('PUT /v2.0/networks/n-1');
});

it.each([
  [['network', 'delete', ''], 'the name of a network is empty'],
  [['network', 'modify', 'x', '--shared', 'perhaps'], '--shared is one of true, false'],
  [['port', 'wait', 'x', '--until', 'GONE'], '--until is one of BUILD'],
  [['port', 'create'], '--network-id'],
  [['ip', 'attach', 'x', '--server-id', 'a', '--port-id', 'b'], 'only one of'],
  [['subnet', 'modify', 'x', '--gateway', 'a', '--no-gateway'], 'only one of'],
  [['router', 'connect', 'x'], 'one of --subnet-id, --port-id'],
  [['router', 'modify', 'x', '--route-add', '10.0.0.0/8'], 'DESTINATION=NEXTHOP'],
  [['security-group', 'create'], '--name'],
  [['security-group', 'add-rule', 'x', '--icmp-code', '1'], '--icmp-code goes with --icmp-type'],
  [['quota', 'modify', 'x', '--set', 'cores=-2'], 'not RESOURCE=N'],
  [['token', 'issue', '--system', '--unscoped'], 'only one of'],
])('%j is refused, and nothing is sent', async (line, message) => {
  const { code, stderr } = await user.leister(line);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(asked).toEqual([]);
});

it.each(['network', 'subnet', 'port', 'ip', 'router', 'security-group', 'catalog', 'identity user'])(
  'a cloud that has none refuses %s list by its name',
  async (group) => {
    const { code, stderr } = await user.leister([...group.split(' '), 'list', '--cloud', 'demo']);
    expect(code).toBe(1);
    expect(stderr).toContain('demo');
    expect(stderr).toMatch(/has no service (?:network|identity)/);
  },
);
