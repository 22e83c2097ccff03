import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startLoopback } from '../../../../test/support/loopback.js';
import { eventually, newUser, type Outcome, type User } from './support/leister.js';
import { hasTerminals, onTerminal } from './support/terminal.js';

const { LEISTER_TEST_LXD: folder } = process.env;

interface Peer {
  socket: string;
  url: string;
  clientCert: string;
  clientKey: string;
  serverCert: string;
  lxdDir: string;
  lxcConfig: string;
  otherCert: string;
  otherKey: string;
  image: string;
}

interface Certificate {
  name: string;
  fingerprint: string;
}

describe.skipIf(!folder)('on a real LXD', () => {
  const peer = folder ? (JSON.parse(readFileSync(join(folder, 'peer.json'), 'utf8')) as Peer) : ({} as Peer);
  const cloud = ['--cloud', `lxd:${peer.socket}`];
  const prefix = `cli-${process.pid}-`;
  const options = ['--flavor-id', 'small', '--image-id', peer.image];
  let user: User;

  beforeEach(async () => {
    user = await newUser();
  });

  afterEach(async () => {
    // One whose creation was interrupted cannot be deleted until LXD is done with it.
    await eventually(
      async () => {
        await user.leister('server', 'delete', prefix, '--cluster', '--yes', '--wait', ...cloud);
        return listed();
      },
      (left) => Array.isArray(left) && left.length === 0,
    );
  }, 60_000);

  async function json(...line: string[]): Promise<unknown> {
    const { code, stdout, stderr } = await user.leister(...line, ...cloud, '--output-format', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  function listed(): Promise<unknown> {
    return json('server', 'list', '--name-prefix', prefix);
  }

  it('containers are created, listed, shut down and deleted', async () => {
    const name = `${prefix}a`;
    const created = await json('server', 'create', ...options, '--name', name, '--wait', '-m', 'role=db');
    expect(created).toMatchObject({ name, status: 'ACTIVE', metadata: { role: 'db' } });
    expect(await listed()).toMatchObject([{ name, status: 'ACTIVE' }]);

    expect(await json('server', 'shutdown', name, '--wait')).toEqual([
      { id: name, name, result: 'shut down' },
    ]);
    expect(await json('server', 'info', name)).toMatchObject({ name, status: 'SHUTOFF' });
    expect(await json('server', 'delete', name, '--wait')).toEqual([{ id: name, name, result: 'deleted' }]);
    expect(await listed()).toEqual([]);
  }, 120_000);

  it.each(['confirm-resize', 'revert-resize'])(
    '%s of a stopped server is waited for',
    async (action) => {
      const name = `${prefix}r`;
      await json('server', 'create', ...options, '--name', name, '--wait');
      await json('server', 'shutdown', name, '--wait');
      await json('server', 'modify', name, '--flavor-id', 'c1-m1');
      const result = action === 'confirm-resize' ? 'resized' : 'reverted';
      expect(await json('server', action, name, '--wait', '--timeout', '30')).toEqual([
        { id: name, name, result },
      ]);
      expect(await json('server', 'info', name)).toMatchObject({ status: 'SHUTOFF' });
    },
    120_000,
  );

  it('several come up together, and a name that is taken is told', async () => {
    const line = ['server', 'create', ...options, '--name', prefix, '--cluster-size', '2', ...cloud];
    expect(await user.leister(...line, '--wait')).toMatchObject({ code: 0, stderr: '' });
    const again = await user.leister(...line);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(new RegExp(`leister: ${prefix}1: .+\n(?:.+\n)*leister: ${prefix}2: `));
  }, 120_000);

  it('a wrong name, flavor or image is told', async () => {
    expect(await user.leister('server', 'info', `${prefix}nobody`, ...cloud)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`no server has the id or name "${prefix}nobody"`),
    });
    const line = [
      'server',
      'create',
      ...cloud,
      '--name',
      `${prefix}x`,
      '--flavor-id',
      'small',
      '--image-id',
      'nothing',
    ];
    const wrong = await user.leister(...line);
    expect(wrong).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('no image is listed as "nothing"'),
    });
  });

  it('servers go by their uuids, also among others, and are listed by the names of flavors and images', async () => {
    const name = `${prefix}u`;
    await json('server', 'create', ...options, '--name', name, '--wait');
    const lxc = spawnSync('lxc', ['config', 'get', name, 'volatile.uuid'], {
      encoding: 'utf8',
      env: { ...process.env, LXD_DIR: peer.lxdDir, LXD_CONF: peer.lxcConfig },
    });
    const uuid = `uuid:${lxc.stdout.trim()}`;
    const listedBy = (...filter: string[]): Promise<unknown> =>
      json('server', 'list', '--name', name, '--column', 'name', ...filter);
    expect(await listedBy('--image-id', peer.image)).toEqual([{ name }]);
    expect(await listedBy('--flavor-id', 'small')).toEqual([{ name }]);
    expect(await listedBy('--flavor-id', 'default')).toEqual([]);
    const { code, stdout, stderr } = await user.leister(
      'server',
      'shutdown',
      uuid,
      name,
      `${prefix}nobody`,
      '--wait',
      ...cloud,
    );
    expect(code).toBe(1);
    expect(stdout).toBe(`${name}\t${name}\tshut down\n`);
    expect(stderr).toMatch(new RegExp(`^leister: ${prefix}nobody: no server has .*\nhint: .*\n$`));
  }, 60_000);

  it('what is wrong is hinted at: another certificate, a client that is not trusted, a server that is not there', async () => {
    const lab = ['--cloud', 'lab', '-o', 'cloud.lab.type=lxd', '-o', `cloud.lab.url=${peer.url}`];
    const certificate = await user.leister(
      'server',
      'list',
      ...lab,
      '-o',
      `cloud.lab.server_cert=${peer.otherCert}`,
    );
    expect(certificate.stderr).toMatch(
      /\nhint: its certificate was renewed, or this is another server: see server_cert/,
    );
    const untrusted = await user.leister('server', 'list', ...lab, '--ca-certs', peer.serverCert);
    expect(untrusted).toMatchObject({ code: 4 });
    expect(untrusted.stderr).toMatch(
      /\nhint: .*lxc config trust add .*leister config set cloud.NAME.trust_token\n$/,
    );
    const nobody = await user.leister('server', 'detach', 'nobody', '--volume-id', 'x', ...cloud);
    expect(nobody.stderr).toMatch(/\nhint: leister server list --cloud /);
  });

  it('requests are shown with -v and bodies with -vv, on stderr', async () => {
    const [quiet, headers, bodies] = await Promise.all(
      [[], ['-v'], ['-vv']].map((verbosity) => user.leister('flavor', 'list', ...cloud, ...verbosity)),
    );
    expect(quiet?.stderr).toBe('');
    expect(headers?.stderr).toMatch(/^GET .*\/1\.0/m);
    expect(headers?.stderr).not.toContain('"metadata"');
    expect(bodies?.stderr).toContain('"metadata"');
    expect(new Set([quiet?.stdout, headers?.stdout, bodies?.stdout]).size).toBe(1);
  });

  it('a configured cloud is reached over HTTPS with its certificates', async () => {
    const settings = {
      type: 'lxd',
      url: peer.url,
      client_cert: peer.clientCert,
      client_key: peer.clientKey,
      server_cert: peer.serverCert,
    };
    const overrides = Object.entries(settings).flatMap(([key, value]) => ['-o', `cloud.lab.${key}=${value}`]);
    const list = (...more: string[]): Promise<Outcome> =>
      user.leister('flavor', 'list', '--cloud', 'lab', ...overrides, ...more);
    expect(await list()).toMatchObject({ code: 0, stderr: '' });

    const stranger = [
      '-o',
      `cloud.lab.client_cert=${peer.otherCert}`,
      '-o',
      `cloud.lab.client_key=${peer.otherKey}`,
    ];
    expect(await list(...stranger)).toMatchObject({ code: 4, stdout: '' });
  });

  describe('a trust token', () => {
    const client = `${prefix}client`;

    function lxc(...line: string[]): string {
      const env = { ...process.env, LXD_DIR: peer.lxdDir, LXD_CONF: join(user.home, 'admin') };
      const { status, stdout, stderr } = spawnSync('lxc', line, { encoding: 'utf8', env });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    }

    function newToken(): string {
      return lxc('config', 'trust', 'add', '--name', client).trim().split('\n').at(-1) ?? '';
    }

    afterEach(() => {
      const trusted = JSON.parse(lxc('config', 'trust', 'list', '--format', 'json')) as Certificate[];
      for (const { name, fingerprint } of trusted) {
        if (name === client) lxc('config', 'trust', 'remove', fingerprint);
      }
    });

    const list = (...more: string[]): Promise<Outcome> =>
      user.leister('flavor', 'list', '--cloud', 'lab', '--name', 'small', '--column', 'name', ...more);

    async function configure(values: Record<string, string>): Promise<void> {
      for (const [key, value] of Object.entries({ type: 'lxd', ...values })) {
        const { child, outcome } = user.start('config', 'set', `cloud.lab.${key}`);
        child.stdin.end(value);
        expect(await outcome).toEqual({ code: 0, stdout: '', stderr: '' });
      }
    }

    it('has a new client certificate trusted, and is in no file afterwards', async () => {
      const token = newToken();
      await configure({ trust_token: token });
      const { stderr, ...first } = await list('-vv');
      expect(first).toEqual({ code: 0, stdout: 'small\n' });
      expect(stderr).toContain('POST');
      const secret = (JSON.parse(Buffer.from(token, 'base64').toString()) as { secret: string }).secret;
      for (const word of [token, secret]) expect(stderr).not.toContain(word);
      expect((await stat(join(user.home, 'lxc', 'client.key'))).mode & 0o777).toBe(0o600);

      const settings = await user.leister('config', 'get', 'cloud.lab', '--output-format', 'json');
      expect(JSON.parse(settings.stdout)).toMatchObject([
        { key: 'cloud.lab.fingerprint' },
        { key: 'cloud.lab.type', value: 'lxd' },
        { key: 'cloud.lab.url', value: peer.url },
      ]);
      for (const file of ['config/leister/config', 'state/leister/history']) {
        expect(readFileSync(join(user.home, file), 'utf8')).not.toContain(token);
      }
      const second = await list('-v');
      expect(second).toMatchObject({ code: 0, stdout: 'small\n' });
      expect(second.stderr).not.toContain('POST');
    });

    it('may stand in a file, and is good for once', async () => {
      const file = join(user.home, 'token');
      await writeFile(file, `${newToken()}\n`);
      const login = { client_cert: join(user.home, 'a.crt'), client_key: join(user.home, 'a.key') };
      await configure({ ...login, url: peer.url, trust_token_file: file });
      expect(await list()).toEqual({ code: 0, stdout: 'small\n', stderr: '' });
      expect(await list()).toEqual({ code: 0, stdout: 'small\n', stderr: '' });

      const other = ['-o', `cloud.lab.trust_token_file=${file}`, '-o', `cloud.lab.client_cert=${file}.crt`];
      const again = await list(...other, '-o', `cloud.lab.client_key=${file}.key`);
      expect(again).toMatchObject({ code: 4, stdout: '' });
    });

    it('that is none, or of another server, is refused', async () => {
      await configure({ trust_token: 'nonsense' });
      expect(await list()).toMatchObject({ code: 2, stderr: 'leister: this is no trust token\n' });
      const { secret, ...token } = JSON.parse(Buffer.from(newToken(), 'base64').toString()) as {
        secret: string;
      };
      const forged = Buffer.from(JSON.stringify({ ...token, secret, fingerprint: '0'.repeat(64) }));
      await configure({ trust_token: forged.toString('base64') });
      const { code, stderr } = await list();
      expect(code).toBe(1);
      expect(stderr).toContain('not the pinned one');
    });
  });

  it.each([
    ['one', []],
    ['several', ['--cluster-size', '3']],
  ])(
    'Ctrl-C tells what is left behind where nobody waits for %s',
    async (_, size) => {
      const line = ['server', 'create', ...options, '--name', `${prefix}c`, ...size, ...cloud];
      const { child, outcome } = user.start(...line);
      child.stdout.once('data', () => child.kill('SIGINT'));
      const { code, stdout, stderr } = await outcome;
      expect(code).toBe(130);
      const names = stdout.match(/cli-\S+/g) ?? [];
      expect(names).not.toHaveLength(0);
      for (const name of names) expect(stderr).toContain(`  server ${name} (id ${name}): BUILD\n`);
      expect(stderr.match(/interrupted; left behind:/g)).toHaveLength(1);
      await eventually(listed, (left) => Array.isArray(left) && left.length > 0);
    },
    60_000,
  );

  it.skipIf(!hasTerminals)(
    'Ctrl-C on a terminal tells what is left behind',
    async () => {
      const terminal = onTerminal(
        user,
        'server',
        'create',
        ...options,
        '--name',
        `${prefix}b`,
        '--wait',
        ...cloud,
      );
      await terminal.shows('BUILD');
      terminal.press('\x03');
      const { code, stdout } = await terminal.outcome;
      expect(code).toBe(130);
      expect(stdout).toContain(`server ${prefix}b`);
      await eventually(listed, (left) => Array.isArray(left) && left.length === 1);
    },
    60_000,
  );
});

