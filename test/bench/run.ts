import { cpuPerGet } from './cpu-per-get.js';
import { listMemory } from './list-memory.js';
import { lxdCycle } from './lxd-cycle.js';
import { startup } from './startup.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// npm run bench: prints tables of ratios, each taken in one run. With LEISTER_TEST_LXD also those on a real LXD.
const { LEISTER_TEST_LXD: lxd } = process.env;
const socket = lxd
  ? (JSON.parse(readFileSync(join(lxd, 'peer.json'), 'utf8')) as { socket: string }).socket
  : undefined;

console.log(await startup(socket));
console.log(await cpuPerGet());
console.log(await listMemory());
if (lxd) console.log(await lxdCycle(lxd));
