import type { ComputeClient, Server } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { args } from './modify.js';

type Args = ArgsOf<typeof args & typeof oneServer>;

/** Gives the server as it is afterwards. */
export async function* run(asked: Args, { compute, signal }: Context): AsyncGenerator<Server> {
  const client = await compute();
  const call = { signal };
  let { id } = await client.findServer(asked.server, call);
  if (asked.firewall !== undefined && asked.portId !== undefined) {
    await client.setFirewallProfile(id, { profile: asked.firewall, portId: asked.portId }, call);
  }
  if (asked.metadataSet.length > 0)
    await client.updateServerMetadata(id, Object.fromEntries(asked.metadataSet), call);
  for (const key of asked.metadataDel) await client.deleteServerMetadata(id, key, call);
  await changeTags(client, id, asked, call);
  if (asked.flavorId !== undefined) {
    const flavor = await client.findFlavor(asked.flavorId, call);
    await client.resizeServer(id, flavor.id, call);
  }
  // Last, for where the name is the id another name makes it another id.
  if (asked.name !== undefined) ({ id } = await client.updateServerName(id, asked.name, call));
  yield await client.getServerDetails(id, call);
}

async function changeTags(client: ComputeClient, id: string, asked: Args, call: CallOptions): Promise<void> {
  if (asked.tagsDel) await client.deleteTags(id, call);
  if (asked.tagReplace.length > 0) await client.replaceTags(id, asked.tagReplace, call);
  for (const tag of asked.tagDel) await client.deleteTag(id, tag, call);
  for (const tag of asked.tagAdd) await client.addTag(id, tag, call);
}
