import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logIn } from '../support/openstack-peer.js';
import { compare, table } from './ratio.js';

const leister = new URL('../../apps/cli/bin/leister.js', import.meta.url).pathname;
const rounds = 7;

/**
 * Wall time of whole processes that list servers, in milliseconds: with the token of an earlier run, with a login, and
 * with no more than the one request.
 */
export async function serverList(stateDirectory: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'leister-bench-'));
  const env = {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_STATE_HOME: home,
    OS_CLIENT_CONFIG_FILE: join(stateDirectory, 'clouds.yaml'),
    OS_CLOUD: 'admin',
  };
  const { session, token } = await logIn('openrc');
  const url = `${await session.endpointFor('compute', {})}/servers/detail`;
  const wallTime =
    (command: string, args: string[], more: Record<string, string> = {}) =>
    (): number => {
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(command, args, {
        env: { ...env, ...more },
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
  const list = [leister, 'server', 'list', '--cloud', 'admin'];
  try {
    const comparison = await compare(
      {
        'openstack server list': wallTime('openstack', ['server', 'list']),
        'leister server list': wallTime(process.execPath, list),
        'leister server list, without the cache': wallTime(process.execPath, list, {
          LEISTER_TOKEN_CACHE: 'off',
        }),
        'curl, with a token': wallTime('curl', [
          ...['--silent', '--fail', '--noproxy', '*'],
          ...['--header', `X-Auth-Token: ${token}`, url],
        ]),
      },
      rounds,
    );
    return table('Listing servers on OpenStack', 'ms', comparison, { 'leister server list': 0.2 });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
