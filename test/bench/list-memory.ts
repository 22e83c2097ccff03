import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { ComputeClient } from '@leister/compute';
import { compare, table } from './ratio.js';

const page = 500;

/** Peak memory of a process that goes through many servers page by page, in MiB. */
export async function listMemory(): Promise<string> {
  const server = fork(new URL('json-server.mjs', import.meta.url), [String(page)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [port] = (await once(server, 'message')) as [number];
  const peak = (total: number) => (): number => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [...process.execArgv, import.meta.filename, String(port), String(total)],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (status !== 0) throw new Error('the listing failed');
    return Number(stdout);
  };
  try {
    const comparison = await compare({ '1,000 servers': peak(1_000), '10,000 servers': peak(10_000) }, 5);
    return table('Peak memory of listing page by page', 'MiB', comparison, { '10,000 servers': 1.5 });
  } finally {
    server.kill();
  }
}

/** In a process of its own: goes through the servers once, and prints the most memory it had. */
async function goThrough(port: string, total: string): Promise<void> {
  const client = new ComputeClient({
    endpoint: `http://127.0.0.1:${port}`,
    headers: { 'x-total': total },
    proxy: false,
  });
  let seen = 0;
  for await (const server of client.listServers()) if (server.id !== '') seen++;
  if (seen !== Number(total)) throw new Error(`${seen} servers instead of ${total}`);
  await client.close();
  console.log(process.resourceUsage().maxRSS / 1024);
}

const [port, total] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename && port !== undefined && total !== undefined)
  await goThrough(port, total);
