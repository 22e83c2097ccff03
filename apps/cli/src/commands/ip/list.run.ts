import type { FloatingIp } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { commonFilters } from '../../networking/filters.js';
import { serverPorts } from '../../networking/server-ports.js';
import type { args } from './list.js';

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<FloatingIp> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const [common, floatingNetworkId, portId, ports] = await Promise.all([
    commonFilters(filter, context),
    idFor(filter.networkId, (given) => client.findNetwork(given, call)),
    idFor(filter.portId, (given) => client.findPort(given, call)),
    filter.serverId === undefined ? undefined : serverPorts(filter.serverId, context, call),
  ]);
  const { status, address: floatingIpAddress, fixedAddress: fixedIpAddress } = filter;
  const asked = { ...common, status, floatingNetworkId, portId, floatingIpAddress, fixedIpAddress };
  const portIds = ports && new Set(ports.map(({ id }) => id));
  yield* select(client.listFloatingips(asked, call), filter, (ip) => {
    return (!filter.unused || ip.portId === undefined) && (portIds?.has(ip.portId ?? '') ?? true);
  });
}
