import type { CreatePort, NetworkClient } from '@leister/network';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import { idFor } from '../lib/look-up.js';
import type { portOptions } from './port-options.js';

/** What the options say of a new port. */
export async function newPort(
  asked: ArgsOf<typeof portOptions>,
  client: NetworkClient,
  call: CallOptions,
): Promise<Omit<CreatePort, 'networkId'>> {
  const { name, ipAddress } = asked;
  const [subnetId, securityGroups] = await Promise.all([
    idFor(asked.subnetId, (given) => client.findSubnet(given, call)),
    groupIds(asked.securityGroup, client, call),
  ]);
  const hasAddress = subnetId !== undefined || ipAddress !== undefined;
  return {
    name,
    securityGroups: securityGroups.length > 0 ? securityGroups : undefined,
    fixedIps: hasAddress ? [{ ...(subnetId && { subnetId }), ...(ipAddress && { ipAddress }) }] : undefined,
  };
}

/** The ids of security groups that were named. */
export function groupIds(
  groups: readonly string[],
  client: NetworkClient,
  call: CallOptions,
): Promise<string[]> {
  return Promise.all(
    groups.map(
      async (group) => (await idFor(group, (given) => client.findSecurityGroup(given, call))) ?? group,
    ),
  );
}
