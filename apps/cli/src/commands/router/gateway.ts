import type { NetworkClient, RouterGateway } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { gatewayOptions } from './options.js';

/** What the options say of the way outside; undefined where they say nothing. */
export async function gatewayOf(
  { gateway, gatewayAddress, snat }: ArgsOf<typeof gatewayOptions>,
  client: NetworkClient,
  call: CallOptions,
): Promise<RouterGateway | undefined> {
  if (gateway === undefined) return undefined;
  const { id: networkId } = await client.findNetwork(gateway, call);
  return {
    networkId,
    enableSnat: truthOf(snat),
    fixedIps: gatewayAddress === undefined ? undefined : [{ ipAddress: gatewayAddress }],
  };
}
