import type { Port } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { commonFilters } from '../../networking/filters.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Port> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const [common, networkId, subnetId, serverId] = await Promise.all([
    commonFilters(filter, context),
    idFor(filter.networkId, (given) => client.findNetwork(given, call)),
    idFor(filter.subnetId, (given) => client.findSubnet(given, call)),
    idFor(filter.serverId, async (given) => (await context.service('compute')).findServer(given, call)),
  ]);
  const { status, deviceId = serverId, deviceOwner, ipAddress, macAddress } = filter;
  const asked = { ...common, status, networkId, subnetId, deviceId, deviceOwner, ipAddress, macAddress };
  yield* select(client.listPorts(asked, call), filter);
}
