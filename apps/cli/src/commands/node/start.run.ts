import { pickByNameOrId } from '@leister/compute';
import type { OrchestratorNode } from '@leister/orchestrator';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { lookUp } from '../../lib/look-up.js';
import { orchestrator } from '../../lib/orchestrator.js';
import type { args } from './start.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<OrchestratorNode> {
  const { signal, leftovers } = context;
  const { name, keyname, servedCloud: cloud, metadata } = asked;
  const client = await orchestrator(context);
  // What is not listed is left to the Orchestrator to refuse.
  const [image, size] = await Promise.all([
    lookUp(async () => pickByNameOrId('image', await client.listImages({ cloud }, { signal }), asked.image)),
    lookUp(async () => pickByNameOrId('size', await client.listSizes({ cloud }, { signal }), asked.size)),
  ]);
  const pairs = metadata.length === 0 ? undefined : Object.fromEntries(metadata);
  const parts = { image: image?.id ?? asked.image, size: size?.id ?? asked.size };
  const vm = { name, ...parts, ...defined({ keyname, cloud, metadata: pairs }) };
  leftovers.set(name, `node ${name}, perhaps: its creation was not confirmed`);
  const node = await client.startVm(vm, { signal });
  leftovers.clear(name);
  yield node;
}
