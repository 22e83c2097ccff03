import type { FloatingIp } from '@leister/network';
import { type CallOptions, wait } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import { refuseEmptyNames } from '../../lib/refuse-empty-names.js';
import { startPatience } from '../../servers/patience.js';
import type { detachArgs } from './attach.js';
import { orStillPending } from './or-still-pending.js';
import type { someIps } from './positionals.js';

export async function* run(
  asked: ArgsOf<typeof detachArgs & typeof someIps>,
  context: Context,
): AsyncGenerator<FloatingIp> {
  const signal = startPatience(asked, context.signal);
  const client = await context.service('network');
  refuseEmptyNames('floating IP', asked.ips);
  yield* doEach(asked.ips, { ...context, signal }, async (item) => {
    const ip = await client.findFloatingip(item, { signal });
    const { id } = ip;
    const detached = await client.updateFloatingip(id, { portId: null }, { signal });
    const look = (call: CallOptions): Promise<FloatingIp> => client.getFloatingipDetails(id, call);
    const isFree = ({ portId }: FloatingIp): boolean => portId === undefined;
    if (!asked.wait) return detached;
    return orStillPending(ip, 'detached', wait(look, isFree, { signal, timeout: Infinity }), asked);
  });
}
