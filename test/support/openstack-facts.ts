import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A user of the peer, with a project of the same name. */
export interface PeerAccount {
  username: string;
  userId: string;
  password: string;
  projectName: string;
  projectId: string;
  domainName: string;
  domainId: string;
}

/** What test/peers/openstack/up.sh tells of the OpenStack it has brought up. */
export interface OpenStackFacts {
  /** Of Keystone, without a version. */
  url: string;
  authUrl: string;
  regions: string[];
  /** By the type of the service, without a project's id. */
  endpoints: Record<string, string>;
  accounts: Record<'admin' | 'demo' | 'small' | 'other', PeerAccount>;
  /** Ids by name. */
  flavors: Record<string, string>;
  images: Record<string, string>;
  networks: Record<string, string>;
  volumeType: string;
  /** How much the account of `small` may hold. */
  smallAccountBytes: number;
  /** A machine of Nova's that is disabled until a test wants it. */
  secondHost: string;
}

/** The OpenStack in the directory that LEISTER_TEST_OPENSTACK names. */
export function openstackFacts(directory = process.env['LEISTER_TEST_OPENSTACK'] ?? ''): OpenStackFacts {
  return JSON.parse(readFileSync(join(directory, 'peer.json'), 'utf8')) as OpenStackFacts;
}

/** Leaves in the peer's tables what a machine named `gone` leaves that was taken away; what is there stays. */
export function leaveBehind(directory = process.env['LEISTER_TEST_OPENSTACK'] ?? ''): void {
  runScript('left-behind.sh', directory);
}

/** Restarts the service of the peer's second machine. */
export function restartSecondHost(directory = process.env['LEISTER_TEST_OPENSTACK'] ?? ''): void {
  runScript('restart-second-host.sh', directory);
}

function runScript(name: string, directory: string): void {
  execFileSync(new URL(`../peers/openstack/${name}`, import.meta.url).pathname, [directory]);
}
