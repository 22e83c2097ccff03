import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ComputeClient } from '@leister/compute';
import { settleAll } from '@leister/rest';
import { logIn } from '../support/openstack-peer.js';
import { compare, table } from './ratio.js';

/** How many requests are under way at once. */
const concurrency = 8;

interface Wanted {
  flavorId: string;
  imageId: string;
  networkId: string;
}

/** Wall time of creating many servers and waiting until all are ACTIVE, in milliseconds. */
export async function novaCreation(stateDirectory: string, servers = 50): Promise<string> {
  const { session, token } = await logIn('openrc');
  const endpoint = await session.endpointFor('compute', {});
  const cloud = new ComputeClient({ session });
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const nova: RawNova = { endpoint, token, agent };
  const [image] = await cloud.listImages({ status: 'ACTIVE' });
  const [flavor] = await cloud.listFlavors();
  const networkId = networkNamed('private', stateDirectory);
  const wanted: Wanted = { flavorId: flavor!.id, imageId: image!.id, networkId };

  const timed = (create: (names: string[]) => Promise<void>) => async (): Promise<number> => {
    const prefix = `bench-${randomBytes(3).toString('hex')}`;
    try {
      const start = process.hrtime.bigint();
      await create(Array.from({ length: servers }, (_, i) => `${prefix}-${i + 1}`));
      return Number(process.hrtime.bigint() - start) / 1e6;
    } finally {
      await removeAll(cloud, prefix);
    }
  };
  try {
    const comparison = await compare(
      {
        'raw concurrent requests': timed((names) => createRaw(nova, wanted, names)),
        ComputeClient: timed((names) => createByClient(cloud, wanted, names)),
        openstack: timed((names) => createByCommand(stateDirectory, wanted, names)),
      },
      1,
    );
    return table(`${servers} servers created, all ACTIVE`, 'ms', comparison, { ComputeClient: 1.15 });
  } finally {
    await cloud.close();
    agent.destroy();
  }
}

async function createByClient(cloud: ComputeClient, wanted: Wanted, names: string[]): Promise<void> {
  const { flavorId, imageId, networkId } = wanted;
  const created = await cloud.createServers(
    names.map((name) => ({ name, flavorId, imageId, networks: [{ uuid: networkId }] })),
    { concurrency },
  );
  const ids = created.map(({ value, error }) => {
    if (error) throw error;
    return value.id;
  });
  for (const { error } of await cloud.waitServersUntil(ids)) if (error) throw error;
}

interface RawNova {
  endpoint: string;
  token: string;
  agent: http.Agent;
}

async function createRaw(nova: RawNova, wanted: Wanted, names: string[]): Promise<void> {
  const { flavorId: flavorRef, imageId: imageRef, networkId } = wanted;
  const created = await settleAll(
    names,
    (name) =>
      send(nova, 'POST', '/servers', {
        server: { name, flavorRef, imageRef, networks: [{ uuid: networkId }] },
      }),
    { concurrency },
  );
  const open = new Set(created.map(({ value }) => (value as { server: { id: string } }).server.id));
  while (open.size > 0) {
    const { servers } = (await send(nova, 'GET', '/servers/detail')) as {
      servers: { id: string; status: string }[];
    };
    for (const { id, status } of servers) if (status === 'ACTIVE') open.delete(id);
    // As often as the machine can bear: nobody can be told earlier.
    if (open.size > 0) await sleep(250);
  }
}

/** `--wait` of the command returns when the first of many is there: then it is asked until none is being built. */
async function createByCommand(directory: string, wanted: Wanted, names: string[]): Promise<void> {
  const { flavorId, imageId, networkId } = wanted;
  const count = String(names.length);
  const prefix = names[0]!.replace(/-1$/, '');
  const what = ['--flavor', flavorId, '--image', imageId, '--nic', `net-id=${networkId}`];
  openstack(directory, 'server', 'create', ...what, '--min', count, '--max', count, '--wait', prefix);
  const list = ['server', 'list', '--status', 'BUILD', '--name', prefix, '-f', 'value', '-c', 'ID'];
  while (openstack(directory, ...list) !== '') await sleep(250);
}

function networkNamed(name: string, directory: string): string {
  return openstack(directory, 'network', 'show', name, '-f', 'value', '-c', 'id');
}

function openstack(directory: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('openstack', args, {
    env: { ...process.env, ...settings(directory) },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`openstack ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function settings(directory: string): Record<string, string> {
  const text = readFileSync(join(directory, 'openrc'), 'utf8');
  const pairs = [...text.matchAll(/\b(OS_\w+)=['"]?([^\s'"]+)/g)].map(([, name, value]) => [name, value]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

async function removeAll(cloud: ComputeClient, prefix: string): Promise<void> {
  const servers = await cloud.listServers({ name: `^${prefix}` });
  await settleAll(servers, ({ id }) => cloud.deleteServer(id), { concurrency });
  await cloud.waitServersUntil(
    servers.map(({ id }) => id),
    'DELETED',
  );
}

function send(nova: RawNova, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-auth-token': nova.token, 'content-type': 'application/json' };
    const request = http.request(nova.endpoint + path, { agent: nova.agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if ((response.statusCode ?? 500) >= 400) reject(new Error(`${method} ${path}: ${text}`));
        else resolve(JSON.parse(text));
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
