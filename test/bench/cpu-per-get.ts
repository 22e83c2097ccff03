import { fork } from 'node:child_process';
import http from 'node:http';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RestClient } from '@leister/rest';
import { got } from 'got';
import { compare, table } from './ratio.js';

const requests = 400;
const rounds = 15;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** CPU time of a GET of a 4 kB JSON document, in microseconds: ours against got and node:http, same agent settings. */
export async function cpuPerGet(): Promise<string> {
  const server = fork(new URL('json-server.mjs', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${port}/document`;
  const agent = { http: new http.Agent({ keepAlive: true, maxSockets: 64 }) };
  const client = new RestClient({ endpoint: `http://127.0.0.1:${port}`, proxy: false, log: false });

  const perGet = (get: () => Promise<unknown>) => async (): Promise<number> => {
    // What the one before has left is not on this one's bill.
    collectGarbage();
    const before = process.cpuUsage();
    for (let i = 0; i < requests; i++) await get();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / requests;
  };
  try {
    const comparison = await compare(
      {
        'got(url).json()': perGet(() => got(url, { agent, retry: { limit: 0 } }).json()),
        'RestClient.get': perGet(() => client.get('/document')),
        'node:http': perGet(() => plainGet(url, agent.http)),
      },
      rounds,
    );
    const withBody = await compare(
      {
        "got(url, { responseType: 'json' })": perGet(() => got(url, { agent, responseType: 'json' })),
        'RestClient.get': perGet(() => client.get('/document')),
      },
      rounds,
    );
    return [
      table('CPU per GET of a 4 kB JSON document', 'µs', comparison, { 'RestClient.get': 0.85 }),
      table('... against got with responseType', 'µs', withBody, { 'RestClient.get': 1 }),
    ].join('\n');
  } finally {
    await client.close();
    agent.http.destroy();
    server.kill();
  }
}

function plainGet(url: string, agent: http.Agent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      })
      .on('error', reject);
  });
}