describe('an LXD that takes an order and does not answer', () => {
  it.each([
    [
      ['server', 'create', '--name', 'web', '--flavor-id', 'c1', '--image-id', 'x'],
      'web',
      'being created',
      'ACTIVE',
    ],
    [['server', 'shutdown', 'web'], 'web (id web)', 'shutting down', 'SHUTOFF'],
  ])('%s tells what may be under way', async (line, name, doing, status) => {
    const user = await newUser();
    const socketPath = join(user.home, 'socket');
    const loopback = await startLoopback(
      ({ method, url }) => {
        if (method !== 'GET') return new Promise(() => undefined);
        const metadata = url.startsWith('/1.0/instances')
          ? webServer
          : { auth: 'trusted', api_extensions: [] };
        return url.startsWith('/1.0/images') ? { status: 404 } : { body: { type: 'sync', metadata } };
      },
      { socketPath },
    );
    onTestFinished(() => loopback.close());
    const wait = ['--wait', '--timeout', '1.5', '--cloud', `lxd:${socketPath}`];
    const { code, stderr } = await user.leister(...line, ...wait);
    expect(code).toBe(8);
    expect(stderr).toBe(
      `leister: server ${name} is perhaps ${doing} after 1.5 s\n` +
        `hint: it goes on all the same: leister server wait web --until ${status} --cloud lxd:${socketPath}\n`,
    );
  });
});

