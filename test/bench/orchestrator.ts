import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { median } from './ratio.js';

const connections = 200;
const seconds = 5;
const rounds = 5;

interface Load {
  rate: number;
  p50: number;
  p99: number;
}

interface Server {
  url: string;
  stop(): Promise<void>;
}

const headers = { 'content-type': 'application/json' };
const list: autocannon.Request[] = [{ method: 'GET', path: '/api/v1/nodes/fake_driver', headers }];
/** Each connection starts a node, and stops that one. */
const startAndStop: autocannon.Request[] = [
  {
    method: 'POST',
    path: '/api/v1/vm/start/numbered',
    headers,
    body: '{"name":"n","image":"1","size":"1"}',
    onResponse: (_status, body, context: { node?: string }) => {
      const { nodes } = JSON.parse(body) as { nodes: { id?: string } };
      context.node = nodes.id ?? '3';
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/vm/stop/numbered',
    headers,
    setupRequest: (request, context: { node?: string }) => ({
      ...request,
      body: JSON.stringify({ node: context.node }),
    }),
  },
];

/** In the fake driver ids come again: here each node has its own. */
const clouds = {
  fake_driver: { type: 'dummy', profile: 'fake-driver' },
  numbered: { type: 'dummy', build_time: 0, action_time: 0 },
};

/** Requests per second and latencies of the Orchestrator, beside a bare server; and one hung cloud among ten. */
export async function orchestrator(): Promise<string> {
  return [await besideBare(), await besideHung()].join('\n');
}

async function besideBare(): Promise<string> {
  const server = await startOrchestrator({ clouds });
  const nodes = await (await fetch(`${server.url}${list[0]!.path!}`)).text();
  const bare = await start('bare', Buffer.from(nodes).toString('base64'));
  try {
    const rows: string[] = [];
    for (const [name, requests] of [
      ['GET nodes', list],
      ['start and stop', startAndStop],
    ] as const) {
      const loads: { ours: Load; bare: Load }[] = [];
      for (let round = 0; round < rounds; round++)
        loads.push({ bare: await load(bare.url, requests), ours: await load(server.url, requests) });
      const of = (pick: (pair: { ours: Load; bare: Load }) => number): number => median(loads.map(pick));
      const ratio = of(({ ours, bare }) => ours.rate / bare.rate);
      const limit = `0.33 ${ratio >= 1 / 3 ? 'kept' : '**missed**'}`;
      for (const side of ['bare', 'ours'] as const)
        rows.push(
          `| ${name}, ${side === 'bare' ? 'bare node:http' : 'the Orchestrator'} | ${of((pair) => pair[side].rate).toFixed(0)} | ` +
            `${of((pair) => pair[side].p50).toFixed(1)} ms | ${of((pair) => pair[side].p99).toFixed(1)} ms | ` +
            `${side === 'bare' ? '1.00' : ratio.toFixed(2)} | ${side === 'bare' ? '' : limit} |`,
        );
    }
    return [
      `### Requests by ${connections} connections, ${seconds} s a turn`,
      '',
      '| what | requests/s | p50 | p99 | ratio | at least |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  } finally {
    await Promise.all([server.stop(), bare.stop()]);
  }
}

/** Nine clouds are asked; of a tenth, all calls hang in every other turn. */
async function besideHung(): Promise<string> {
  const names = Array.from({ length: 9 }, (_, i) => `cloud${i + 1}`);
  const usual = { type: 'dummy', profile: 'fake-driver' };
  const clouds = {
    ...Object.fromEntries(names.map((name) => [name, usual])),
    hung: { ...usual, latency: 3_600_000 },
  };
  const server = await startOrchestrator({ clouds, limits: { cloud: { timeout: 2 } } });
  const requests = names.map((name): autocannon.Request => ({
    method: 'GET',
    path: `/api/v1/nodes/${name}`,
    headers,
  }));
  const hung: autocannon.Request[] = [{ method: 'GET', path: '/api/v1/nodes/hung', headers }];
  try {
    const pairs: { alone: Load; beside: Load }[] = [];
    for (let round = 0; round < rounds; round++) {
      const alone = await load(server.url, requests, 50);
      const hanging = autocannon({
        url: server.url,
        connections: 50,
        duration: seconds + 1,
        requests: hung,
        timeout: 30,
      });
      const beside = await load(server.url, requests, 50);
      await hanging;
      pairs.push({ alone, beside });
    }
    const row = (name: 'p50' | 'p99', limit: number): string => {
      const of = (side: 'alone' | 'beside'): string =>
        median(pairs.map((pair) => pair[side][name])).toFixed(1);
      const ratio = median(pairs.map(({ alone, beside }) => beside[name] / alone[name]));
      return `| ${name} | ${of('alone')} ms | ${of('beside')} ms | ${ratio.toFixed(2)} | ${limit.toFixed(2)} ${ratio <= limit ? 'kept' : '**missed**'} |`;
    };
    return [
      '### Nine clouds, beside a tenth that hangs',
      '',
      '| what | alone | beside it | ratio | at most |',
      '| --- | --- | --- | --- | --- |',
      row('p50', 1.15),
      row('p99', 1.5),
      '',
    ].join('\n');
  } finally {
    await server.stop();
  }
}

async function load(
  url: string,
  requests: readonly autocannon.Request[],
  clients = connections,
): Promise<Load> {
  const result = await autocannon({ url, connections: clients, duration: seconds, requests: [...requests] });
  const bad = Object.entries(result.statusCodeStats ?? {}).filter(([code]) => code !== '200');
  if (result.errors > 0 || result.timeouts > 0 || bad.length > 0)
    throw new Error(`${result.errors} errors, ${result.timeouts} timeouts, ${JSON.stringify(bad)} of ${url}`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

async function startOrchestrator(settings: object): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'leister-bench-'));
  const quiet = { port: 0, database: { path: folder } };
  const server = await start('orchestrator', JSON.stringify({ ...quiet, ...settings }));
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(kind: string, argument: string): Promise<Server> {
  const program = new URL('orchestrator-processes.mjs', import.meta.url);
  // Its log goes where a log goes that nobody reads.
  const child: ChildProcess = fork(program, [kind, argument], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
