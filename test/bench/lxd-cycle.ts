import { readFileSync } from 'node:fs';
import http from 'node:http';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { LxdClient } from '@leister/lxd';
import { compare, table } from './ratio.js';

const containers = 20;

interface Peer {
  socket: string;
  lxdDir: string;
  lxcConfig: string;
  image: string;
}

/** Wall time of creating, starting and deleting a container, in milliseconds: twenty by each, in turn. */
export async function lxdCycle(stateDirectory: string): Promise<string> {
  const peer = JSON.parse(readFileSync(join(stateDirectory, 'peer.json'), 'utf8')) as Peer;
  const client = new LxdClient({ endpoint: peer.socket });
  const agent = new http.Agent({ keepAlive: true, socketPath: peer.socket } as http.AgentOptions);

  const each = (cycle: (name: string) => Promise<void> | void) => async (): Promise<number> => {
    const start = process.hrtime.bigint();
    await cycle(`bench-${process.pid}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  try {
    const comparison = await compare(
      {
        'raw requests in a loop': each((name) => rawCycle(agent, peer.image, name)),
        LxdClient: each(async (name) => {
          await client.createServer({ name, flavorId: 'c1-m0.25', imageId: peer.image });
          await client.waitServerUntil(name);
          await client.deleteServer(name);
          await client.waitServerUntil(name, 'DELETED');
        }),
        lxc: each((name) => {
          const env = { ...process.env, LXD_DIR: peer.lxdDir, LXD_CONF: peer.lxcConfig };
          lxc(env, 'launch', peer.image, name, '--type', 'c1-m0.25');
          lxc(env, 'delete', '--force', name);
        }),
      },
      containers,
    );
    return table('A container created, started and deleted', 'ms', comparison, { LxdClient: 1.1 });
  } finally {
    await client.close();
    agent.destroy();
  }
}

async function rawCycle(agent: http.Agent, image: string, name: string): Promise<void> {
  const source = { type: 'image', alias: image };
  await operation(agent, 'POST', '/1.0/instances', { name, source, instance_type: 'c1-m0.25' });
  await operation(agent, 'PUT', `/1.0/instances/${name}/state`, { action: 'start', timeout: 30 });
  await operation(agent, 'PUT', `/1.0/instances/${name}/state`, { action: 'stop', timeout: 30, force: true });
  await operation(agent, 'DELETE', `/1.0/instances/${name}`);
}

async function operation(agent: http.Agent, method: string, path: string, body?: unknown): Promise<void> {
  const accepted = (await send(agent, method, path, body)) as { operation: string };
  const ended = (await send(agent, 'GET', `${accepted.operation}/wait?timeout=30`)) as {
    metadata: { err: string };
  };
  if (ended.metadata.err) throw new Error(ended.metadata.err);
}

function send(agent: http.Agent, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, method, path, host: 'lxd' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function lxc(env: NodeJS.ProcessEnv, ...args: string[]): void {
  const { status, stderr } = spawnSync('lxc', args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`lxc ${args.join(' ')}: ${stderr}`);
}
