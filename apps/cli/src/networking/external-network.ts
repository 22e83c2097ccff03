import type { Network, NetworkClient } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import { UsageError } from '../failure/usage-error.js';

/** The network that leads outside, where there is only one. @throws UsageError otherwise, with those that there are */
export async function externalNetwork(client: NetworkClient, call: CallOptions): Promise<Network> {
  const [only, ...more] = await client.listNetworks({ external: true }, call);
  if (!only) throw new UsageError('the cloud has no external network', 'leister network list');
  if (more.length === 0) return only;
  const names = [only, ...more].map(({ name, id }) => `${name} (${id})`).join(', ');
  throw new UsageError('--network-id is missing: the cloud has several external networks', names);
}
