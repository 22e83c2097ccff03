import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { cpuPerGet } from './cpu-per-get.js';
import { listMemory } from './list-memory.js';
import { lxdCycle } from './lxd-cycle.js';
import { novaCreation } from './nova.js';
import { orchestrator } from './orchestrator.js';
import { serverList } from './server-list.js';
import { startup } from './startup.js';
import { storage } from './storage.js';

// npm run bench [-- PART...]: prints tables of ratios, each taken in one run. With LEISTER_TEST_LXD also those on a real
// LXD, with LEISTER_TEST_OPENSTACK those on a real OpenStack. docs/performance.md keeps the tables.
const { LEISTER_TEST_LXD: lxd, LEISTER_TEST_OPENSTACK: openstack } = process.env;
const socket = lxd
  ? (JSON.parse(readFileSync(join(lxd, 'peer.json'), 'utf8')) as { socket: string }).socket
  : undefined;

const parts: Readonly<Record<string, () => Promise<string>>> = {
  startup: () => startup(socket),
  cpu: cpuPerGet,
  memory: listMemory,
  orchestrator,
  ...(lxd && { lxd: () => lxdCycle(lxd) }),
  ...(openstack && { list: () => serverList(openstack) }),
  ...(openstack && { nova: () => novaCreation(openstack) }),
  ...(openstack && { storage: () => storage(openstack) }),
};
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(`no part ${unknown}: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
for (const [name, measure] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) console.log(await measure());
