import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folders: string[] = [];

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

interface Call {
  client: string;
  method: string;
  outcome: string;
  requests: string[];
}

/** The calls that a page tells of as having run. */
function callsOfPage(page = 'openstack'): Call[] {
  let client = '';
  return readFileSync(join(root, `docs/parity/${page}.md`), 'utf8')
    .split('\n')
    .flatMap((line) => {
      client = /^## (\w+)$/.exec(line)?.[1] ?? client;
      const [, method, cell = ''] = /^\| `(\w+)`\s*\| (?!not run)(.*)/.exec(line) ?? [];
      const requests = [...cell.matchAll(/`([A-Z]+ [^`]+)`/g)].map(([, request = '']) => request);
      return method === undefined ? [] : [{ client, method, outcome: 'ok', requests }];
    });
}

function check(calls: readonly Call[], page = 'openstack'): { status: number | null; complaints: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'leister-parity-'));
  folders.push(folder);
  writeFileSync(join(folder, 'calls.jsonl'), calls.map((call) => JSON.stringify(call)).join('\n'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/parity.mjs', folder, '--check', page], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, complaints: stderr.split('\n').filter((line) => line !== '') };
}

describe('docs/parity/openstack.md', { timeout: 120_000 }, () => {
  test('tells of every public method, that it ran or why not', () => {
    expect(check(callsOfPage())).toEqual({ status: 0, complaints: [] });
  });

  test('a method that only failed, and a reason whose method ran, are complained of', () => {
    const calls = callsOfPage().map((call) =>
      call.client === 'ComputeClient' && call.method === 'createServer'
        ? { ...call, outcome: 'SERVER' }
        : call,
    );
    calls.push({ client: 'ComputeClient', method: 'getServerStats', outcome: 'ok', requests: [] });
    expect(check(calls)).toEqual({
      status: 1,
      complaints: [
        'ComputeClient.createServer never succeeded, and no reason is given',
        'docs/parity/openstack.md: ComputeClient.getServerStats has a reason, and runs or is no more',
      ],
    });
  });
});

test('docs/parity/lxd.md tells of every public method and every endpoint', { timeout: 120_000 }, () => {
  const calls = callsOfPage('lxd');
  expect(check(calls, 'lxd')).toEqual({ status: 0, complaints: [] });
  const without = calls.map(({ requests, ...call }) => ({
    ...call,
    requests: requests.filter((request) => request !== 'GET /1.0/events'),
  }));
  expect(check(without, 'lxd').complaints).toEqual([
    'GET /1.0/events was never reached, and no reason is given',
  ]);
});
