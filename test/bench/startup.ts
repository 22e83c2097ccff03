import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, table } from './ratio.js';

const leister = new URL('../../apps/cli/bin/leister.js', import.meta.url).pathname;
const pairs = 15;

/** Wall time of whole processes, in milliseconds, against a node that does nothing. */
export async function startup(lxdSocket: string | undefined): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'leister-bench-'));
  const env = { ...process.env, HOME: home, XDG_STATE_HOME: home, XDG_CONFIG_HOME: home };
  const wallTime =
    (...args: string[]) =>
    (): number => {
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
  try {
    const comparison = await compare(
      {
        'node -e 0': wallTime('-e', '0'),
        'leister --version': wallTime(leister, '--version'),
        'leister server --help': wallTime(leister, 'server', '--help'),
        'leister server list, embedded cloud': wallTime(leister, 'server', 'list', '--cloud', 'demo'),
        ...(lxdSocket && {
          'leister server list, LXD': wallTime(leister, 'server', 'list', '--cloud', `lxd:${lxdSocket}`),
        }),
      },
      pairs,
    );
    const limits = { 'leister --version': 1.2, 'leister server --help': 1.8, 'leister server list, LXD': 2 };
    return table('Start-up', 'ms', comparison, limits);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
