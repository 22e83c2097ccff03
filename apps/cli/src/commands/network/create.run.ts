import type { Network } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import type { args } from './create.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Network> {
  const { name, description, mtu, type, physicalNetwork, segmentationId } = asked;
  const client = await context.service('network');
  const network = {
    ...{ name, description, mtu, networkType: type, physicalNetwork, segmentationId },
    projectId: await projectIdFor(asked.projectId, context),
    shared: asked.shared || undefined,
    external: asked.external || undefined,
    portSecurityEnabled: truthOf(asked.portSecurity),
    adminStateUp: asked.disable ? false : undefined,
  };
  yield await client.createNetwork(network, { signal: context.signal });
}
