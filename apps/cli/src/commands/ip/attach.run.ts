import type { FloatingIp, NetworkClient, Port } from '@leister/network';
import { type CallOptions, ClientError, wait } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { serverPorts } from '../../networking/server-ports.js';
import { startPatience } from '../../servers/patience.js';
import type { attachArgs } from './attach.js';
import { orStillPending } from './or-still-pending.js';
import type { oneIp } from './positionals.js';

type Args = ArgsOf<typeof attachArgs & typeof oneIp>;

export async function* run(asked: Args, context: Context): AsyncGenerator<FloatingIp> {
  await refuseForeign(asked, ['name', 'securityGroup'], context);
  const signal = startPatience(asked, context.signal);
  const client = await context.service('network');
  const ip = await client.findFloatingip(asked.ip, { signal });
  const places = await placesFor(asked, client, context, { signal });
  const attached = await pointAtFirst(ip.id, places, client, { signal });
  yield asked.wait
    ? await orStillPending(ip, 'attached', waitUntilInUse(attached, client, signal), asked)
    : attached;
}

interface Place {
  portId: string;
  fixedIpAddress?: string | undefined;
}

/** Where it may point to. @throws ClientError NOT_FOUND when there is no such place */
async function placesFor(
  asked: Args,
  client: NetworkClient,
  context: Context,
  call: CallOptions,
): Promise<Place[]> {
  const { serverId, portId, fixedAddress } = asked;
  const subnetId = await idFor(asked.subnetId, (given) => client.findSubnet(given, call));
  const ports =
    serverId === undefined
      ? [await client.findPort(portId ?? '', call)]
      : await serverPorts(serverId, context, call);
  const places = ports.flatMap((port) => fittingAddresses(port, fixedAddress, subnetId));
  if (places.length > 0) return places;
  const which = fixedAddress === undefined ? 'no address' : `no address ${fixedAddress}`;
  const where = subnetId === undefined ? '' : ` in subnet ${asked.subnetId}`;
  throw new ClientError(`${serverId ?? portId} has ${which} of version 4${where}`, {
    code: 'NOT_FOUND',
    details: ['leister port list shows what addresses there are'],
  });
}

/** Floating IPs are of version 4 only. */
function fittingAddresses({ id, fixedIps = [] }: Port, address?: string, subnetId?: string): Place[] {
  return fixedIps
    .filter(({ ipAddress = '' }) => !ipAddress.includes(':'))
    .filter((fixed) => address === undefined || fixed.ipAddress === address)
    .filter((fixed) => subnetId === undefined || fixed.subnetId === subnetId)
    .map(({ ipAddress }) => ({ portId: id, fixedIpAddress: ipAddress }));
}

/** Only the network service knows which network a router connects with which: it says NOT_FOUND for one that none does. */
async function pointAtFirst(
  id: string,
  places: readonly Place[],
  client: NetworkClient,
  call: CallOptions,
): Promise<FloatingIp> {
  let refusal: unknown;
  for (const place of places) {
    try {
      return await client.updateFloatingip(id, place, call);
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND') throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** As kamaki does: until the port is no longer being made. */
async function waitUntilInUse(
  ip: FloatingIp,
  client: NetworkClient,
  signal: AbortSignal,
): Promise<FloatingIp> {
  if (ip.portId !== undefined) await client.waitPortWhile(ip.portId, 'BUILD', { signal, timeout: Infinity });
  const look = (call: CallOptions): Promise<FloatingIp> => client.getFloatingipDetails(ip.id, call);
  return wait(look, ({ portId }) => portId !== undefined, { signal, timeout: Infinity });
}
