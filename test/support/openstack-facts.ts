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
}

/** The OpenStack in the directory that LEISTER_TEST_OPENSTACK names. */
export function openstackFacts(directory = process.env['LEISTER_TEST_OPENSTACK'] ?? ''): OpenStackFacts {
  return JSON.parse(readFileSync(join(directory, 'peer.json'), 'utf8')) as OpenStackFacts;
}
