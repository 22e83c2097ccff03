import { readFileSync } from 'node:fs';
import { LxdApi, type LxdApiOptions, type LxdApiPath } from '../../src/index.js';
import type { LxdPeer } from './lxd-peer.js';

/** The interface of lxdapi, over the unix socket of a daemon. */
export function socketApi({ socket }: LxdPeer, options: LxdApiOptions = {}): LxdApiPath {
  // Found when it is used: suites are read even where there is no daemon.
  return LxdApi.factory({ endpoint: () => socket, ...options });
}

/** The same over HTTPS, by the old name of the option. */
export function httpsApi(peer: LxdPeer, options: LxdApiOptions = {}): LxdApiPath {
  const [ca, cert, key] = [peer.serverCert, peer.clientCert, peer.clientKey].map((file) =>
    readFileSync(file),
  );
  return LxdApi.factory({ baseUrl: peer.url, tls: { ca: ca!, cert: cert!, key: key! }, ...options });
}

/** What the daemon calls its instances, where it is asked for containers. */
export async function containersWord(api: LxdApi): Promise<'containers' | 'instances'> {
  const { request } = await api.get('containers');
  return request.url.endsWith('/containers') ? 'containers' : 'instances';
}

/** `http+unix://` and the path of the socket, as URLs are printed. */
export function printed({ socket }: LxdPeer): string {
  return `http+unix://${encodeURIComponent(socket)}`;
}

/** The body of POST /1.0/containers for the smallest container there is. */
export function smallContainer({ image }: LxdPeer, name: string): { name: string; source: object } {
  return { name, source: { type: 'image', alias: image } };
}
