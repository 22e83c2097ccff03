import type { Router } from '@leister/network';
import type { ArgsOf } from '../../args/option.js';
import { truthOf } from '../../args/truth.js';
import type { Context } from '../../context.js';
import { projectIdFor } from '../../lib/project-id.js';
import type { args } from './create.js';
import { gatewayOf } from './gateway.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<Router> {
  const call = { signal: context.signal };
  const client = await context.service('network');
  const { name, description } = asked;
  const router = {
    ...{ name, description },
    projectId: await projectIdFor(asked.projectId, context),
    gateway: await gatewayOf(asked, client, call),
    distributed: truthOf(asked.distributed),
    highAvailability: truthOf(asked.highAvailability),
    adminStateUp: asked.disable ? false : undefined,
  };
  yield await client.createRouter(router, call);
}
