import type { FloatingIp } from '@leister/network';
import { ClientError, WaitTimeout } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { patience } from '../../args/waiting.js';
import { StillPending } from '../../failure/still-pending.js';
import { shellQuoted } from '../../lib/shell-quoted.js';

/**
 * What a wait gives.
 *
 * @param state what the floating IP is waited for to be: `attached`
 * @throws StillPending where the time ran out
 */
export async function orStillPending<T>(
  { id, floatingIpAddress }: FloatingIp,
  state: string,
  waited: Promise<T>,
  { timeout }: Pick<ArgsOf<typeof patience>, 'timeout'>,
): Promise<T> {
  return waited.catch((error: unknown) => {
    // Of one that cannot be seen nobody knows that it is pending.
    if (!(error instanceof WaitTimeout) || error.cause instanceof ClientError) throw error;
    const what = `floating IP ${floatingIpAddress ?? id}`;
    throw new StillPending(`${what} is not yet ${state} after ${timeout} s`, `ip info ${shellQuoted(id)}`);
  });
}
