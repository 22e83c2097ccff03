import { invalidArgument } from '@leister/rest';
import type { ImageRemote } from '../model.js';

/** The image servers that LXD's own client knows from the start. */
export const defaultImageRemotes: Readonly<Record<string, ImageRemote>> = {
  images: { server: 'https://images.lxd.canonical.com', protocol: 'simplestreams' },
  ubuntu: { server: 'https://cloud-images.ubuntu.com/releases', protocol: 'simplestreams' },
  'ubuntu-daily': { server: 'https://cloud-images.ubuntu.com/daily', protocol: 'simplestreams' },
};

/**
 * What an instance is made from: a fingerprint (64 hex digits), an alias, or `REMOTE:ALIAS`.
 *
 * @throws ClientError INVALID_ARGUMENT for a remote that is not known
 */
export function imageSource(
  image: string,
  remotes: Readonly<Record<string, ImageRemote>>,
): Readonly<Record<string, string>> {
  const [, remoteName, remoteImage] = /^([^:]+):(.+)$/.exec(image) ?? [];
  if (remoteName === undefined || remoteImage === undefined) return { type: 'image', ...identify(image) };
  const remote = Object.hasOwn(remotes, remoteName) ? remotes[remoteName] : undefined;
  if (!remote) {
    throw invalidArgument(`no image server goes by the name ${JSON.stringify(remoteName)}`, [
      `known are ${Object.keys(remotes).join(', ')}`,
    ]);
  }
  const { server, protocol, certificate } = remote;
  return {
    type: 'image',
    mode: 'pull',
    server,
    protocol,
    ...(certificate !== undefined && { certificate }),
    ...identify(remoteImage),
  };
}

export function isFingerprint(image: string): boolean {
  return /^[0-9a-f]{64}$/.test(image);
}

function identify(image: string): { fingerprint: string } | { alias: string } {
  return isFingerprint(image) ? { fingerprint: image } : { alias: image };
}