const webServer = {
  name: 'web',
  status: 'Running',
  status_code: 103,
  type: 'container',
  config: {},
  devices: {},
};

describe('an LXD that dies in mid-wait', () => {
  it('is told, and is no server that is still pending', async () => {
    const user = await newUser();
    const socketPath = join(user.home, 'socket');
    const loopback = await startLoopback(
      ({ url }) => {
        if (url.startsWith('/1.0/events')) return { status: 404 };
        const metadata = url.startsWith('/1.0/instances')
          ? webServer
          : { auth: 'trusted', api_extensions: [] };
        return { body: { type: 'sync', status: 'Success', status_code: 200, metadata } };
      },
      { socketPath },
    );
    const line = [
      'server',
      'wait',
      'web',
      '--until',
      'SHUTOFF',
      '--timeout',
      '8',
      '--cloud',
      `lxd:${socketPath}`,
    ];
    const { outcome } = user.start(...line);
    // The wait looks for the second time: so it has read the answer to its first look.
    const looks = (): number =>
      loopback.requests.filter(({ url }) => url.startsWith('/1.0/instances')).length;
    await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(2);
    await loopback.close();
    const { code, stdout, stderr } = await outcome;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^leister: server web \(id web\) was last seen in ACTIVE: cannot talk to /);
    expect(stderr).not.toContain('still in');
    expect(stderr).toMatch(/\nhint: leister cloud test /);
  }, 30_000);
});

