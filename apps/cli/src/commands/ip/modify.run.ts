import type { FloatingIp } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import type { args } from './modify.js';
import type { oneIp } from './positionals.js';

/** Gives the floating IP as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneIp>,
  context: Context,
): AsyncGenerator<FloatingIp> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findFloatingip(asked.ip, call);
  const changes = { description: asked.description };
  const update = (fields: typeof changes): Promise<unknown> => client.updateFloatingip(id, fields, call);
  await modify({ resource: 'floatingips', id }, asked, changes, update, context);
  yield await client.getFloatingipDetails(id, call);
}
