import type { Port } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import { newPort } from '../../networking/new-port.js';
import { plug } from '../../networking/plug.js';
import { waitForNewPorts } from '../../networking/wait-for-new-ports.js';
import { startPatience } from '../../servers/patience.js';
import type { connectArgs } from './connect.js';
import type { oneNetwork } from './modify.js';

/** Gives the new ports. */
export async function* run(
  asked: ArgsOf<typeof connectArgs & typeof oneNetwork>,
  context: Context,
): AsyncGenerator<Port> {
  const signal = startPatience(asked, context.signal);
  const client = await context.service('network');
  const { id: networkId } = await client.findNetwork(asked.network, { signal });
  const port = { ...(await newPort(asked, client, { signal })), networkId };
  const made: Port[] = [];
  for await (const one of doEach(asked.deviceId, { ...context, signal }, (device) =>
    plug(port, device, context, { signal }),
  ))
    made.push(one);
  yield* waitForNewPorts(made, asked, context, signal);
}
