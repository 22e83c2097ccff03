import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LxdClient, type LxdClientOptions, type LxdCreateServer } from '@leister/lxd';
import { describe } from 'vitest';

/** How a private LXD can be reached, as test/peers/lxd/up.sh describes it. */
export interface LxdPeer {
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
  /** `LXD_CONF` of an `lxc` whose remote `peer` is this daemon. */
  lxcConfig: string;
  bridge: string;
  pid: number | null;
}

/** The daemon to test against: that of the state directory in LEISTER_TEST_LXD, or in the one given. */
export function lxdPeer(directory = process.env['LEISTER_TEST_LXD']): LxdPeer | undefined {
  if (!directory) return undefined;
  return JSON.parse(readFileSync(join(directory, 'peer.json'), 'utf8')) as LxdPeer;
}

const peer = lxdPeer();

/**
 * A suite that needs a real LXD. Where there is none its tests count as skipped, and say why.
 *
 * @param options how often a test may be tried again, for what the daemon itself does only most of the time
 */
export function describeLxd(
  name: string,
  suite: (peer: LxdPeer) => void,
  options: { retry?: number } = {},
): void {
  if (peer) describe(name, options, () => suite(peer));
  else describe.skip(`${name} (LEISTER_TEST_LXD names no LXD: see test/peers/lxd)`, () => suite(nowhere));
}

/** Suites are read even when they are skipped; nothing of this is used. */
const nowhere: LxdPeer = {
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