describe('where no LXD answers', () => {
  it('a socket that is not there is told', async () => {
    const user = await newUser();
    const { code, stdout, stderr } = await user.leister(
      'server',
      'list',
      '--cloud',
      `lxd:${join(user.home, 'none')}`,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const told = `leister: cannot talk to ${join(user.home, 'none')}: no such socket\n`;
    expect(stderr).toMatch(new RegExp(`^${told}hint: leister cloud test lxd:`));
  });

  it('a daemon that is stopped is told', async () => {
    const user = await newUser();
    const socket = join(user.home, 'stopped');
    leaveSocket(socket);
    const { code, stdout, stderr } = await user.leister(
      'server',
      'list',
      '--cloud',
      `lxd:${socket}`,
      '--output-format',
      'json',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'CONNECTION' } });
  });
});

it('Ctrl-C ends a request that is never answered', async () => {
  const user = await newUser();
  const socketPath = join(user.home, 'socket');
  const loopback = await startLoopback(() => undefined, { socketPath });
  onTestFinished(() => loopback.close());
  const { child, outcome } = user.start('server', 'list', '--cloud', `lxd:${socketPath}`);
  await expect.poll(() => loopback.requests.length, { timeout: 20_000 }).toBeGreaterThan(0);
  child.kill('SIGINT');
  expect(await outcome).toEqual({ code: 130, stdout: '', stderr: 'leister: interrupted\n' });
});

/** What a daemon that was killed leaves behind: a socket at which nobody listens. */
function leaveSocket(path: string): void {
  const listen = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', listen]);
}
