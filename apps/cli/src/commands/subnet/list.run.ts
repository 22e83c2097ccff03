import type { Subnet } from '@leister/network';
import { select } from '../../args/listing.js';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { commonFilters } from '../../networking/filters.js';
import type { args } from './list.js';

const versions = { '4': 4, '6': 6 } as const;

export async function* run(filter: ArgsOf<typeof args>, context: Context): AsyncGenerator<Subnet> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const [common, networkId] = await Promise.all([
    commonFilters(filter, context),
    idFor(filter.networkId, (given) => client.findNetwork(given, call)),
  ]);
  const { cidr, gateway: gatewayIp, ipVersion } = filter;
  const asked = {
    ...common,
    ...{ networkId, cidr, gatewayIp },
    ipVersion: ipVersion && versions[ipVersion],
    enableDhcp: truthOf(filter.dhcp),
  };
  yield* select(client.listSubnets(asked, call), filter);
}
