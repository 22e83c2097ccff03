import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LxdClient, type LxdClientOptions, type LxdCreateServer } from '@leister/lxd';
import { describe } from 'vitest';

/** How a private LXD or Incus can be reached, as test/peers/lxd/up.sh describes it. */
export interface LxdPeer {
  kind: DaemonKind;
  socket: string;
  url: string;
  clientCert: string;
  clientKey: string;
  otherCert: string;
  otherKey: string;
  serverCert: string;
  image: string;
  imageFile: string;
  imageMetadataFile: string;
  imageRootfsFile: string;
  lxdDir: string;
  /** `LXD_CONF` of an `lxc`, or `INCUS_CONF` of an `incus`, whose remote `peer` is this daemon. */
  lxcConfig: string;
  bridge: string;
  pid: number | null;
}

/** The daemons that speak LXD's API. */
export type DaemonKind = 'lxd' | 'incus';

const kinds: Readonly<Record<DaemonKind, { product: string; variable: string }>> = {
  lxd: { product: 'LXD', variable: 'LEISTER_TEST_LXD' },
  incus: { product: 'Incus', variable: 'LEISTER_TEST_INCUS' },
};

/** The daemon of a state directory; left out, the LXD that the environment names. */
export function lxdPeer(directory = process.env[kinds.lxd.variable]): LxdPeer | undefined {
  if (!directory) return undefined;
  const known = JSON.parse(readFileSync(join(directory, 'peer.json'), 'utf8')) as LxdPeer;
  return { ...known, kind: known.kind ?? 'lxd' };
}

/**
 * A suite that needs a real LXD. Where there is none its tests count as skipped, and say why.
 *
 * @param options how often a test may be tried again, for what the daemon itself does only most of the time
 */
export function describeLxd(name: string, suite: (peer: LxdPeer) => void, options: Retrying = {}): void {
  describeDaemon('lxd', name, suite, options);
}

/** A suite for every daemon that speaks LXD's API: once for each. What they differ in is asked of the daemon itself. */
export function describeDaemons(name: string, suite: (peer: LxdPeer) => void, options: Retrying = {}): void {
  describeDaemon('lxd', `${name}: LXD`, suite, options);
  describeDaemon('incus', `${name}: Incus`, suite, options);
}

interface Retrying {
  retry?: number;
}

function describeDaemon(
  kind: DaemonKind,
  name: string,
  suite: (peer: LxdPeer) => void,
  options: Retrying,
): void {
  const { product, variable } = kinds[kind];
  const peer = lxdPeer(process.env[variable] ?? '');
  if (peer) describe(name, options, () => suite(peer));
  else {
    const why = `${variable} names no ${product}: see test/peers/${kind}`;
    describe.skip(`${name} (${why})`, () => suite({ ...nowhere, kind }));
  }
}

/** Suites are read even when they are skipped; nothing of this is used. */
const nowhere: LxdPeer = {
  kind: 'lxd',
  socket: '/nowhere',
  url: 'https://127.0.0.1:1',
  clientCert: '',
  clientKey: '',
  otherCert: '',
  otherKey: '',
  serverCert: '',
  image: 'busybox',
  imageFile: '',
  imageMetadataFile: '',
  imageRootfsFile: '',
  lxdDir: '/nowhere',
  lxcConfig: '/nowhere',
  bridge: '',
  pid: null,
};

/** A client over the unix socket. */
export function socketClient({ socket }: LxdPeer, options: Partial<LxdClientOptions> = {}): LxdClient {
  return new LxdClient({ endpoint: socket, ...options });
}

/** A client over HTTPS that the daemon trusts, and that knows the daemon by its certificate. */
export function httpsClient(peer: LxdPeer, options: Partial<LxdClientOptions> = {}): LxdClient {
  const [ca, cert, key] = [peer.serverCert, peer.clientCert, peer.clientKey].map((file) =>
    readFileSync(file),
  );
  return new LxdClient({ endpoint: peer.url, tls: { ca: ca!, cert: cert!, key: key! }, ...options });
}

/** A name that no other test run uses at the same time. */
export function uniqueName(what: string): string {
  return `lxdt-${what}-${randomBytes(4).toString('hex')}`;
}

/** The smallest server there is. */
export function smallServer(peer: LxdPeer, name: string): LxdCreateServer {
  return { name, flavorId: 'profile:default', imageId: peer.image };
}

/** Deletes a server, if it is there. */
export async function removeServer(client: LxdClient, id: string): Promise<void> {
  await client.deleteServer(id).catch((error: { code?: string }) => {
    if (error.code !== 'NOT_FOUND') throw error;
  });
}
