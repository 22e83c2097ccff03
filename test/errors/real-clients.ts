import { BlockStorageClient } from '@leister/block-storage';
import { ComputeClient } from '@leister/compute';
import { IdentityClient } from '@leister/identity';
import { ImageClient } from '@leister/image';
import { NetworkClient } from '@leister/network';
import type { OpenStackClientOptions } from '@leister/openstack';
import { StorageClient } from '@leister/storage';
import { openstackFacts, type PeerAccount } from '../support/openstack-facts.js';

/** One client for each service. */
export interface Services {
  identity: IdentityClient;
  compute: ComputeClient;
  image: ImageClient;
  network: NetworkClient;
  volume: BlockStorageClient;
  storage: StorageClient;
}

export const serviceNames: readonly (keyof Services)[] = [
  'identity',
  'compute',
  'image',
  'network',
  'volume',
  'storage',
];

/** Where the peer's services are; an object store has an account for each project. */
export function endpointsFor({ projectId }: PeerAccount): Record<keyof Services, string> {
  const { url, endpoints } = openstackFacts();
  return {
    identity: `${url}/v3`,
    compute: endpoints['compute']!,
    image: endpoints['image']!,
    network: endpoints['network']!,
    volume: `${endpoints['volumev3']!.replace(/\/$/, '')}/${projectId}`,
    storage: `${endpoints['object-store']!}/AUTH_${projectId}`,
  };
}

/** A login of an account of the peer's, with all its clients. */
export function clientsOf(
  account: PeerAccount,
  options: Pick<OpenStackClientOptions, 'retry'> = {},
): Services {
  const { username, password, userDomainName, projectId } = {
    ...account,
    userDomainName: account.domainName,
  };
  const shared = { proxy: false, ...options } as const;
  const session = new IdentityClient({
    endpoint: openstackFacts().url,
    auth: { username, password, userDomainName, projectId },
    ...shared,
  });
  return { identity: session, ...serviceClients({ session, ...shared }) };
}

/** Clients of the same endpoints by a token, each moved elsewhere if told so. */
export function clientsByToken(
  account: PeerAccount,
  token: string,
  options: Pick<OpenStackClientOptions, 'retry'> & { at?: (endpoint: string) => string } = {},
): Services {
  const { at = (endpoint: string) => endpoint, ...rest } = options;
  const endpoints = endpointsFor(account);
  const of = (name: keyof Services): { endpoint: string; token: string; proxy: false } => ({
    endpoint: at(endpoints[name]),
    token,
    proxy: false,
    ...rest,
  });
  return {
    identity: new IdentityClient(of('identity')),
    compute: new ComputeClient(of('compute')),
    image: new ImageClient(of('image')),
    network: new NetworkClient(of('network')),
    volume: new BlockStorageClient(of('volume')),
    storage: new StorageClient(of('storage')),
  };
}

export async function closeServices(services: Services | undefined): Promise<void> {
  await Promise.all(Object.values(services ?? {}).map((client: Services['image']) => client.close()));
}

/** Clients of one login. */
export function serviceClients(options: OpenStackClientOptions): Omit<Services, 'identity'> {
  return {
    compute: new ComputeClient(options),
    image: new ImageClient(options),
    network: new NetworkClient(options),
    volume: new BlockStorageClient(options),
    storage: new StorageClient(options),
  };
}
