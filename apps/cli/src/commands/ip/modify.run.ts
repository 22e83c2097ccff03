import type { FloatingIp } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { modify } from '../../networking/modify.js';
import { args } from './modify.js';
import type { oneIp } from './positionals.js';

/** Gives the floating IP as it is afterwards. */
export async function* run(
  asked: ArgsOf<typeof args & typeof oneIp>,
  context: Context,
): AsyncGenerator<FloatingIp> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { id } = await client.findFloatingip(asked.ip, call);
  const fields = { description: asked.description };
  const update = (wish: typeof fields): Promise<unknown> => client.updateFloatingip(id, wish, call);
  await modify(
    { resource: 'floatingips', id },
    asked,
    { fields, options: Object.keys(args), update },
    context,
  );
  yield await client.getFloatingipDetails(id, call);
}
